import type { Config } from '../config/index.js';
import type { Sql } from '../database/index.js';

/** What the cache holds. */
export interface CacheReport {
  readonly entries: number;
  readonly bytes: number;
  /** ISO 8601; null when it is empty. */
  readonly oldest: string | null;
}

/** A provider with its health and its budget, as all processes share them. */
export interface ProviderReport {
  readonly name: string;
  /** Whether a key is set. */
  readonly configured: boolean;
  /** A code as `provider.unavailable`; null when all is well. */
  readonly problem: string | null;
  readonly message: string;
  readonly since: string | null;
  /** When one process tries again, while the provider is away. */
  readonly retryAt: string | null;
  /** Requests a second as configured, null when there is no such limit, and while refusals keep it lower. */
  readonly rate: number | null;
  readonly slowedRate: number | null;
  /** Requests made today (UTC), for providers that count them by the day. */
  readonly usedToday: number | null;
}

interface StatusRecord {
  readonly provider: string;
  readonly problem: string | null;
  readonly message: string;
  readonly since: Date | null;
  readonly retryAt: Date | null;
  readonly slowedRate: number | null;
  readonly usedToday: number | null;
}

const STATUS = `SELECT name AS provider, problem, coalesce(message, '') AS message, since, retry_at AS "retryAt",
    slowed_rate AS "slowedRate", used AS "usedToday"
  FROM unnest($1::text[]) AS name LEFT JOIN provider_status ON provider_status.provider = name
  LEFT JOIN budget ON budget.provider = name
  LEFT JOIN provider_day ON provider_day.provider = name AND day = (now() AT TIME ZONE 'UTC')::date`;

/** What the cache of answers holds now. */
export async function cacheReport(sql: Sql): Promise<CacheReport> {
  const [row] = await sql.query<{ entries: number; bytes: string | null; oldest: Date | null }>(
    'SELECT count(*)::int AS entries, sum(bytes) AS bytes, min(fetched_at) AS oldest FROM provider_cache',
  );
  const oldest = row?.oldest?.toISOString() ?? null;
  return { entries: row?.entries ?? 0, bytes: Number(row?.bytes ?? 0), oldest };
}

/** Every provider there is, in the order in which they are asked. */
export async function providerReports(
  sql: Sql,
  { tmdb, fallbacks }: Pick<Config, 'tmdb' | 'fallbacks'>,
): Promise<readonly ProviderReport[]> {
  const configured: Record<string, boolean> = {
    tmdb: tmdb.apiKey !== null || tmdb.token !== null,
    tvdb: fallbacks.order.includes('tvdb') && fallbacks.tvdb.apiKey !== null,
    omdb: fallbacks.order.includes('omdb') && fallbacks.omdb.apiKey !== null,
  };
  const rows = await sql.query<StatusRecord>(STATUS, [Object.keys(configured)]);
  return rows.map(({ provider, since, retryAt, ...row }) => ({
    ...row,
    name: provider,
    configured: configured[provider] ?? false,
    since: since?.toISOString() ?? null,
    retryAt: retryAt?.toISOString() ?? null,
    rate: provider === 'tmdb' ? tmdb.rate : null,
  }));
}
