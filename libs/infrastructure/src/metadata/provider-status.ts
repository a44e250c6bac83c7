import type { DomainError } from '#domain';
import type { Sql } from '../database/index.js';

/** How long this process trusts what it last wrote; another one may have written since. */
const TRUST_MS = 5_000;

const SET = `INSERT INTO provider_status AS status (provider, problem, message, since) VALUES ($1, $2, $3, now())
  ON CONFLICT (provider) DO UPDATE SET problem = excluded.problem, message = excluded.message, since = now()
    WHERE status.problem IS DISTINCT FROM excluded.problem`;

const CLEAR = `UPDATE provider_status SET problem = NULL, message = '', since = now()
  WHERE provider = $1 AND problem IS NOT NULL`;

/** Says in PostgreSQL what keeps lookups waiting, for users to see. Rows are written only when something changes. */
export class ProviderStatus {
  private problem: string | null = null;
  private writtenAt = -Infinity;

  constructor(
    private readonly sql: Sql,
    private readonly provider: string,
  ) {}

  /** The provider answered. */
  async well(): Promise<void> {
    if (this.isKnown(null)) return;
    await this.sql.query(CLEAR, [this.provider]);
  }

  /** A call failed for good; `since` keeps the moment of the first failure of this kind. */
  async failed({ code, message }: DomainError): Promise<void> {
    if (this.isKnown(code)) return;
    await this.sql.query(SET, [this.provider, code, message]);
  }

  private isKnown(problem: string | null): boolean {
    const now = performance.now();
    if (this.problem === problem && now - this.writtenAt < TRUST_MS) return true;
    this.problem = problem;
    this.writtenAt = now;
    return false;
  }
}
