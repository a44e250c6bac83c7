import { IdentifyClustersJob, WalkScanJob, type WalkScanPayload } from '#contracts/jobs';
import type { WalkScan } from '#domain';
import { type JobContext, JobConsumer, type Tickets } from '#infrastructure/queue';
import { limitsOf } from '#infrastructure/runtime';

/** Walks a ticket's worth of a scan; what it found is identified while it goes on. */
export class WalkScanConsumer extends JobConsumer<WalkScanPayload> {
  readonly contract = WalkScanJob;

  constructor(
    private readonly walk: WalkScan,
    private readonly tickets: Tickets,
  ) {
    super();
  }

  async handle({ scanId, traceId }: WalkScanPayload, context: JobContext): Promise<void> {
    const identify = async (): Promise<void> => {
      await this.tickets.wake(IdentifyClustersJob, { traceId });
    };
    const { more } = await this.walk.run(scanId, limitsOf(context), identify);
    if (more) await this.tickets.wake(WalkScanJob, { scanId, traceId });
  }
}
