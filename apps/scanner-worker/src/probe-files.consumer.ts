import { BuildPlanJob, IdentifyClustersJob, ProbeFilesJob, type ProbeFilesPayload } from '#contracts/jobs';
import type { AwaitedPlan, ProbeFiles } from '#domain';
import { type JobContext, JobConsumer, type Tickets } from '#infrastructure/queue';
import { limitsOf } from '#infrastructure/runtime';

/** Probes videos for a ticket's time, and comes again when some are left. Does nothing when switched off. */
export class ProbeFilesConsumer extends JobConsumer<ProbeFilesPayload> {
  readonly contract = ProbeFilesJob;

  constructor(
    private readonly probe: ProbeFiles | null,
    private readonly tickets: Tickets,
  ) {
    super();
  }

  async handle({ traceId }: ProbeFilesPayload, context: JobContext): Promise<void> {
    if (this.probe === null) return;
    const listener = {
      onDecidable: async () => {
        await this.tickets.wake(IdentifyClustersJob, { traceId });
      },
      onAwaited: async ({ id, traceId: ofPlan }: AwaitedPlan) => {
        await this.tickets.wake(BuildPlanJob, { planId: id, traceId: ofPlan });
      },
    };
    const more = await this.probe.run(limitsOf(context), listener);
    if (more) await this.tickets.wake(ProbeFilesJob, { traceId });
  }
}
