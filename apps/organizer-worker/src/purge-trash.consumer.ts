import { PurgeTrashJob, type PurgeTrashPayload } from '#contracts/jobs';
import { type Purging, purgeTrash } from '#infrastructure/plans';
import { type JobContext, JobConsumer, type Tickets } from '#infrastructure/queue';
import { limitsOf } from '#infrastructure/runtime';

/** Removes for good what is due in the trash, for a ticket's time. */
export class PurgeTrashConsumer extends JobConsumer<PurgeTrashPayload> {
  readonly contract = PurgeTrashJob;

  constructor(
    private readonly purging: Purging,
    private readonly tickets: Tickets,
  ) {
    super();
  }

  async handle(payload: PurgeTrashPayload, context: JobContext): Promise<void> {
    if (await purgeTrash(this.purging, limitsOf(context))) await this.tickets.wake(this.contract, payload);
  }
}
