import { IsBoolean, IsOptional, IsString } from 'class-validator';
import { defineJob } from './job-contract.js';

export class EnrichTitlesPayload {
  @IsString()
  traceId: string;

  /** Whether the user asked for the lists of changes to be read now. */
  @IsOptional()
  @IsBoolean()
  refresh?: boolean;
}

/** Fetch the facts of some chosen titles, while nothing waits for identification. */
export const EnrichTitlesJob = defineJob({
  queue: 'metadata',
  name: 'enrich-titles',
  payload: EnrichTitlesPayload,
  keyOf: ({ refresh }) => (refresh === true ? 'refresh' : 'any'),
});
