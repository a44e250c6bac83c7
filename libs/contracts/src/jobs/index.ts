import { EnrichTitlesJob } from './enrich-titles.js';
import { IdentifyClustersJob } from './identify-clusters.js';
import type { JobContract } from './job-contract.js';
import { ProbeFilesJob } from './probe-files.js';
import { PurgeTrashJob } from './purge-trash.js';
import { WalkScanJob } from './walk-scan.js';
import { ApplyPlanJob, BuildPlanJob, UndoPlanJob } from './work-plan.js';

export { EnrichTitlesJob, EnrichTitlesPayload } from './enrich-titles.js';
export { IdentifyClustersJob, IdentifyClustersPayload } from './identify-clusters.js';
export { defineJob, type JobContract, QUEUES, type QueueName } from './job-contract.js';
export { ProbeFilesJob, ProbeFilesPayload } from './probe-files.js';
export { PurgeTrashJob, PurgeTrashPayload } from './purge-trash.js';
export { WalkScanJob, WalkScanPayload } from './walk-scan.js';
export { ApplyPlanJob, BuildPlanJob, UndoPlanJob, WorkPlanPayload } from './work-plan.js';

/** Every contract there is: each queue's worker must consume exactly those of its queue. */
export const JOB_CONTRACTS: readonly Pick<JobContract<object>, 'queue' | 'name'>[] = [
  WalkScanJob,
  ProbeFilesJob,
  IdentifyClustersJob,
  EnrichTitlesJob,
  BuildPlanJob,
  ApplyPlanJob,
  UndoPlanJob,
  PurgeTrashJob,
];
