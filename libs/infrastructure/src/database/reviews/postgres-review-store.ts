import {
  type ClaimedCluster,
  type ClusterVerdict,
  type DecisionMemory,
  type ReviewedCluster,
  type ReviewsWanted,
  ReviewStore,
  type Settled,
} from '#domain';
import type { Database, Sql } from '../database.js';
import { storeVerdict } from '../identify/store-verdict.js';
import { reviewedClusters } from './reviewed-clusters.js';

/** A folder with more undecided clusters than this is no title's folder. */
const MOST_NEIGHBOURS = 1_000;

const UNDECIDED = `cluster.state IN ('waiting', 'ready', 'review', 'unmatched')`;

/** The user's decisions in PostgreSQL. */
export class PostgresReviewStore extends ReviewStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(clusterId: string): Promise<ReviewedCluster | null> {
    const [cluster] = await reviewedClusters(this.database, 'WHERE cluster.id = $1', [clusterId]);
    return cluster ?? null;
  }

  override async neighbours({ id, libraryId, folder }: ReviewedCluster): Promise<ReviewedCluster[]> {
    if (folder === '') return [];
    return reviewedClusters(
      this.database,
      `WHERE library_id = $1 AND folder = $2 AND cluster.id <> $3 AND ${UNDECIDED}
         AND readings->0->>'kind' = 'episode' ORDER BY cluster.id LIMIT ${MOST_NEIGHBOURS}`,
      [libraryId, folder, id],
    );
  }

  override async followers({ id, libraryId, folder }: ReviewedCluster): Promise<ReviewedCluster[]> {
    if (folder === '') return [];
    return reviewedClusters(
      this.database,
      `WHERE library_id = $1 AND folder = $2 AND chosen->>'with' = $3 ORDER BY cluster.id`,
      [libraryId, folder, id],
    );
  }

  override async wanted({ ids, minScore, kind, after, limit }: ReviewsWanted): Promise<ReviewedCluster[]> {
    if (ids !== null) {
      const rest = `WHERE cluster.id = ANY($1::bigint[]) AND cluster.id > $2 ORDER BY cluster.id LIMIT $3`;
      return reviewedClusters(this.database, rest, [ids, after ?? 0, limit]);
    }
    return reviewedClusters(
      this.database,
      `WHERE cluster.state = 'review' AND score >= $1 AND ($2::text IS NULL OR readings->0->>'kind' = $2)
         AND cluster.id > $3 ORDER BY cluster.id LIMIT $4`,
      [minScore, kind, after ?? 0, limit],
    );
  }

  override async settle(
    cluster: ClaimedCluster,
    verdict: ClusterVerdict,
    { titles, leader }: DecisionMemory,
  ): Promise<Settled> {
    return this.database.transaction(async (sql) => {
      const held = await hold(sql, cluster, verdict);
      if (held !== 'done') return held;
      await storeVerdict(sql, cluster, verdict);
      await sql.query(
        `UPDATE cluster SET skipped_at = NULL,
           chosen = CASE WHEN $2::text IS NULL THEN chosen - 'with' ELSE chosen || jsonb_build_object('with', $2::text) END
         WHERE id = $1 AND jsonb_typeof(chosen) = 'object'`,
        [cluster.id, leader],
      );
      await remember(sql, cluster.id, { verdict, titles });
      return 'done';
    });
  }

  override async takeBack({ id, fence }: ReviewedCluster, thenAsk: boolean): Promise<Settled> {
    return this.database.transaction(async (sql) => {
      const held = await hold(sql, { id, fence }, null);
      if (held !== 'done') return held;
      await sql.query(
        `UPDATE cluster SET state = CASE WHEN state = 'waiting' THEN 'waiting' ELSE 'ready' END, chosen = $2,
           title_id = NULL, decided_by = NULL, reasons = '{}', skipped_at = NULL, fence = fence + 1,
           claimed_until = NULL, not_before = NULL
         WHERE id = $1`,
        [id, thenAsk ? '"ask"' : null],
      );
      await sql.query(
        `UPDATE file SET state = 'discovered', season = NULL, episodes = '{}', reason = NULL,
           kind = coalesce(reading->>'kind', kind)
         WHERE cluster_id = $1 AND state IN ('review', 'unmatched', 'identified')`,
        [id],
      );
      await sql.query('DELETE FROM remembered_choice WHERE cluster_id = $1', [id]);
      return 'done';
    });
  }

  override async skip(clusterId: string, skipped: boolean): Promise<void> {
    await this.database.query(
      'UPDATE cluster SET skipped_at = CASE WHEN $2 THEN clock_timestamp() END WHERE id = $1',
      [clusterId, skipped],
    );
  }
}

