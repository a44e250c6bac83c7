import { BullModule } from '@nestjs/bullmq';
import { type DynamicModule, Inject, Module, type OnApplicationShutdown, type Type } from '@nestjs/common';
import type { QueueName } from '#contracts/jobs';
import type { Logger } from '../observability/index.js';
import { dispatcherOf } from './dispatcher.js';
import type { JobConsumer } from './job-consumer.js';
import { type QueueLocation, queueOptions } from './queue-options.js';
import { Tickets } from './tickets.js';

/** What a process does with queues: issue tickets always, consume one queue if it is a worker. */
export interface QueueModuleOptions extends QueueLocation {
  readonly log: Logger;
}

/** The queue, for a Nest application: exports `Tickets`. */
@Module({})
export class QueueModule implements OnApplicationShutdown {
  constructor(@Inject(Tickets) private readonly tickets: Tickets) {}

  static forRoot(options: QueueModuleOptions): DynamicModule {
    const bullOptions = queueOptions(options);
    return {
      module: QueueModule,
      global: true,
      imports: [BullModule.forRoot(bullOptions)],
      providers: [{ provide: Tickets, useFactory: () => new Tickets(bullOptions, options.log) }],
      exports: [Tickets],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.tickets.close();
  }
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
