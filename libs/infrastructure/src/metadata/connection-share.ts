import type { Sql } from '../database/index.js';

const RENEW_MS = 2_000;

/** A process that makes no request for so long gives its connections to the others. */
const IDLE_MS = 30_000;

/** Newcomers start with this part of all connections together, until the others have seen them and closed theirs. */
const NEWCOMERS_PART = 1 / 3;

const RENEW = `INSERT INTO budget_member (provider, member, until) VALUES ($1, $2, now() + interval '10 seconds')
  ON CONFLICT (provider, member) DO UPDATE SET until = excluded.until`;

const OTHERS = `SELECT count(*)::int AS others FROM budget_member
  WHERE provider = $1 AND member <> $2 AND until > now()`;

const LEAVE = 'DELETE FROM budget_member WHERE provider = $1 AND (member = $2 OR until < now())';

export interface ConnectionShareOptions {
  readonly sql: Sql;
  readonly provider: string;
  /** Names this process among those that share. */
  readonly member: string;
  /** Open connections, all processes together. */
  readonly connections: number;
  /** Takes the number of connections this process may hold from now on; 0 when it has left. */
  readonly apply: (share: number) => void;
  /** Hears of a renewal that failed; the next one tries again. */
  readonly onError: (error: unknown) => void;
}

/**
 * This process' part of a provider's connections: they are shared out evenly among the processes that make requests,
 * each of which holds a lease of 10 s and renews it every 2 s. A killed process' part is free when its lease ends.
 */
export class ConnectionShare {
  private timer: NodeJS.Timeout | null = null;
  private joining: Promise<void> | null = null;
  private usedAt = 0;
  private others = 0;

  constructor(private readonly options: ConnectionShareOptions) {}

  /** Processes that share, this one included, as far as it has seen them. */
  get members(): number {
    return this.others + 1;
  }

  /** To be called before each request; the first joins. Throws when the database does not answer. */
  async use(): Promise<void> {
    this.usedAt = performance.now();
    this.joining ??= this.join();
    await this.joining;
  }

  /** Gives the part back. */
  async leave(): Promise<void> {
    if (this.timer === null) return;
    clearInterval(this.timer);
    this.timer = null;
    this.joining = null;
    this.options.apply(0);
    await this.options.sql.query(LEAVE, [this.options.provider, this.options.member]);
  }

  private async join(): Promise<void> {
    try {
      const { connections, apply } = this.options;
      const others = await this.renew();
      const start = others === 0 ? connections : Math.floor((connections * NEWCOMERS_PART) / others);
      apply(Math.max(1, Math.min(start, this.shareWith(others))));
      this.timer = setInterval(() => void this.keep(), RENEW_MS);
      this.timer.unref();
    } catch (error) {
      this.joining = null;
      throw error;
    }
  }

  private async keep(): Promise<void> {
    try {
      if (performance.now() - this.usedAt > IDLE_MS) return await this.leave();
      const others = await this.renew();
      if (this.timer !== null) this.options.apply(this.shareWith(others));
    } catch (error) {
      this.options.onError(error);
    }
  }

  private async renew(): Promise<number> {
    const { sql, provider, member } = this.options;
    await sql.query(RENEW, [provider, member]);
    // A statement of its own: of two that join at once, one at least sees the other.
    const [row] = await sql.query<{ others: number }>(OTHERS, [provider, member]);
    this.others = row?.others ?? 0;
    return this.others;
  }

  private shareWith(others: number): number {
    return Math.max(1, Math.floor(this.options.connections / (others + 1)));
  }
}
