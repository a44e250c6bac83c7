import type { PlanFilter } from '#domain';
import type { Sql } from '../database.js';
import { conditionOf, type FilterCondition } from './plan-filter.js';

/** How long a plan waits for media facts while none comes: as if nobody could probe. */
const PATIENCE = `interval '60 seconds'`;

/** Videos that are to be placed and whose facts are not known as they are now. Discs are not probed. */
const wantWhere = ({
  joins,
  sql: selected,
}: FilterCondition): string => `INSERT INTO media_info (file_id, size, mtime_ns, wanted)
  SELECT file.id, file.size, file.mtime_ns, true FROM file ${joins}
    LEFT JOIN media_info AS known ON known.file_id = file.id
  WHERE file.library_id = $1 AND ${selected} AND file.state = 'identified' AND NOT file.disc AND file.kind IN ('movie', 'episode')
    AND (known.file_id IS NULL OR known.state = 'waiting' AND NOT known.wanted
      OR (known.size, known.mtime_ns) IS DISTINCT FROM (file.size, file.mtime_ns))
  ORDER BY file.id
  ON CONFLICT (file_id) DO UPDATE SET wanted = true, state = 'waiting', size = EXCLUDED.size,
    mtime_ns = EXCLUDED.mtime_ns, facts = NULL, problem = NULL,
    fence = CASE WHEN (media_info.size, media_info.mtime_ns) = (EXCLUDED.size, EXCLUDED.mtime_ns)
      THEN media_info.fence ELSE media_info.fence + 1 END`;

const waitingWhere = ({
  joins,
  sql: selected,
}: FilterCondition): string => `SELECT count(*)::int FROM media_info JOIN file ON file.id = file_id ${joins}
  WHERE wanted AND media_info.state = 'waiting' AND file.library_id = $1 AND file.state = 'identified' AND ${selected}`;

/** A plan, and the part of its library that it is for. */
interface WaitingPlan {
  readonly id: string;
  readonly libraryId: string;
  readonly filter: PlanFilter | null;
}

/**
 * Has the videos that a plan is to place probed before others, and says how many it still waits for.
 * None when all are done or have failed, and when none has been done for a minute: then names say what the files' own
 * names do.
 */
export async function wantProbes(sql: Sql, { id, libraryId, filter }: WaitingPlan): Promise<number> {
  const wanted = conditionOf(filter, 1);
  await sql.query(wantWhere(wanted), [libraryId, ...wanted.values]);
  const waited = conditionOf(filter, 2);
  const [plan] = await sql.query<{ waiting: number; in_vain: boolean }>(
    `UPDATE plan SET waiting_probes = given.waiting, waiting_since = CASE
       WHEN plan.waiting_probes IS NOT DISTINCT FROM given.waiting THEN plan.waiting_since ELSE now() END
     FROM (${waitingWhere(waited)}) AS given (waiting) WHERE id = $2
     RETURNING waiting, waiting_since < now() - ${PATIENCE} AS in_vain`,
    [libraryId, id, ...waited.values],
  );
  const waiting = plan === undefined || plan.in_vain ? 0 : plan.waiting;
  if (waiting === 0) await sql.query('UPDATE plan SET waiting_probes = NULL WHERE id = $1', [id]);
  return waiting;
}

/** Plans that waited for media facts of which none is left to come. */
export const AWAITED = `SELECT id, trace_id AS "traceId" FROM plan WHERE state = 'building' AND waiting_probes > 0
  AND NOT EXISTS (SELECT 1 FROM media_info WHERE wanted AND state = 'waiting')`;
