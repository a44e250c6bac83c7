import { type DynamicModule, type INestApplicationContext, Logger as NestLogger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { endWithParent, startHeartbeat } from '../observability/index.js';
import { QueueModule, Tickets } from '../queue/index.js';
import { createRuntime, type Runtime } from './runtime.js';
import { Reconciler } from './reconciler.js';

/** What a worker adds to the common parts. */
export type WorkerWiring = (runtime: Runtime) => Pick<DynamicModule, 'providers'>;

@Module({})
class WorkerModule {}

/** Starts a worker process: settings, database, queue, consumers, and an orderly end. */
export async function startWorker(app: string, wiring: WorkerWiring): Promise<void> {
  NestLogger.overrideLogger(['error', 'warn']);
  const runtime = await createRuntime(app);
  const { config, log, databaseUrl } = runtime;
  const module: DynamicModule = {
    module: WorkerModule,
    imports: [QueueModule.forRoot({ queueUrl: config.queueUrl, databaseUrl, log })],
    ...wiring(runtime),
  };
  const context = await NestFactory.createApplicationContext(module, { abortOnError: false });
  const reconciler = new Reconciler(runtime.database, context.get(Tickets), log);
  if (config.reconcile) reconciler.start();
  const heartbeat = process.env['CINEORG_HEARTBEAT_FILE'];
  if (heartbeat) startHeartbeat(heartbeat);
  endOrderly(context, runtime, reconciler);
  log.info({ owner: runtime.owner }, 'ready');
}

/** SIGTERM, or the parent's end: running tickets stop at their next row, then everything is closed. */
function endOrderly(context: INestApplicationContext, { log, database }: Runtime, reconciler: Reconciler): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    log.info('stopping');
    void reconciler
      .stop()
      .then(() => context.close())
      .then(() => database.close())
      .catch((error: unknown) => log.error({ err: error }, 'could not stop in order'))
      .finally(() => process.exit(0));
  };
  process.on('SIGTERM', end);
  if (!process.env['CINEORG_PARENT_FD']) process.on('SIGINT', end);
  endWithParent(process.env['CINEORG_PARENT_FD'], end);
}
