import { type DynamicModule, Logger as NestLogger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { QueueName } from '#contracts/jobs';
import { startHeartbeat } from '../observability/index.js';
import { QueueModule, Tickets } from '../queue/index.js';
import { endOrderly } from './end-orderly.js';
import { Reconciler } from './reconciler.js';
import { ScanSchedule } from '../watch/index.js';
import { createRuntime, type Runtime } from './runtime.js';

/** What a worker adds to the common parts. */
export type WorkerWiring = (runtime: Runtime) => Pick<DynamicModule, 'providers'>;

@Module({})
class WorkerModule {}

/** Starts the worker of a queue: settings, database, consumers, and an orderly end. */
export async function startWorker(app: string, consumes: QueueName, wiring: WorkerWiring): Promise<void> {
  NestLogger.overrideLogger(['error', 'warn']);
  const runtime = await createRuntime(app);
  const { config, log, database, databaseUrl } = runtime;
  const module: DynamicModule = {
    module: WorkerModule,
    imports: [QueueModule.forRoot({ queueUrl: config.queueUrl, databaseUrl, log, consumes })],
    ...wiring(runtime),
  };
  const context = await NestFactory.createApplicationContext(module, { abortOnError: false });
  const tickets = context.get(Tickets);
  const schedule = new ScanSchedule(database, tickets, config);
  const reconciler = new Reconciler({
    database,
    tickets,
    log,
    enrich: config.enrich,
    probe: config.probe,
    trashDays: config.trashDays,
    schedule,
  });
  if (config.reconcile) reconciler.start();
  const heartbeat = process.env['CINEORG_HEARTBEAT_FILE'];
  if (heartbeat) startHeartbeat(heartbeat);
  endOrderly(runtime, async () => {
    await reconciler.stop();
    await context.close();
  });
  log.info({ owner: runtime.owner }, 'ready');
}
