import { IsNumberString, IsString } from 'class-validator';
import { defineJob } from './job-contract.js';

export class WalkScanPayload {
  @IsNumberString({ no_symbols: true })
  scanId: string;

  /** Ties the log lines of all processes that work for one request together. */
  @IsString()
  traceId: string;
}

/** Walk some of the folders that a scan's frontier holds, and end the scan when none is left. */
export const WalkScanJob = defineJob({
  queue: 'scan',
  name: 'walk-scan',
  payload: WalkScanPayload,
  keyOf: ({ scanId }) => scanId,
});
