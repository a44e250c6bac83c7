import { IsString } from 'class-validator';
import { defineJob } from './job-contract.js';

export class CompareContentsPayload {
  @IsString()
  traceId: string;
}

/** Read some of the videos that may hold the same as others, while nothing else is going on. */
export const CompareContentsJob = defineJob({
  queue: 'organize',
  name: 'compare-contents',
  payload: CompareContentsPayload,
  keyOf: () => 'any',
});
