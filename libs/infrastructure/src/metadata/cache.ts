import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '../database/index.js';
import type { Question } from './http.js';

const HOUR_MS = 3_600_000;

/** How long an answer is taken for true, in ms. */
export const LIFETIMES = { search: 24 * HOUR_MS, work: 7 * 24 * HOUR_MS, nothing: 24 * HOUR_MS } as const;

/** TMDb's terms allow no more. */
const OLDEST = `interval '180 days'`;

/** A longer key would not fit into an index; its digest stands for it. */
const LONGEST_KEY = 1_000;

/** The cache is cleared of what is old or too much so often, in answers written by this process, and at least hourly. */
const PURGE_EVERY = 500;
const PURGE_EVERY_MS = HOUR_MS;

/** So long (ms) one process fetches an answer that others wait for; after that another one tries. */
const FETCH_MS = 10_000;
const LOOK_AGAIN_MS = 100;

const MEBIBYTE = 2 ** 20;

const READ = `SELECT body FROM provider_cache
  WHERE key = $1 AND expires_at > now() AND fetched_at > now() - ${OLDEST}`;

const WRITE = `INSERT INTO provider_cache (key, body, bytes, fetched_at, expires_at)
  VALUES ($1, $2::jsonb, $4, now(), now() + $3::float8 * interval '1 millisecond')
  ON CONFLICT (key) DO UPDATE SET body = excluded.body, bytes = excluded.bytes, fetched_at = excluded.fetched_at,
    expires_at = excluded.expires_at, fetching_until = NULL`;

/** A row that expired long ago holds the place of an answer that is being fetched. */
const TAKE = `INSERT INTO provider_cache AS cached (key, fetched_at, expires_at, fetching_until)
  VALUES ($1, now(), 'epoch', now() + ${FETCH_MS} * interval '1 millisecond')
  ON CONFLICT (key) DO UPDATE SET fetching_until = excluded.fetching_until
    WHERE cached.fetching_until IS NULL OR cached.fetching_until < now() RETURNING key`;

const LET_GO = 'UPDATE provider_cache SET fetching_until = NULL WHERE key = $1';

const PURGE = `DELETE FROM provider_cache WHERE key IN (
    SELECT key FROM provider_cache WHERE expires_at < now() - interval '1 day' ORDER BY expires_at LIMIT 1000)`;

/** What expires last is kept, up to $1 bytes. */
const SHRINK = `DELETE FROM provider_cache WHERE key IN (
    SELECT key FROM (SELECT key, sum(bytes) OVER (ORDER BY expires_at DESC, key) AS kept FROM provider_cache) AS aged
    WHERE kept > $1)`;

/** A question with what to do about it. Bodies are clean JSON; null stands for "there is no such thing". */
export interface CachedQuestion<Result> {
  readonly key: string;
  readonly fetch: () => Promise<unknown>;
  /** Makes our own of a body; throws when it has the wrong shape, and then a stored one is asked for again. */
  readonly read: (body: unknown) => Result;
  /** For how long to keep what was read, in ms. */
  readonly lifetime: (result: Result) => number;
  /** Whether other processes may well ask the same now, so that one of them asks for all. */
  readonly shared?: boolean;
}

/** Answers kept in PostgreSQL. Within the process, those who ask the same at the same time share one request. */
export class AnswerCache {
  private readonly running = new Map<string, Promise<unknown>>();
  private purgedAt = performance.now();
  private writes = 0;

  /** Keeps at most `limitMb` mebibytes of answers; 0 sets no limit. */
  constructor(
    private readonly sql: Sql,
    private readonly limitMb = 0,
  ) {}

  /** The stored answer, or the fetched one, which is then stored. Passes on what `fetch` throws. */
  async answer<Result>(question: CachedQuestion<Result>): Promise<Result> {
    const running = this.running.get(question.key);
    if (running !== undefined) return running as Promise<Result>;
    const answer = this.lookUp(question).finally(() => this.running.delete(question.key));
    this.running.set(question.key, answer);
    return answer;
  }

  private async lookUp<Result>(question: CachedQuestion<Result>): Promise<Result> {
    const { key, read, shared = false } = question;
    for (;;) {
      const stored = await this.stored(key, read);
      if (stored !== null) return stored.result;
      if (!shared) break;
      if ((await this.sql.query(TAKE, [key])).length > 0) {
        // Another process may have fetched and stored it since we looked.
        const meanwhile = await this.stored(key, read);
        if (meanwhile === null) break;
        await this.sql.query(LET_GO, [key]);
        return meanwhile.result;
      }
      await sleep(LOOK_AGAIN_MS);
    }
    try {
      return await this.fetchAndStore(question);
    } catch (error) {
      if (shared) await this.sql.query(LET_GO, [key]);
      throw error;
    }
  }

  private async fetchAndStore<Result>({
    key,
    fetch,
    read,
    lifetime,
  }: CachedQuestion<Result>): Promise<Result> {
    const body = await fetch();
    const result = read(body);
    const text = body === null ? null : JSON.stringify(body);
    await this.sql.query(WRITE, [key, text, lifetime(result), text?.length ?? 0]);
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
    this.writes += 1;
    if (this.writes < PURGE_EVERY && performance.now() - this.purgedAt < PURGE_EVERY_MS) return;
    this.writes = 0;
    this.purgedAt = performance.now();
    await this.sql.query(PURGE);
    if (this.limitMb > 0) await this.sql.query(SHRINK, [this.limitMb * MEBIBYTE]);
  }
}

/** The key of a question to the service at `url`; holds neither API key nor token, whatever the address holds. */
export function cacheKey(url: string, { path, parameters }: Question): string {
  const { origin, pathname } = new URL(url);
  const key = `${origin}${pathname}/${path}?${new URLSearchParams(parameters).toString()}`;
  return key.length <= LONGEST_KEY ? key : createHash('sha256').update(key).digest('hex');
}
