import { DomainError } from '#domain';
import { int8Array } from '../binary-arrays.js';
import type { Database, Sql } from '../database.js';
import { lockPlan } from './lock-plan.js';
import { COUNTED } from './plan-view.js';
import { ONLY_TRASHED, STATE_BEFORE } from './shared-files.js';
import { unsettleStaying } from './staying-videos.js';

/** Holds a plan that is being applied; its worker ends the operations at hand. */
export async function pausePlan(database: Database, id: string): Promise<void> {
  await database.transaction(async (sql) => {
    const { cancelled } = await lockPlan(sql, id, { states: ['applying'] });
    if (cancelled) throw new DomainError('plan.wrong-state', `Plan ${id} is being stopped`);
    await sql.query(`UPDATE plan SET state = 'paused' WHERE id = $1`, [id]);
  });
}

/** Goes on with a plan that was held. Answers its trace. */
export async function resumePlan(database: Database, id: string): Promise<string> {
  return database.transaction(async (sql) => {
    const { traceId } = await lockPlan(sql, id, { states: ['paused'] });
    await sql.query(`UPDATE plan SET state = 'applying' WHERE id = $1`, [id]);
    return traceId;
  });
}

/**
 * Ends a plan where it is. One that waits becomes stale; of one that is being applied, what is not begun is skipped. If
 * anything has been begun, a worker has to bring it to its end and to tidy up: then the answer is the plan's trace.
 */
export async function cancelPlan(database: Database, id: string): Promise<string | null> {
  return database.transaction(async (sql) => {
    const { state, traceId } = await lockPlan(sql, id, {
      states: ['building', 'ready', 'applying', 'paused'],
    });
    if (state === 'building') await sql.query('DELETE FROM operation WHERE plan_id = $1', [id]);
    if (state === 'building' || state === 'ready') {
      await sql.query(
        `UPDATE plan SET state = 'stale', error = 'stopped by the user', cancelled_at = now(), finished_at = now()
         WHERE id = $1`,
        [id],
      );
      return null;
    }
    await sql.query(
      `UPDATE plan SET state = 'applying', cancelled_at = coalesce(cancelled_at, now()), error = 'stopped by the user'
       WHERE id = $1`,
      [id],
    );
    await skipUnbegun(sql, id);
    const begun = await sql.query(
      `SELECT 1 FROM operation WHERE plan_id = $1 AND state IN ('acting', 'done') LIMIT 1`,
      [id],
    );
    if (begun.length > 0) return traceId;
    await unsettleStaying(sql, id);
    await sql.query(endOfApplying('plan.id = $1'), [id]);
    return null;
  });
}

/**
 * Ends a plan whose operations `undo --manifest` has taken back while they were under way: as `cancelPlan`, except that
 * these are undone. The rows of their files have not learnt yet that they were begun.
 */
export async function stopTakenBack(sql: Sql, id: string, operationIds: readonly string[]): Promise<void> {
  await sql.query(
    `UPDATE plan SET cancelled_at = coalesce(cancelled_at, now()), error = 'taken back by undo --manifest' WHERE id = $1`,
    [id],
  );
  await skipUnbegun(sql, id, operationIds);
}

/**
 * Skips what is not begun of a plan that was stopped, and gives its videos the state back that they had; so it does for
 * operations under way that have been taken back.
 */
export async function skipUnbegun(sql: Sql, id: string, takenBack: readonly string[] = []): Promise<void> {
  await sql.query(
    `WITH unbegun AS (
       UPDATE operation SET state = CASE state WHEN 'acting' THEN 'undone' ELSE 'skipped' END,
         reason = CASE state WHEN 'acting' THEN NULL ELSE 'not done, since the plan was stopped before' END
       WHERE plan_id = $1 AND (state = 'planned' OR (state = 'acting' AND id = ANY($2::bigint[])))
       RETURNING file_id, kind)
     UPDATE file SET state = CASE WHEN only_trashed AND storage_path IS NULL AND view_path IS NULL
       THEN 'identified' ELSE before END
     FROM (SELECT file_id, ${STATE_BEFORE} AS before, ${ONLY_TRASHED} AS only_trashed FROM unbegun
       GROUP BY file_id) AS given
     WHERE file.id = file_id AND file.state = 'planned'`,
    [id, int8Array(takenBack)],
  );
}

/** SQL that ends the plan of a condition when no operation is left to do. Conflicts found while planning were never work. */
export function endOfApplying(condition: string): string {
  return endOf(
    condition,
    `CASE done WHEN operations THEN 'applied'
    WHEN 0 THEN CASE WHEN cancelled_at IS NULL THEN 'partly-applied' WHEN EXISTS (
        SELECT 1 FROM operation WHERE plan_id = plan.id AND operation.state = 'undone') THEN 'undone' ELSE 'stale' END
      ELSE 'partly-applied' END`,
  );
}

/** As `endOfApplying`, for an undo. */
export function endOfUndo(condition: string): string {
  return endOf(condition, `CASE done WHEN 0 THEN 'undone' ELSE 'partly-applied' END`);
}

function endOf(condition: string, state: string): string {
  return `UPDATE plan SET claimed_until = NULL, finished_at = now(), undo_groups = NULL, counts = ${COUNTED}, state = ${state}
    FROM (SELECT plan.id AS ended, count(operation.id)::int AS done FROM plan
      LEFT JOIN operation ON plan_id = plan.id AND operation.state = 'done' WHERE ${condition} GROUP BY plan.id) AS counted
    WHERE plan.id = ended AND ${condition}`;
}
