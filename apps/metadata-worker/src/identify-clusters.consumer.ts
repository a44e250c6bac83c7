import { EnrichTitlesJob, IdentifyClustersJob, type IdentifyClustersPayload } from '#contracts/jobs';
import type { IdentifyClusters } from '#domain';
import { type JobContext, JobConsumer, type Tickets } from '#infrastructure/queue';
import { limitsOf } from '#infrastructure/runtime';

/** Answers lookups and decides clusters for a ticket's time, and comes again when work is or will be left. */
export class IdentifyClustersConsumer extends JobConsumer<IdentifyClustersPayload> {
  readonly contract = IdentifyClustersJob;

  constructor(
    private readonly identify: IdentifyClusters,
    private readonly tickets: Tickets,
    /** Whether titles are enriched when nothing is left to identify. */
    private readonly enriches: boolean,
  ) {
    super();
  }

  async handle({ traceId }: IdentifyClustersPayload, context: JobContext): Promise<void> {
    const more = async (): Promise<void> => {
      await this.tickets.wake(IdentifyClustersJob, { traceId });
    };
    const pauseMs = await this.identify.run(limitsOf(context), more);
    if (pauseMs !== null) await this.tickets.wake(IdentifyClustersJob, { traceId }, Math.ceil(pauseMs));
    else if (this.enriches) await this.tickets.wake(EnrichTitlesJob, { traceId });
  }
}
