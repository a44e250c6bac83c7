import { Queue, type QueueOptions } from 'bullmq';
import { QUEUES, type JobContract, type QueueName } from '#contracts/jobs';
import type { Logger } from '../observability/index.js';
import { TICKET_OPTIONS } from './queue-options.js';

/** How many waiting tickets are looked through for one that does the same work. */
const LOOK_THROUGH = 100;

/** A queue that answers no sooner than this counts as down; the reconciler tries again. */
const PATIENCE_MS = 3_000;

/**
 * Issues tickets. Whoever commits rows that need work calls `wake` afterwards: a ticket that waits will start
 * later than the commit and so see those rows, hence one waiting ticket per key is enough, and the queue's depth
 * stays bounded however many rows there are.
 */
export class Tickets {
  private readonly queues = new Map<QueueName, Queue>();

  constructor(
    private readonly options: QueueOptions,
    private readonly log: Logger,
  ) {}

  /**
   * Makes sure that a ticket waits. Never throws: a ticket is a hint, and the rows say what is to be done, so a
   * queue that is away delays the work and loses none.
   */
  async wake<Payload extends object>(
    contract: JobContract<Payload>,
    payload: Payload,
    delayMs = 0,
  ): Promise<boolean> {
    try {
      return await inTime(this.issue(contract, payload, delayMs));
    } catch (error) {
      this.log.warn({ err: error, ticket: contract.name }, 'no ticket could be issued; the reconciler will');
      return false;
    }
  }

  /** The queue of that name, for administration. */
  queue(name: QueueName): Queue {
    const known = this.queues.get(name);
    if (known) return known;
    const queue = new Queue(name, this.options);
    queue.on('error', (error) => this.log.warn({ err: error, queue: name }, 'queue unreachable'));
    this.queues.set(name, queue);
    return queue;
  }

  /** All queues, for administration. */
  all(): Queue[] {
    return QUEUES.map((name) => this.queue(name));
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.queues.values()].map((queue) => inTime(queue.close())));
  }

  private async issue<Payload extends object>(
    contract: JobContract<Payload>,
    payload: Payload,
    delayMs: number,
  ): Promise<boolean> {
    const queue = this.queue(contract.queue);
    const states = delayMs > 0 ? (['delayed'] as const) : (['waiting'] as const);
    const waiting = await queue.getJobs([...states], 0, LOOK_THROUGH);
    const key = contract.keyOf(payload);
    const same = waiting.some((job) => job?.name === contract.name && keyOfData(contract, job.data) === key);
    if (same) return false;
    await queue.add(contract.name, payload, { ...TICKET_OPTIONS, delay: delayMs });
    return true;
  }
}

/** The key of a stored payload, or null when it is not one of the contract's. */
function keyOfData<Payload extends object>(contract: JobContract<Payload>, data: unknown): string | null {
  try {
    return contract.keyOf(data as Payload);
  } catch {
    return null;
  }
}

async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`the queue did not answer in ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
