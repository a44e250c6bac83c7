import type { Database } from '../database/index.js';

const HOUR_MS = 3_600_000;

/** How long answers serve: TMDb's terms allow six months at most, and searches change sooner than details. */
export const KEEP_MS = { search: 24 * HOUR_MS, details: 7 * 24 * HOUR_MS, nothing: 24 * HOUR_MS } as const;

/** The form of cached answers; a new form never reads old rows. */
const FORM = 'v1';

/** Answers in PostgreSQL, in the project's own types and already validated, shared by all processes. */
export class AnswerCache {
  private readonly inFlight = new Map<string, Promise<unknown>>();

  constructor(private readonly database: Database) {}

  /**
   * The cached answer for `key`, or what `ask` answers, which is then kept for `keepMs` of it. Equal questions of
   * one process that come at the same time are asked once.
   */
  async get<Answer>(
    key: string,
    ask: () => Promise<Answer>,
    keepMs: (answer: Answer) => number,
  ): Promise<Answer> {
    const running = this.inFlight.get(key);
    if (running !== undefined) return running as Promise<Answer>;
    const work = this.readOrAsk(`${FORM}:${key}`, ask, keepMs).finally(() => this.inFlight.delete(key));
    this.inFlight.set(key, work);
    return work;
  }

  private async readOrAsk<Answer>(
    key: string,
    ask: () => Promise<Answer>,
    keepMs: (answer: Answer) => number,
  ): Promise<Answer> {
    const [row] = await this.database.query<{ body: { answer: Answer } }>(
      'SELECT body FROM provider_cache WHERE key = $1 AND expires_at > now()',
      [key],
    );
    if (row !== undefined) return row.body.answer;
    const answer = await ask();
    await this.database.query(
      `INSERT INTO provider_cache (key, body, fetched_at, expires_at)
       VALUES ($1, $2, now(), now() + make_interval(secs => $3))
       ON CONFLICT (key) DO UPDATE SET body = EXCLUDED.body, fetched_at = EXCLUDED.fetched_at,
         expires_at = EXCLUDED.expires_at`,
      [key, JSON.stringify({ answer }), keepMs(answer) / 1_000],
    );
    return answer;
  }
}
