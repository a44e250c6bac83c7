import type { Database } from '../database/index.js';

const RENEW_MS = 2_000;
const LEASE_SECONDS = 10;

/** After so many renewals without a request a process leaves its share to the others. */
const IDLE_RENEWALS = 15;

/** What is shared, and who asks. */
export interface ConnectionShareOptions {
  readonly provider: string;
  readonly member: string;
  /** Open connections, all processes together. */
  readonly connections: number;
  readonly database: Database;
  readonly onShare: (share: number) => void;
}

/**
 * A process' share of the connections a provider allows: all of them divided among the processes that have talked
 * to it lately, at least one each.
 */
export class ConnectionShare {
  private timer: NodeJS.Timeout | null = null;
  private idle = 0;

  constructor(private readonly options: ConnectionShareOptions) {}

  /** To be called before each request; the first one joins. */
  async use(): Promise<void> {
    this.idle = 0;
    if (this.timer !== null) return;
    this.timer = setInterval(() => void this.tick(), RENEW_MS);
    this.timer.unref();
    await this.renew();
  }

  /** Leaves, so that the others' shares grow at once. */
  async close(): Promise<void> {
    if (this.timer === null) return;
    clearInterval(this.timer);
    this.timer = null;
    const { database, provider, member } = this.options;
    await database.query('DELETE FROM budget_member WHERE provider = $1 AND member = $2', [provider, member]);
  }

  private async tick(): Promise<void> {
    this.idle += 1;
    // A renewal that fails is tried again in two seconds; the lease lasts for five of them.
    await (this.idle > IDLE_RENEWALS ? this.close() : this.renew()).catch(() => undefined);
  }

  private async renew(): Promise<void> {
    const { database, provider, member, connections, onShare } = this.options;
    await database.query(
      `INSERT INTO budget_member (provider, member, until) VALUES ($1, $2, now() + make_interval(secs => $3))
       ON CONFLICT (provider, member) DO UPDATE SET until = EXCLUDED.until`,
      [provider, member, LEASE_SECONDS],
    );
    const [row] = await database.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM budget_member WHERE provider = $1 AND until > now()',
      [provider],
    );
    onShare(Math.max(1, Math.floor(connections / Math.max(1, row?.n ?? 1))));
  }
}
