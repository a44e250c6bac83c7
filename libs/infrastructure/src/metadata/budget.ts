import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../database/index.js';

/** Slots leased in one statement at most: enough to make the lease cheap, few enough that none hoards. */
const BLOCK = 8;

/** Requests arrive with jitter; this much more space keeps any second within the rate. */
const MARGIN = 1.02;

/** What the budget is made of. */
export interface BudgetOptions {
  readonly provider: string;
  /** Requests a second, all processes together. */
  readonly rate: number;
  readonly database: Database;
}

/**
 * Requests a second, shared by all processes through PostgreSQL. Slots lie evenly spaced on one time line (GCRA);
 * a process leases the next few for the callers it has, so idle time is never saved up into a burst.
 */
export class RequestBudget {
  private readonly waiting: (() => void)[] = [];
  private leasing: Promise<void> | null = null;
  private readonly spacingMs: number;

  constructor(private readonly options: BudgetOptions) {
    this.spacingMs = (1_000 / options.rate) * MARGIN;
  }

  /** Resolves when the caller may send one request. Rejects when the database does not answer. */
  async take(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push(resolve);
      this.leasing ??= this.lease().finally(() => {
        this.leasing = null;
      });
      this.leasing.catch(reject);
    });
  }

  /** Nobody sends anything for `ms` from now: a provider said that it had enough. */
  async defer(ms: number): Promise<void> {
    await this.options.database.query(
      `UPDATE budget SET next_slot = greatest(next_slot, clock_timestamp() + make_interval(secs => $2))
       WHERE provider = $1`,
      [this.options.provider, ms / 1_000],
    );
  }

  private async lease(): Promise<void> {
    // Callers of the same moment share one lease.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const count = Math.min(BLOCK, this.waiting.length);
      const waitMs = await this.reserve(count);
      const served = this.waiting.splice(0, count);
      for (const [at, resolve] of served.entries()) {
        void pause(Math.max(0, waitMs + at * this.spacingMs)).then(resolve);
      }
    }
  }

  /** Milliseconds until the first of `count` slots that are now this process' own. */
  private async reserve(count: number): Promise<number> {
    const [row] = await this.options.database.query<{ wait: number }>(
      `INSERT INTO budget AS b (provider, next_slot)
       VALUES ($1, clock_timestamp() + make_interval(secs => $2))
       ON CONFLICT (provider) DO UPDATE
         SET next_slot = greatest(b.next_slot, clock_timestamp()) + make_interval(secs => $2)
       RETURNING extract(epoch FROM next_slot - make_interval(secs => $2) - clock_timestamp())::float8 * 1000 AS wait`,
      [this.options.provider, (count * this.spacingMs) / 1_000],
    );
    return row?.wait ?? 0;
  }
}
