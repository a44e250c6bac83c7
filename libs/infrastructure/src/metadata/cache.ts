import { createHash } from 'node:crypto';
import type { Sql } from '../database/index.js';
import type { Question } from './http.js';

const HOUR_MS = 3_600_000;

/** How long an answer is taken for true, in ms. */
export const LIFETIMES = { search: 24 * HOUR_MS, work: 7 * 24 * HOUR_MS, nothing: 24 * HOUR_MS } as const;

/** TMDb's terms allow no more. */
const OLDEST = `interval '180 days'`;

/** A longer key would not fit into an index; its digest stands for it. */
const LONGEST_KEY = 1_000;

const PURGE_EVERY_MS = HOUR_MS;

const READ = `SELECT body FROM provider_cache
  WHERE key = $1 AND expires_at > now() AND fetched_at > now() - ${OLDEST}`;

const WRITE = `INSERT INTO provider_cache (key, body, fetched_at, expires_at)
  VALUES ($1, $2::jsonb, now(), now() + $3::float8 * interval '1 millisecond')
  ON CONFLICT (key) DO UPDATE SET body = excluded.body, fetched_at = excluded.fetched_at,
    expires_at = excluded.expires_at`;

const PURGE = `DELETE FROM provider_cache WHERE key IN (
    SELECT key FROM provider_cache WHERE expires_at < now() - interval '1 day' ORDER BY expires_at LIMIT 1000)`;

/** A question with what to do about it. Bodies are clean JSON; null stands for "there is no such thing". */
export interface CachedQuestion<Result> {
  readonly key: string;
  readonly fetch: () => Promise<unknown>;
  /** Makes our own of a body; throws when it has the wrong shape, and then a stored one is asked for again. */
  readonly read: (body: unknown) => Result;
  /** For how long to keep what was read, in ms. */
  readonly lifetime: (result: Result) => number;
}

/** Answers kept in PostgreSQL. Within the process, those who ask the same at the same time share one request. */
export class AnswerCache {
  private readonly running = new Map<string, Promise<unknown>>();
  private purgedAt = performance.now();

  constructor(private readonly sql: Sql) {}

  /** The stored answer, or the fetched one, which is then stored. Passes on what `fetch` throws. */
  async answer<Result>(question: CachedQuestion<Result>): Promise<Result> {
    const running = this.running.get(question.key);
    if (running !== undefined) return running as Promise<Result>;
    const answer = this.lookUp(question).finally(() => this.running.delete(question.key));
    this.running.set(question.key, answer);
    return answer;
  }

  private async lookUp<Result>({ key, fetch, read, lifetime }: CachedQuestion<Result>): Promise<Result> {
    const stored = await this.stored(key, read);
    if (stored !== null) return stored.result;
    const body = await fetch();
    const result = read(body);
    await this.sql.query(WRITE, [key, body === null ? null : JSON.stringify(body), lifetime(result)]);
    await this.purgeNowAndThen();
    return result;
  }

  private async stored<Result>(
    key: string,
    read: (body: unknown) => Result,
  ): Promise<{ result: Result } | null> {
    const [row] = await this.sql.query<{ body: unknown }>(READ, [key]);
    if (row === undefined) return null;
    try {
      return { result: read(row.body) };
    } catch {
      return null;
    }
  }

  private async purgeNowAndThen(): Promise<void> {
    if (performance.now() - this.purgedAt < PURGE_EVERY_MS) return;
    this.purgedAt = performance.now();
    await this.sql.query(PURGE);
  }
}

/** The key of a question to the service at `url`; holds neither API key nor token, whatever the address holds. */
export function cacheKey(url: string, { path, parameters }: Question): string {
  const { origin, pathname } = new URL(url);
  const key = `${origin}${pathname}/${path}?${new URLSearchParams(parameters).toString()}`;
  return key.length <= LONGEST_KEY ? key : createHash('sha256').update(key).digest('hex');
}
