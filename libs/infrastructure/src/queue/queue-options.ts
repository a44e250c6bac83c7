import {
  createPostgresBackend,
  setDefaultBackendFactory,
  type ConnectionOptions,
  type JobsOptions,
  type QueueOptions,
  type WorkerOptions,
} from 'bullmq';
import type { QueueName } from '#contracts/jobs';

/** Where the tickets are kept. */
export interface QueueLocation {
  /** `redis://…`, or null for the PostgreSQL backend. */
  readonly queueUrl: string | null;
  readonly databaseUrl: string;
}

/** Connections of each queue and worker object on the PostgreSQL backend; each has a pool of its own. */
const POSTGRES_POOL = 2;

/**
 * The one place that knows which backend the queues run on. Everything else sees BullMQ.
 * BullMQ's defaults take 61 s to resume after a kill and give a job up at the second one (see ADR 0005).
 */
export function queueOptions({ queueUrl, databaseUrl }: QueueLocation): QueueOptions {
  if (queueUrl !== null) {
    setDefaultBackendFactory();
    return { connection: { url: queueUrl, maxRetriesPerRequest: null } };
  }
  setDefaultBackendFactory(createPostgresBackend);
  const connection = {
    connectionString: databaseUrl,
    schema: 'bullmq',
    migrate: true,
    max: POSTGRES_POOL,
  };
  // BullMQ types `connection` for Redis only, although its backends define their own.
  return { connection: connection as unknown as ConnectionOptions };
}

/** A worker's settings: a killed worker's ticket is taken over within about 7 s and never given up for it. */
export const WORKER_OPTIONS = {
  lockDuration: 5_000,
  stalledInterval: 2_000,
  maxStalledCount: 1_000_000,
  drainDelay: 2,
} as const satisfies Partial<WorkerOptions>;

/**
 * Tickets that a process works on at a time. Two walks in one process only wait for each other (100,000 files: 26 s
 * instead of 21 s); what waits for providers and disks does not.
 */
export const CONCURRENCY: Readonly<Record<QueueName, number>> = { scan: 1, metadata: 2, organize: 2 };

/** A ticket's settings: a few quick tries, then the reconciler issues a new one. */
export const TICKET_OPTIONS = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: { count: 1_000, age: 7 * 24 * 3_600 },
} as const satisfies JobsOptions;
