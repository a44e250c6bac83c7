import { DomainError } from '#domain';
import type { Database } from '../database/index.js';

/** Tells everybody what keeps a provider's lookups waiting; written only when it changes. */
export class ProviderStatus {
  private known: string | null | undefined;

  constructor(
    private readonly database: Database,
    private readonly provider: string,
  ) {}

  async succeeded(): Promise<void> {
    await this.note(null, '');
  }

  async failed(error: unknown): Promise<void> {
    if (error instanceof DomainError) await this.note(error.code, error.message);
  }

  private async note(problem: string | null, message: string): Promise<void> {
    if (this.known === problem) return;
    this.known = problem;
    await this.database.query(
      `INSERT INTO provider_status AS s (provider, problem, message) VALUES ($1, $2, $3)
       ON CONFLICT (provider) DO UPDATE SET problem = EXCLUDED.problem, message = EXCLUDED.message,
         since = CASE WHEN s.problem IS NOT DISTINCT FROM EXCLUDED.problem THEN s.since ELSE now() END`,
      [this.provider, problem, message],
    );
  }
}
