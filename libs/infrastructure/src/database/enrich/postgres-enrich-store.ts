import { type ClaimedTitle, EnrichStore, type WorkFacts, type WorkKind } from '#domain';
import type { Database, Sql } from '../database.js';

const FREE = `(claimed_until IS NULL OR claimed_until < now()) AND (not_before IS NULL OR not_before <= now())`;

const PROVIDER = 'tmdb';

const IDENTIFYING = `SELECT 1 WHERE EXISTS (SELECT 1 FROM lookup WHERE state = 'waiting' AND ${FREE})
  OR EXISTS (SELECT 1 FROM cluster WHERE state = 'ready' AND ${FREE})`;

const CLAIM = `UPDATE title SET claimed_until = now() + make_interval(secs => $1), fence = fence + 1 WHERE id IN (
    SELECT id FROM title WHERE enrichment = 'waiting' AND ${FREE} ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED)
  RETURNING id, kind, tmdb_id AS "tmdbId", fence`;

const STORE = `UPDATE title SET enrichment = 'done', enriched_at = now(), claimed_until = NULL, not_before = NULL,
    genres = $3, people = $4::jsonb, rating = $5, votes = $6, runtime = $7,
    overview = CASE WHEN $8 = '' THEN overview ELSE $8 END, poster_path = coalesce($9, poster_path),
    backdrop_path = $10, logo_path = $11, imdb_id = coalesce($12, imdb_id), tvdb_id = coalesce($13, tvdb_id),
    collection_id = $14, original_language = coalesce($15, original_language), titles = $16::jsonb
  WHERE id = $1 AND fence = $2`;

/** Titles and their facts in PostgreSQL. */
export class PostgresEnrichStore extends EnrichStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async isIdentifying(): Promise<boolean> {
    return (await this.database.query(IDENTIFYING)).length > 0;
  }

  override async claimTitles(limit: number, seconds: number): Promise<readonly ClaimedTitle[]> {
    return this.database.query<ClaimedTitle>(CLAIM, [seconds, limit]);
  }

  override async storeFacts({ id, fence }: ClaimedTitle, facts: WorkFacts): Promise<void> {
    await this.database.transaction(async (sql) => {
      const collectionId = await storeCollection(sql, facts);
      await sql.query(STORE, [
        ...[id, fence, facts.genres, JSON.stringify(facts.cast), facts.rating, facts.votes, facts.runtime],
        ...[facts.overview, facts.posterPath, facts.backdropPath, facts.logoPath, facts.imdbId, facts.tvdbId],
        ...[collectionId, facts.originalLanguage, JSON.stringify(facts.titles)],
      ]);
    });
  }

  override async markGone({ id, fence }: ClaimedTitle): Promise<void> {
    await this.database.query(
      `UPDATE title SET enrichment = 'gone', enriched_at = now(), claimed_until = NULL WHERE id = $1 AND fence = $2`,
      [id, fence],
    );
  }

  override async putBack({ id, fence }: ClaimedTitle, delayMs: number): Promise<void> {
    await this.database.query(
      `UPDATE title SET claimed_until = NULL, not_before = now() + make_interval(secs => $3)
       WHERE id = $1 AND fence = $2`,
      [id, fence, delayMs / 1_000],
    );
  }

  override async nextWork(): Promise<number | null> {
    const [next] = await this.database.query<{ ms: number | null }>(
      `SELECT extract(epoch FROM min(greatest(coalesce(not_before, now()), coalesce(claimed_until, now()))) - now())
         ::float8 * 1000 AS ms FROM title WHERE enrichment = 'waiting'`,
    );
    return next?.ms === null || next?.ms === undefined ? null : Math.max(0, next.ms);
  }

  override async changesReadUntil(kind: WorkKind): Promise<Date | null> {
    const [row] = await this.database.query<{ until: Date }>(
      'SELECT read_until AS until FROM provider_changes WHERE provider = $1 AND kind = $2',
      [PROVIDER, kind],
    );
    return row?.until ?? null;
  }

  override async markChanged(kind: WorkKind, tmdbIds: readonly number[], readUntil: Date): Promise<number> {
    return this.database.transaction(async (sql) => {
      const marked = await sql.query(
        `UPDATE title SET enrichment = 'waiting', not_before = NULL
         WHERE kind = $1 AND tmdb_id = ANY($2::int[]) AND enrichment = 'done' RETURNING id`,
        [kind, tmdbIds],
      );
      await sql.query(
        `INSERT INTO provider_changes (provider, kind, read_until) VALUES ($1, $2, $3)
         ON CONFLICT (provider, kind) DO UPDATE SET read_until = EXCLUDED.read_until`,
        [PROVIDER, kind, readUntil],
      );
      return marked.length;
    });
  }

  override async markOlderThan(days: number): Promise<number> {
    const marked = await this.database.query(
      `UPDATE title SET enrichment = 'waiting', not_before = NULL
       WHERE enrichment <> 'waiting' AND enriched_at < now() - make_interval(days => $1) RETURNING id`,
      [days],
    );
    return marked.length;
  }
}

async function storeCollection(sql: Sql, { collection }: WorkFacts): Promise<string | null> {
  if (collection === null) return null;
  const [row] = await sql.query<{ id: string }>(
    `INSERT INTO collection (tmdb_id, name, poster_path, backdrop_path) VALUES ($1, $2, $3, $4)
     ON CONFLICT (tmdb_id) DO UPDATE SET name = EXCLUDED.name, poster_path = EXCLUDED.poster_path,
       backdrop_path = EXCLUDED.backdrop_path
     RETURNING id`,
    [collection.tmdbId, collection.name, collection.posterPath, collection.backdropPath],
  );
  return row?.id ?? null;
}
