import { EnrichTitlesJob, type EnrichTitlesPayload } from '#contracts/jobs';
import type { EnrichTitles } from '#domain';
import { type JobContext, JobConsumer, type Tickets } from '#infrastructure/queue';
import { limitsOf } from '#infrastructure/runtime';

/** Enriches titles for a ticket's time, and comes again when some are left. Does nothing when switched off. */
export class EnrichTitlesConsumer extends JobConsumer<EnrichTitlesPayload> {
  readonly contract = EnrichTitlesJob;

  constructor(
    private readonly enrich: EnrichTitles | null,
    private readonly tickets: Tickets,
  ) {
    super();
  }

  async handle({ traceId, refresh }: EnrichTitlesPayload, context: JobContext): Promise<void> {
    if (this.enrich === null) return;
    const now = new Date();
    if (refresh === true) await this.enrich.refresh(now);
    else await this.enrich.refreshDaily(now);
    const pauseMs = await this.enrich.run(limitsOf(context));
    if (pauseMs !== null) await this.tickets.wake(EnrichTitlesJob, { traceId }, Math.ceil(pauseMs));
  }
}
