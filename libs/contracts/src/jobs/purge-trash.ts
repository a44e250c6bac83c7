import { IsString } from 'class-validator';
import { defineJob } from './job-contract.js';

export class PurgeTrashPayload {
  @IsString()
  traceId: string;
}

/** Remove for good what has been in the trash for long, or what somebody wants gone. */
export const PurgeTrashJob = defineJob({
  queue: 'organize',
  name: 'purge-trash',
  payload: PurgeTrashPayload,
  keyOf: () => 'any',
});
