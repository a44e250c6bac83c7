import type { Database } from '../database.js';

/** Rows that wait for a step, and since when the oldest does. */
export interface WaitingWork {
  readonly step: string;
  readonly waiting: number;
  readonly oldestId: string | null;
}

const WORK = `
  SELECT 'walk' AS step, count(*)::int AS waiting, min(id)::text AS "oldestId" FROM directory WHERE state = 'pending'
  UNION ALL SELECT 'lookup', count(*)::int, min(id)::text FROM lookup WHERE state = 'waiting'
  UNION ALL SELECT 'decide', count(*)::int, min(id)::text FROM cluster WHERE state = 'ready'
  UNION ALL SELECT 'probe', count(*)::int, min(file_id)::text FROM media_info WHERE state = 'waiting'
  UNION ALL SELECT 'compare', count(*)::int, min(file_id)::text FROM content_hash WHERE state IN ('ends', 'whole')
  UNION ALL SELECT 'organize', count(*)::int, min(operation.id)::text FROM operation
    JOIN plan ON plan.id = plan_id WHERE plan.state IN ('applying', 'undoing') AND operation.state IN ('planned', 'acting')`;

/** The work that the rows themselves ask for, whatever the queue says. */
export async function waitingWork(database: Database): Promise<WaitingWork[]> {
  return database.query<WaitingWork>(WORK);
}
