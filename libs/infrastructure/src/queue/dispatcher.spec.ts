import { describe, expect, it } from '@jest/globals';
import {
  ApplyPlanJob,
  BuildPlanJob,
  CompareContentsJob,
  type JobContract,
  PurgeTrashJob,
  UndoPlanJob,
  WalkScanJob,
} from '#contracts/jobs';
import { assertComplete } from './dispatcher.js';
import { JobConsumer } from './job-consumer.js';

class Consumer extends JobConsumer {
  constructor(readonly contract: JobContract<object>) {
    super();
  }

  async handle(): Promise<void> {}
}

const consumerOf = (contract: unknown): JobConsumer => new Consumer(contract as JobContract<object>);

const all = [BuildPlanJob, ApplyPlanJob, UndoPlanJob, PurgeTrashJob, CompareContentsJob].map(consumerOf);

describe(assertComplete, () => {
  it('accepts one consumer for each contract of the queue', () => {
    expect(() => assertComplete('organize', all)).not.toThrow();
  });

  it('refuses a contract that nobody consumes', () => {
    expect(() => assertComplete('organize', all.slice(1))).toThrow('build-plan needs exactly one consumer');
  });

  it('refuses a contract that two consume', () => {
    expect(() => assertComplete('organize', [...all, consumerOf(ApplyPlanJob)])).toThrow(
      'apply-plan needs exactly one consumer',
    );
  });

  it('refuses a consumer of another queue', () => {
    const stray = new Consumer(WalkScanJob as unknown as JobContract<object>);
    expect(() => assertComplete('organize', [...all, stray])).toThrow('walk-scan belongs to queue scan');
  });
});
