import { IsNumberString, IsString } from 'class-validator';
import { defineJob } from './job-contract.js';

export class WorkPlanPayload {
  @IsNumberString({ no_symbols: true })
  planId: string;

  @IsString()
  traceId: string;
}

const keyOf = ({ planId }: WorkPlanPayload): string => planId;

/** Compute a plan's operations. */
export const BuildPlanJob = defineJob({
  queue: 'organize',
  name: 'build-plan',
  payload: WorkPlanPayload,
  keyOf,
});

/** Carry out some of a plan's operations. */
export const ApplyPlanJob = defineJob({
  queue: 'organize',
  name: 'apply-plan',
  payload: WorkPlanPayload,
  keyOf,
});

/** Take back some of a plan's operations. */
export const UndoPlanJob = defineJob({
  queue: 'organize',
  name: 'undo-plan',
  payload: WorkPlanPayload,
  keyOf,
});
