import { randomUUID } from 'node:crypto';
import { EnrichTitlesJob } from '#contracts/jobs';
import type { EnrichmentView } from '#contracts/http';
import { DomainError } from '#domain';
import type { TitleQueries } from '#infrastructure/database';
import type { Tickets } from '#infrastructure/queue';

/** Titles and the fetching of their facts. */
export class TitlesService {
  constructor(
    readonly queries: TitleQueries,
    private readonly tickets: Tickets,
    private readonly isEnabled: boolean,
  ) {}

  async enrichment(): Promise<EnrichmentView> {
    return { enabled: this.isEnabled, ...(await this.queries.enrichment()) };
  }

  /** Sends a worker; throws `enrichment.off` where titles are not to be enriched. */
  async enrich(refresh: boolean): Promise<EnrichmentView> {
    if (!this.isEnabled) {
      throw new DomainError(
        'enrichment.off',
        'Titles are not enriched: set CINEORG_ENRICH=auto, and start again',
      );
    }
    await this.tickets.wake(EnrichTitlesJob, { traceId: randomUUID(), ...(refresh && { refresh }) });
    return this.enrichment();
  }
}
