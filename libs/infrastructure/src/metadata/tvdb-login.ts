import { DomainError } from '#domain';
import type { Sql } from '../database/index.js';
import { wait } from './wait.js';

/** A token is good for a month. */
const KEPT_DAYS = 29;

/** How long one process has to log in before another one tries. */
const CLAIM_SECONDS = 10;

const LOOK_EVERY_MS = 100;
const PATIENCE_MS = 2_000;

/** How long this process uses a token without looking whether it ends. */
const TRUST_MS = 3_600_000;

const READ = `SELECT token FROM provider_token WHERE provider = $1 AND expires_at > now()`;

const KEEP = `INSERT INTO provider_token (provider, token, expires_at)
  VALUES ($1, $2, now() + interval '${KEPT_DAYS} days')
  ON CONFLICT (provider) DO UPDATE SET token = excluded.token, expires_at = excluded.expires_at`;

const FORGET = `DELETE FROM provider_token WHERE provider = $1 AND token = $2`;

const CLAIM = `INSERT INTO provider_token AS login (provider, token, expires_at)
  VALUES ($1, '', now() + interval '${CLAIM_SECONDS} seconds')
  ON CONFLICT (provider) DO UPDATE SET expires_at = excluded.expires_at WHERE login.expires_at < now()
  RETURNING provider`;

const RELEASE = `DELETE FROM provider_token WHERE provider = $1`;

/**
 * The token of a service that wants a login: made once a month, by one process for all. A row of its own says that a
 * login is under way; it ends by itself when that process dies.
 */
export class SharedLogin {
  private held: { readonly token: string; readonly since: number } | null = null;
  private running: Promise<string> | null = null;

  constructor(
    private readonly sql: Sql,
    private readonly provider: string,
    /** Asks the service for a token; throws a DomainError when there is none to be had. */
    private readonly logIn: () => Promise<string>,
  ) {}

  /**
   * The token to be used now. Throws what the login throws, and `provider.unavailable` while another process takes
   * long over it.
   */
  async token(): Promise<string> {
    if (this.held !== null && performance.now() - this.held.since < TRUST_MS) return this.held.token;
    this.running ??= this.obtain().finally(() => (this.running = null));
    return this.running;
  }

  /** The service refused this token; another one is obtained when it is asked for. */
  async forget(token: string): Promise<void> {
    if (this.held?.token === token) this.held = null;
    await this.sql.query(FORGET, [this.provider, token]);
  }

  private async obtain(): Promise<string> {
    const token = await this.fromOthersOrNew();
    this.held = { token, since: performance.now() };
    return token;
  }

  private async fromOthersOrNew(): Promise<string> {
    const start = performance.now();
    for (;;) {
      const stored = await this.stored();
      if (stored !== null) return stored;
      if ((await this.sql.query(CLAIM, [this.claim])).length > 0) return this.newToken();
      if (performance.now() - start > PATIENCE_MS) {
        throw new DomainError('provider.unavailable', 'Another process is logging in', true);
      }
      await wait(LOOK_EVERY_MS, NEVER);
    }
  }

  private async newToken(): Promise<string> {
    try {
      // Whoever had the claim before may have left a token.
      const stored = await this.stored();
      if (stored !== null) return stored;
      const token = await this.logIn();
      await this.sql.query(KEEP, [this.provider, token]);
      return token;
    } finally {
      await this.sql.query(RELEASE, [this.claim]);
    }
  }

  private async stored(): Promise<string | null> {
    const [row] = await this.sql.query<{ token: string }>(READ, [this.provider]);
    return row?.token ?? null;
  }

  private get claim(): string {
    return `${this.provider} login`;
  }
}

const NEVER = new AbortController().signal;
