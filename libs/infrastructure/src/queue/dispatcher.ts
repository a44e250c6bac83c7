import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import type { OnApplicationBootstrap, OnModuleDestroy, Type } from '@nestjs/common';
import type { Job } from 'bullmq';
import { JOB_CONTRACTS, type QueueName } from '#contracts/jobs';
import { type Logger, withLogScope } from '../observability/index.js';
import { consume, type JobConsumer, TICKET_MS } from './job-consumer.js';
import { CONCURRENCY, WORKER_OPTIONS } from './queue-options.js';

/**
 * Throws unless every contract of the queue has exactly one consumer: a job nobody takes would wait for ever, and
 * one that two take would be done by chance.
 */
export function assertComplete(queue: QueueName, consumers: readonly JobConsumer[]): void {
  const names = consumers.map(({ contract }) => contract.name);
  const problems = [
    ...JOB_CONTRACTS.filter((contract) => contract.queue === queue)
      .filter(({ name }) => names.filter((other) => other === name).length !== 1)
      .map(({ name }) => `${name} needs exactly one consumer`),
    ...consumers
      .filter(({ contract }) => contract.queue !== queue)
      .map(({ contract }) => `${contract.name} belongs to queue ${contract.queue}`),
  ];
  if (problems.length > 0) throw new Error(`queue ${queue}: ${problems.join('; ')}`);
}

/**
 * A class for the one BullMQ worker of a queue: it hands each job to the consumer of its name. (A worker per
 * consumer would let either take the other's jobs.)
 */
export function dispatcherOf(queue: QueueName): Type<WorkerHost> {
  @Processor(queue, { ...WORKER_OPTIONS, concurrency: CONCURRENCY[queue] })
  class Dispatcher extends WorkerHost implements OnApplicationBootstrap, OnModuleDestroy {
    private readonly stopping = new AbortController();

    constructor(
      private readonly consumers: readonly JobConsumer[],
      private readonly log: Logger,
    ) {
      super();
      assertComplete(queue, consumers);
    }

    onApplicationBootstrap(): void {
      this.log.info({ queue, jobs: this.consumers.map(({ contract }) => contract.name) }, 'consuming');
    }

    /** First of Nest's shutdown steps: running tickets end soon, and Nest then waits for them. */
    onModuleDestroy(): void {
      this.stopping.abort();
    }

    override async process(job: Job): Promise<void> {
      const consumer = this.consumers.find(({ contract }) => contract.name === job.name);
      if (!consumer) throw new Error(`no consumer for ${job.name}`);
      const context = { signal: this.stopping.signal, deadline: Date.now() + TICKET_MS };
      await consume(consumer, job.data, context, (fields, work) =>
        withLogScope({ ...fields, job: job.name, jobId: String(job.id) }, work),
      );
    }

    @OnWorkerEvent('failed')
    onFailed(job: Job | undefined, error: Error): void {
      this.log.error(
        { err: error, job: job?.name, jobId: job?.id, attempts: job?.attemptsMade },
        'job failed',
      );
    }

    @OnWorkerEvent('error')
    onError(error: Error): void {
      this.log.warn({ err: error, queue }, 'worker cannot reach its queue');
    }
  }
  return Dispatcher;
}
