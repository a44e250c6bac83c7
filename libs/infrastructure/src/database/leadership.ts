import type { QueryRunner } from 'typeorm';
import type { Database } from './database.js';

/**
 * Chooses one of all processes for work that only one may do. The lock belongs to a connection, so that a process that
 * dies or loses its database is replaced by the next one that asks.
 */
export class Leadership {
  private runner: QueryRunner | null = null;

  /** `lock` names the work; each kind of work has a constant of its own. */
  constructor(
    private readonly database: Database,
    private readonly lock: number,
  ) {}

  /** Whether this process is, or now becomes, the one. Throws, and gives up, when the database is away. */
  async holds(): Promise<boolean> {
    if (this.runner === null) return this.apply();
    try {
      await this.runner.query('SELECT 1');
      return true;
    } catch (error) {
      await this.release();
      throw error;
    }
  }

  /** Lets another process take over. */
  async release(): Promise<void> {
    const { runner } = this;
    this.runner = null;
    if (runner === null) return;
    await runner.query('SELECT pg_advisory_unlock($1)', [this.lock]).catch(() => undefined);
    await runner.release().catch(() => undefined);
  }

  private async apply(): Promise<boolean> {
    const runner = this.database.source.createQueryRunner();
    try {
      const [row] = (await runner.query('SELECT pg_try_advisory_lock($1) AS won', [this.lock])) as {
        won: boolean;
      }[];
      if (row?.won === true) this.runner = runner;
    } finally {
      if (this.runner === null) await runner.release();
    }
    return this.runner !== null;
  }
}
