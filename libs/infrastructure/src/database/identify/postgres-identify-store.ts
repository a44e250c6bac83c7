import {
  type ClaimedCluster,
  type ClaimedLookup,
  type ClusterFile,
  type ClusterVerdict,
  IdentifyStore,
  type KeyedQuery,
  type LookupAnswer,
  type ProviderWork,
  type Reading,
} from '#domain';
import type { Database } from '../database.js';
import { askFurther, readyClusters } from '../scans/store-clusters.js';
import { rememberedFor } from './remembered.js';
import { storeVerdict } from './store-verdict.js';

interface ClusterRecordRow {
  id: string;
  fence: string;
  readings: Reading[];
  chosen: ClaimedCluster['chosen'];
}

interface AnswerRecord extends LookupAnswer {
  readonly cluster_id: string;
}

/** States of a file that a decision may still change: not those that are in place, on their way or gone. */
const OPEN_STATES = `('discovered', 'review', 'unmatched', 'identified')`;

const CLAIM = `claimed_by = $1, claimed_until = now() + make_interval(secs => $2), fence = fence + 1`;
const FREE = `(claimed_until IS NULL OR claimed_until < now()) AND (not_before IS NULL OR not_before <= now())`;

/** Lookups, clusters and decisions in PostgreSQL. */
export class PostgresIdentifyStore extends IdentifyStore {
  constructor(
    private readonly database: Database,
    private readonly owner: string,
  ) {
    super();
  }

  override async claimLookups(limit: number, seconds: number): Promise<ClaimedLookup[]> {
    return this.database.query<ClaimedLookup>(
      `UPDATE lookup SET ${CLAIM} WHERE id IN (
         SELECT id FROM lookup WHERE state = 'waiting' AND ${FREE} ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED)
       RETURNING id, query, attempts, fence`,
      [this.owner, seconds, limit],
    );
  }

  override async answer(lookup: ClaimedLookup, works: readonly ProviderWork[]): Promise<void> {
    await this.database.transaction(async (sql) => {
      const done = await sql.query(
        `UPDATE lookup SET state = 'done', answers = $3, answered_at = now(), error = NULL, attempts = 0,
           claimed_until = NULL, not_before = NULL
         WHERE id = $1 AND fence = $2 AND state = 'waiting' RETURNING id`,
        [lookup.id, lookup.fence, JSON.stringify(works)],
      );
      if (done.length === 0) return;
      const waiting = await sql.query<{ id: string }>(
        'SELECT cluster_id AS id FROM cluster_lookup WHERE lookup_id = $1',
        [lookup.id],
      );
      await readyClusters(
        sql,
        waiting.map(({ id }) => id),
      );
    });
  }

  override async postpone(lookup: ClaimedLookup, delayMs: number, problem: string): Promise<void> {
    await this.database.query(
      `UPDATE lookup SET attempts = attempts + 1, error = $3, claimed_until = NULL,
         not_before = now() + make_interval(secs => $4)
       WHERE id = $1 AND fence = $2`,
      [lookup.id, lookup.fence, problem, delayMs / 1_000],
    );
  }

  override async claimClusters(limit: number, seconds: number): Promise<ClaimedCluster[]> {
    const rows = await this.database.query<ClusterRecordRow>(
      `UPDATE cluster SET ${CLAIM} WHERE id IN (
         SELECT id FROM cluster WHERE state = 'ready' AND ${FREE} ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED)
       RETURNING id, fence, readings, chosen`,
      [this.owner, seconds, limit],
    );
    return this.withAnswers(rows);
  }

  override async claimCluster(clusterId: string, seconds: number): Promise<ClaimedCluster | null> {
    const rows = await this.database.query<ClusterRecordRow>(
      `UPDATE cluster SET ${CLAIM} WHERE id = $3 RETURNING id, fence, readings, chosen`,
      [this.owner, seconds, clusterId],
    );
    const [cluster] = await this.withAnswers(rows);
    return cluster ?? null;
  }

  override async filesOf(clusterId: string): Promise<ClusterFile[]> {
    return this.database.query<ClusterFile>(
      `SELECT id, reading, (duration_ms / 60000.0)::float8 AS minutes FROM file WHERE cluster_id = $1 AND state IN ${OPEN_STATES} ORDER BY id`,
      [clusterId],
    );
  }

  override async decide(cluster: ClaimedCluster, verdict: ClusterVerdict): Promise<boolean> {
    return this.database.transaction((sql) => storeVerdict(sql, cluster, verdict));
  }

  override async ask(cluster: ClaimedCluster, query: KeyedQuery): Promise<void> {
    await this.database.transaction((sql) => askFurther(sql, cluster, query));
  }

  override async putBack(cluster: ClaimedCluster, delayMs: number): Promise<void> {
    await this.database.query(
      `UPDATE cluster SET claimed_until = NULL, not_before = now() + make_interval(secs => $3)
       WHERE id = $1 AND fence = $2`,
      [cluster.id, cluster.fence, delayMs / 1_000],
    );
  }

  override async nextWork(): Promise<number | null> {
    const [next] = await this.database.query<{ ms: number | null }>(
      `SELECT extract(epoch FROM min(least(at, now() + interval '1 minute')) - now())::float8 * 1000 AS ms FROM (
         SELECT min(greatest(coalesce(not_before, now()), coalesce(claimed_until, now()))) AS at
           FROM lookup WHERE state = 'waiting'
         UNION ALL
         SELECT min(greatest(coalesce(not_before, now()), coalesce(claimed_until, now())))
           FROM cluster WHERE state = 'ready') AS work`,
    );
    return next?.ms === null || next?.ms === undefined ? null : Math.max(0, next.ms);
  }

  private async withAnswers(rows: readonly ClusterRecordRow[]): Promise<ClaimedCluster[]> {
    const ids = rows.map(({ id }) => id);
    const answers = await this.database.query<AnswerRecord>(
      `SELECT cluster_id, key, query, answers AS works FROM cluster_lookup JOIN lookup ON lookup.id = lookup_id
       WHERE cluster_id = ANY($1::bigint[]) AND answers IS NOT NULL ORDER BY cluster_id, lookup.id`,
      [ids],
    );
    const remembered = await rememberedFor(this.database, rows);
    return rows.map((row) => ({
      ...row,
      answers: answers.filter(({ cluster_id }) => cluster_id === row.id),
      remembered: remembered.get(row.id) ?? [],
    }));
  }
}
