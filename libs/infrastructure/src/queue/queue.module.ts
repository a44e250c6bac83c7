import { BullModule, getQueueToken } from '@nestjs/bullmq';
import { type DynamicModule, Inject, Module, type OnApplicationShutdown, type Type } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { QueueName } from '#contracts/jobs';
import type { Logger } from '../observability/index.js';
import { dispatcherOf } from './dispatcher.js';
import type { JobConsumer } from './job-consumer.js';
import { type QueueLocation, queueOptions } from './queue-options.js';
import { Tickets } from './tickets.js';

/** What a process does with queues: issue tickets always, consume one queue if it is a worker. */
export interface QueueModuleOptions extends QueueLocation {
  readonly log: Logger;
  /** The queue whose jobs this process takes; a process that only issues tickets names none. */
  readonly consumes?: QueueName;
}

/** The queue, for a Nest application: exports `Tickets`. */
@Module({})
export class QueueModule implements OnApplicationShutdown {
  constructor(@Inject(Tickets) private readonly tickets: Tickets) {}

  static forRoot(options: QueueModuleOptions): DynamicModule {
    const { consumes, log } = options;
    const bullOptions = queueOptions(options);
    const consumed = consumes === undefined ? [] : [consumes];
    return {
      module: QueueModule,
      global: true,
      imports: [
        BullModule.forRoot(bullOptions),
        ...consumed.map((name) => BullModule.registerQueue({ name })),
      ],
      providers: [
        { provide: Tickets, useFactory: () => new Tickets(bullOptions, log) },
        ...consumed.map((name) => watcherOf(name, log)),
      ],
      exports: [Tickets],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.tickets.close();
  }
}

/** A queue object that loses its server emits errors, which end the process unless somebody listens. */
function watcherOf(name: QueueName, log: Logger) {
  return {
    provide: `errors of ${name}`,
    useFactory: (queue: Queue) =>
      queue.on('error', (error) => log.warn({ err: error, queue: name }, 'queue unreachable')),
    inject: [getQueueToken(name)],
  };
}

/** The provider of a queue's worker; `consumers` must be providers of the same module. */
export function provideDispatcher(queue: QueueName, consumers: readonly Type<JobConsumer>[], log: Logger) {
  const dispatcher = dispatcherOf(queue);
  return {
    provide: dispatcher,
    useFactory: (...instances: JobConsumer[]) => new dispatcher(instances, log),
    inject: [...consumers],
  };
}
