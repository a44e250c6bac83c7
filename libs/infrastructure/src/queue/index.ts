export { assertComplete } from './dispatcher.js';
export { type JobContext, JobConsumer, TICKET_MS } from './job-consumer.js';
export { QueueAdmin } from './queue-admin.js';
export { provideDispatcher, QueueModule } from './queue.module.js';
export { queueOptions } from './queue-options.js';
export { Tickets } from './tickets.js';
