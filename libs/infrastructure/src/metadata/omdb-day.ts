import type { Sql } from '../database/index.js';

/** How long this process believes that nothing is left before it looks again. */
const TRUST_MS = 60_000;

const TODAY = `(now() AT TIME ZONE 'UTC')::date`;

const TAKE = `INSERT INTO provider_day AS today (provider, day, used) VALUES ($1, ${TODAY}, 1)
  ON CONFLICT (provider, day) DO UPDATE SET used = today.used + 1 WHERE today.used < $2
  RETURNING used`;

const USE_UP = `INSERT INTO provider_day AS today (provider, day, used) VALUES ($1, ${TODAY}, $2)
  ON CONFLICT (provider, day) DO UPDATE SET used = greatest(today.used, excluded.used)`;

const FORGET = `DELETE FROM provider_day WHERE provider = $1 AND day < ${TODAY} - 30`;

/** Requests that a service allows on one day (UTC, by the database's clock), all processes together. */
export class DayBudget {
  private emptySince = -Infinity;

  constructor(
    private readonly sql: Sql,
    private readonly provider: string,
    /** Requests a day. */
    private readonly limit: number,
  ) {}

  /** Counts one request; false when none is left today, and then it must not be made. */
  async take(): Promise<boolean> {
    if (performance.now() - this.emptySince < TRUST_MS) return false;
    const [row] = await this.sql.query<{ used: number }>(TAKE, [this.provider, this.limit]);
    if (row === undefined) this.emptySince = performance.now();
    else if (row.used === 1) await this.sql.query(FORGET, [this.provider]);
    return row !== undefined;
  }

  /** The service says that none is left, whatever was counted. */
  async useUp(): Promise<void> {
    this.emptySince = performance.now();
    await this.sql.query(USE_UP, [this.provider, this.limit]);
  }
}
