import { IdentifyClustersJob, WalkScanJob, type WalkScanPayload } from '#contracts/jobs';
import type { WalkScan } from '#domain';
import { type JobContext, JobConsumer, type Tickets } from '#infrastructure/queue';
import { limitsOf } from '#infrastructure/runtime';

/** How long to leave a scan alone of which all that is left is in other hands, in milliseconds. */
const IDLE_MS = 250;

/** Walks a ticket's worth of a scan; what it found is identified while it goes on, and idle workers are called in. */
export class WalkScanConsumer extends JobConsumer<WalkScanPayload> {
  readonly contract = WalkScanJob;

  constructor(
    private readonly walk: WalkScan,
    private readonly tickets: Tickets,
  ) {
    super();
  }

  async handle({ scanId, traceId }: WalkScanPayload, context: JobContext): Promise<void> {
    const listener = {
      onDiscovered: async () => {
        await this.tickets.wake(IdentifyClustersJob, { traceId });
      },
      onPlenty: async () => {
        await this.tickets.wake(WalkScanJob, { scanId, traceId });
      },
    };
    const { more, idle } = await this.walk.run(scanId, limitsOf(context), listener);
    if (more) await this.tickets.wake(WalkScanJob, { scanId, traceId }, idle ? IDLE_MS : 0);
  }
}
