import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { IdentifyClustersJob, WalkScanJob } from '#contracts/jobs';
import { createLogger } from '../observability/index.js';
import { createTestDatabase, createTestRedis } from '#testing';
import { QueueAdmin } from './queue-admin.js';
import { queueOptions } from './queue-options.js';
import { Tickets } from './tickets.js';

const log = createLogger('test', 'silent');

describe.each(['PostgreSQL', 'Redis'])('tickets on %s', (backend) => {
  let tickets: Tickets;
  let cleanUps: (() => Promise<unknown>)[];

  beforeEach(async () => {
    const database = await createTestDatabase();
    const redis = backend === 'Redis' ? await createTestRedis() : null;
    tickets = new Tickets(queueOptions({ queueUrl: redis?.url ?? null, databaseUrl: database.url }), log);
    cleanUps = [() => tickets.close(), async () => redis?.drop(), () => database.drop()];
  });

  afterEach(async () => {
    for (const cleanUp of cleanUps) await cleanUp();
  });

  const counts = () => tickets.queue('scan').getJobCounts('waiting', 'delayed');

  it('lets one ticket of a key wait, however often somebody asks', async () => {
    expect(await tickets.wake(WalkScanJob, { scanId: '1', traceId: 'a' })).toBe(true);
    expect(await tickets.wake(WalkScanJob, { scanId: '1', traceId: 'b' })).toBe(false);
    expect(await counts()).toMatchObject({ waiting: 1 });
  });

  it('keeps tickets of different keys and queues apart', async () => {
    await tickets.wake(WalkScanJob, { scanId: '1', traceId: 'a' });
    await tickets.wake(WalkScanJob, { scanId: '2', traceId: 'a' });
    await tickets.wake(IdentifyClustersJob, { traceId: 'a' });
    expect(await counts()).toMatchObject({ waiting: 2 });
    expect(await tickets.queue('metadata').getJobCounts('waiting')).toMatchObject({ waiting: 1 });
  });

  it('does not take a delayed ticket for one that waits now', async () => {
    expect(await tickets.wake(WalkScanJob, { scanId: '1', traceId: 'a' }, 60_000)).toBe(true);
    expect(await tickets.wake(WalkScanJob, { scanId: '1', traceId: 'a' }, 60_000)).toBe(false);
    expect(await tickets.wake(WalkScanJob, { scanId: '1', traceId: 'a' })).toBe(true);
    expect(await counts()).toMatchObject({ waiting: 1, delayed: 1 });
  });

  it('adds none while the queue is paused and one waits', async () => {
    await tickets.queue('scan').pause();
    for (let asked = 0; asked < 5; asked++) await tickets.wake(WalkScanJob, { scanId: '1', traceId: 'a' });
    await tickets.queue('scan').resume();
    expect(await counts()).toMatchObject({ waiting: 1 });
  });
});

describe.each(['PostgreSQL', 'Redis'])('the administrator of queues on %s', (backend) => {
  it('has only what failed tried again, and removes what waits', async () => {
    const database = await createTestDatabase();
    const redis = backend === 'Redis' ? await createTestRedis() : null;
    const tickets = new Tickets(
      queueOptions({ queueUrl: redis?.url ?? null, databaseUrl: database.url }),
      log,
    );
    try {
      const admin = new QueueAdmin(tickets);
      await tickets.wake(WalkScanJob, { scanId: '1', traceId: 'a' });
      const [job] = await admin.jobs('scan', 1);
      const id = job?.id ?? '';
      await expect(admin.retry('scan', id)).rejects.toMatchObject({ code: 'job.wrong-state' });
      await admin.remove('scan', id);
      await expect(admin.remove('scan', id)).rejects.toMatchObject({ code: 'job.not-found' });
    } finally {
      await tickets.close();
      await redis?.drop();
      await database.drop();
    }
  });
});

describe('tickets without a queue', () => {
  it('say so and do not fail: the rows are what counts', async () => {
    const tickets = new Tickets(
      queueOptions({ queueUrl: 'redis://127.0.0.1:1', databaseUrl: 'postgres://127.0.0.1:1/none' }),
      log,
    );
    expect(await tickets.wake(WalkScanJob, { scanId: '1', traceId: 'a' })).toBe(false);
    await tickets.close();
  });
});
