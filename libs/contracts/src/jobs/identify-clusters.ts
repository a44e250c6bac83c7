import { IsString } from 'class-validator';
import { defineJob } from './job-contract.js';

export class IdentifyClustersPayload {
  @IsString()
  traceId: string;
}

/** Answer some of the lookups that wait, and decide the clusters whose lookups are all answered. */
export const IdentifyClustersJob = defineJob({
  queue: 'metadata',
  name: 'identify-clusters',
  payload: IdentifyClustersPayload,
  keyOf: () => 'any',
});
