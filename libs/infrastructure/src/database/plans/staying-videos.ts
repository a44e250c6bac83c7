import { int8Array } from '../binary-arrays.js';
import type { Sql } from '../database.js';
import type { GroupToStore } from './operation-rows.js';
import { SCANNED } from './plan-filter.js';

/** SQL: videos of the plan $1 that lie in their places already. Those that other plans keep are copies of what goes. */
const STAYING = `SELECT file_id FROM plan_kept JOIN plan ON plan.id = plan_id WHERE plan_id = $1 AND duplicates IS NULL`;

/** Notes the videos of a plan that are in their places without any operation: they are organized once it is applied. */
export async function noteStaying(sql: Sql, planId: string, groups: readonly GroupToStore[]): Promise<void> {
  const staying = groups.filter(({ stays, conflict }) => stays !== undefined && conflict === null);
  if (staying.length === 0) return;
  await sql.query('INSERT INTO plan_kept (plan_id, file_id) SELECT $1, unnest($2::bigint[])', [
    planId,
    int8Array(staying.map(({ videoId }) => videoId)),
  ]);
}

/** With the start of applying they count as organized, by the name that they have. */
export async function settleStaying(sql: Sql, planId: string): Promise<void> {
  await sql.query(
    `UPDATE file SET state = 'organized', reason = NULL, storage_path = CASE WHEN file.view_path IS NULL
       THEN coalesce(file.storage_path, file.current_path, ${SCANNED}) ELSE file.storage_path END
     FROM directory WHERE directory.id = file.directory_id AND file.state = 'identified' AND file.id IN (${STAYING})`,
    [planId],
  );
}

/** With the undo of all of a plan they are to be placed again. */
export async function unsettleStaying(sql: Sql, planId: string): Promise<void> {
  await sql.query(
    `UPDATE file SET state = 'identified', storage_path = nullif(file.storage_path, ${SCANNED})
     FROM directory WHERE directory.id = file.directory_id AND file.state = 'organized' AND file.id IN (${STAYING})`,
    [planId],
  );
}
