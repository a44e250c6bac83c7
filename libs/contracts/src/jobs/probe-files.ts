import { IsString } from 'class-validator';
import { defineJob } from './job-contract.js';

export class ProbeFilesPayload {
  @IsString()
  traceId: string;
}

/** Read the headers of some videos, while nothing is scanned or where a length may decide what a film is. */
export const ProbeFilesJob = defineJob({
  queue: 'scan',
  name: 'probe-files',
  payload: ProbeFilesPayload,
  keyOf: () => 'any',
});