interface Held {
  readonly library_id: string;
  readonly kind: string | null;
  readonly tmdb_id: number | null;
}

/**
 * Locks a cluster for a decision that makes it `verdict`, or none at all (null). Plans not yet applied were made with
 * the decision before: they become stale, and those being built, which may have read it, are begun anew. They are locked
 * before their files are looked at, as applying one does; the latter first, since they may be ready by then.
 */
async function hold(
  sql: Sql,
  { id, fence }: { readonly id: string; readonly fence: string },
  verdict: ClusterVerdict | null,
): Promise<Settled> {
  const [held] = await sql.query<Held>(
    `SELECT library_id, title.kind, title.tmdb_id FROM cluster LEFT JOIN title ON title.id = title_id
     WHERE cluster.id = $1 AND cluster.fence = $2 FOR UPDATE OF cluster`,
    [id, fence],
  );
  if (held === undefined) return 'busy';
  const work = verdict?.details?.work;
  if (work !== undefined && held.kind === work.kind && held.tmdb_id === work.tmdbId) return 'done';
  // What had no decision yet is in no plan: reviews that go on while one is built do not hold it up.
  const building =
    held.kind === null
      ? []
      : await sql.query<{ id: string }>(
          `SELECT id FROM plan WHERE state = 'building' AND library_id = $1 ORDER BY id FOR UPDATE`,
          [held.library_id],
        );
  const plans = await sql.query<{ id: string }>(
    `SELECT id FROM plan WHERE state = 'ready' AND (id IN (
         SELECT plan_id FROM operation JOIN file ON file.id = file_id WHERE cluster_id = $1)
       OR EXISTS (SELECT 1 FROM plan_kept JOIN file ON file.id = file_id
         WHERE plan_id = plan.id AND cluster_id = $1)) ORDER BY id FOR UPDATE`,
    [id],
  );
  const placed = await sql.query(
    `SELECT 1 FROM file WHERE cluster_id = $1 AND state IN ('planned', 'organized') LIMIT 1`,
    [id],
  );
  if (placed.length > 0) return 'placed';
  await sql.query(`UPDATE plan SET state = 'stale', finished_at = now() WHERE id = ANY($1::bigint[])`, [
    plans.map((plan) => plan.id),
  ]);
  await buildAnew(
    sql,
    building.map((plan) => plan.id),
  );
  return 'done';
}

/** Takes plans from those who build them: with the next ticket, or by the reconciler, they are begun anew. */
async function buildAnew(sql: Sql, planIds: readonly string[]): Promise<void> {
  if (planIds.length === 0) return;
  await sql.query(`UPDATE plan SET fence = fence + 1, claimed_until = NULL WHERE id = ANY($1::bigint[])`, [
    planIds,
  ]);
}

async function remember(
  sql: Sql,
  clusterId: string,
  { verdict, titles }: { readonly verdict: ClusterVerdict; readonly titles: readonly string[] },
): Promise<void> {
  await sql.query('DELETE FROM remembered_choice WHERE cluster_id = $1', [clusterId]);
  if (verdict.details === null || titles.length === 0) return;
  const { kind, tmdbId } = verdict.details.work;
  await sql.query(
    `INSERT INTO remembered_choice (cluster_id, title_key, kind, tmdb_id) SELECT $1, unnest($2::text[]), $3, $4`,
    [clusterId, titles, kind, tmdbId],
  );
}
