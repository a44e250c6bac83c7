import 'reflect-metadata';
import { UnrecoverableError } from 'bullmq';
import { describe, expect, it } from '@jest/globals';
import { WalkScanJob, WalkScanPayload } from '#contracts/jobs';
import { DomainError } from '#domain';
import { consume, type JobContext, JobConsumer } from './job-consumer.js';

const context = (signal = new AbortController().signal): JobContext => ({ signal, deadline: 0 });
const inScope = (_fields: object, work: () => Promise<void>): Promise<void> => work();

class Walking extends JobConsumer<WalkScanPayload> {
  readonly contract = WalkScanJob;
  readonly seen: WalkScanPayload[] = [];

  constructor(private readonly failure: Error | null = null) {
    super();
  }

  async handle(payload: WalkScanPayload): Promise<void> {
    this.seen.push(payload);
    if (this.failure !== null) throw this.failure;
  }
}

const run = (consumer: Walking, data: unknown, signal?: AbortSignal): Promise<void> =>
  consume(consumer as unknown as JobConsumer, data, context(signal), inScope);

describe(consume, () => {
  it('hands over the payload as the contract has it, without fields it does not know', async () => {
    const consumer = new Walking();
    await run(consumer, { scanId: '7', traceId: 't', addedLater: true });
    expect(consumer.seen).toEqual([{ scanId: '7', traceId: 't' }]);
    expect(consumer.seen[0]).toBeInstanceOf(WalkScanPayload);
  });

  it.each([[null], ['text'], [{}], [{ scanId: 7, traceId: 't' }], [{ scanId: 'seven', traceId: 't' }]])(
    'ends a job whose payload is %j at once',
    async (data) => {
      const consumer = new Walking();
      await expect(run(consumer, data)).rejects.toBeInstanceOf(UnrecoverableError);
      expect(consumer.seen).toEqual([]);
    },
  );

  it('ends a job at once that no repetition can mend', async () => {
    const refusal = new Walking(new DomainError('scan.gone', 'there is no such scan'));
    await expect(run(refusal, { scanId: '7', traceId: 't' })).rejects.toBeInstanceOf(UnrecoverableError);
  });

  it('lets everything else be tried again', async () => {
    const passing = new DomainError('database.unreachable', 'gone for a moment', true);
    for (const failure of [passing, new Error('a fault')]) {
      await expect(run(new Walking(failure), { scanId: '7', traceId: 't' })).rejects.toBe(failure);
    }
  });

  it('does not count what fails because the process is ending', async () => {
    const consumer = new Walking(new Error('connection closed'));
    await expect(run(consumer, { scanId: '7', traceId: 't' }, AbortSignal.abort())).resolves.toBeUndefined();
  });
});
