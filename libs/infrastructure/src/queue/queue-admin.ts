import type { Job, Queue } from 'bullmq';
import { QUEUES } from '#contracts/jobs';
import { DomainError } from '#domain';
import type { Tickets } from './tickets.js';

/** A queue as an administrator sees it. */
export interface QueueOverview {
  readonly name: string;
  readonly paused: boolean;
  readonly counts: Readonly<Record<'waiting' | 'active' | 'delayed' | 'failed' | 'completed', number>>;
}

/** A process that takes jobs. */
export interface QueueWorker {
  readonly queue: string;
  readonly name: string | null;
  readonly address: string | null;
}

/** A job as an administrator sees it. */
export interface JobOverview {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly data: object;
  readonly attempts: number;
  readonly failedReason: string | null;
}

const STATES = ['waiting', 'active', 'delayed', 'failed', 'completed'] as const;

/** Looking at and steering the queues. */
export class QueueAdmin {
  constructor(private readonly tickets: Tickets) {}

  async overview(): Promise<{ queues: QueueOverview[]; workers: QueueWorker[] }> {
    const each = await Promise.all(this.tickets.all().map((queue) => lookAt(queue)));
    return { queues: each.map(({ overview }) => overview), workers: each.flatMap(({ workers }) => workers) };
  }

  /** Jobs of a queue that are not done, the failed ones last. */
  async jobs(name: string, limit: number): Promise<JobOverview[]> {
    const queue = this.named(name);
    const lists = await Promise.all(
      STATES.map(async (state) =>
        (await queue.getJobs([state], 0, limit - 1)).map((job) => toView(job, state)),
      ),
    );
    return lists.flat().slice(0, limit);
  }

  async pause(name: string): Promise<void> {
    await this.named(name).pause();
  }

  async resume(name: string): Promise<void> {
    await this.named(name).resume();
  }

  async retry(name: string, id: string): Promise<void> {
    const job = await this.job(name, id);
    if (!(await job.isFailed())) throw new DomainError('job.wrong-state', `Job ${id} has not failed`);
    await job.retry();
  }

  async remove(name: string, id: string): Promise<void> {
    const job = await this.job(name, id);
    if (await job.isActive())
      throw new DomainError('job.wrong-state', `Job ${id} is being worked on: try again when it has ended`);
    await job.remove();
  }

  /** Whether the queues' store answers within a second. */
  async answers(): Promise<boolean> {
    const [queue] = this.tickets.all();
    if (queue === undefined) return false;
    const late = new Promise<boolean>((resolve) => {
      setTimeout(() => resolve(false), 1_000).unref();
    });
    const asked = queue.getJobCounts('waiting').then(
      () => true,
      () => false,
    );
    return Promise.race([asked, late]);
  }

  private named(name: string): Queue {
    const known = QUEUES.find((queue) => queue === name);
    if (known === undefined) throw new DomainError('queue.not-found', `There is no queue "${name}"`);
    return this.tickets.queue(known);
  }

  private async job(name: string, id: string): Promise<Job> {
    const job: Job | undefined = await this.named(name).getJob(id);
    if (job === undefined) throw new DomainError('job.not-found', `Queue "${name}" has no job ${id}`);
    return job;
  }
}

async function lookAt(queue: Queue): Promise<{ overview: QueueOverview; workers: QueueWorker[] }> {
  const [paused, counts, workers] = await Promise.all([
    queue.isPaused(),
    queue.getJobCounts(...STATES),
    queue.getWorkers(),
  ]);
  const count = (state: (typeof STATES)[number]): number => counts[state] ?? 0;
  return {
    overview: {
      name: queue.name,
      paused,
      counts: {
        waiting: count('waiting'),
        active: count('active'),
        delayed: count('delayed'),
        failed: count('failed'),
        completed: count('completed'),
      },
    },
    workers: workers.map((worker) => ({
      queue: queue.name,
      name: worker['rawname'] ?? worker['name'] ?? null,
      address: worker['addr'] ?? null,
    })),
  };
}

function toView(job: Job, state: string): JobOverview {
  return {
    id: String(job.id),
    name: job.name,
    state,
    data: typeof job.data === 'object' && job.data !== null ? (job.data as object) : {},
    attempts: job.attemptsMade,
    failedReason: job.failedReason ?? null,
  };
}
