import { CompareContentsJob, type CompareContentsPayload } from '#contracts/jobs';
import type { CompareContents } from '#domain';
import { type JobContext, JobConsumer, type Tickets } from '#infrastructure/queue';
import { limitsOf } from '#infrastructure/runtime';

/** Compares what videos hold for a ticket's time, and comes again when some are left. Does nothing when switched off. */
export class CompareContentsConsumer extends JobConsumer<CompareContentsPayload> {
  readonly contract = CompareContentsJob;

  constructor(
    private readonly compare: CompareContents | null,
    private readonly tickets: Tickets,
  ) {
    super();
  }

  async handle(payload: CompareContentsPayload, context: JobContext): Promise<void> {
    if (this.compare === null) return;
    const more = await this.compare.run(limitsOf(context));
    if (more) await this.tickets.wake(CompareContentsJob, payload);
  }
}
