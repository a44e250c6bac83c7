import { DomainError } from '#domain';
import type { Database, Sql } from '../database.js';
import { whyNotKept } from '../duplicates/duplicate-plans.js';
import { lockPlan } from './lock-plan.js';
import { settleStaying, unsettleStaying } from './staying-videos.js';
import { beginAlone, OURS_AND_THEIRS, refuseShared, whyStale } from './shared-files.js';

/** Which operations an undo takes back; without any, all. Whole groups are taken: a video, its companions and links. */
export interface UndoSelection {
  readonly operationIds?: readonly string[] | undefined;
  readonly fileIds?: readonly string[] | undefined;
}

/**
 * Starts applying: the hash must be the plan's, and no other plan that is being worked on may have a file of it. A plan
 * that has been overtaken becomes stale. Answers the plan's trace.
 */
export async function startApply(database: Database, id: string, hash: string): Promise<string> {
  const started = await database.transaction(async (sql) => {
    await beginAlone(sql);
    const { traceId } = await lockPlan(sql, id, { states: ['ready'], hash });
    await refuseShared(sql, id, 'planned');
    const stale = (await whyStale(sql, id)) ?? (await whyNotKept(sql, id));
    if (stale !== null) {
      await sql.query(`UPDATE plan SET state = 'stale', error = $2, finished_at = now() WHERE id = $1`, [
        id,
        stale,
      ]);
      return { stale };
    }
    await sql.query(
      `UPDATE file SET state = 'planned' FROM operation
       WHERE plan_id = $1 AND operation.state = 'planned' AND file.id = file_id AND file.state IN ('identified', 'organized')
         AND file.kind IN ('movie', 'episode')`,
      [id],
    );
    await settleStaying(sql, id);
    await sql.query(
      `UPDATE plan SET state = 'applying', applied_at = now(), finished_at = NULL, counts = NULL WHERE id = $1`,
      [id],
    );
    return { traceId };
  });
  // Outside the transaction, which would take the new state back.
  if (started.stale !== undefined) throw new DomainError('plan.stale', started.stale);
  return started.traceId;
}

/** Starts the undo of what a plan has in place, or of a part. Answers the plan's trace. */
export async function startUndo(
  database: Database,
  id: string,
  { hash, selection = {} }: { readonly hash: string; readonly selection?: UndoSelection },
): Promise<string> {
  return database.transaction(async (sql) => {
    await beginAlone(sql);
    const { traceId } = await lockPlan(sql, id, { states: ['applied', 'partly-applied'], hash });
    await refuseShared(sql, id, 'done');
    const purging = await sql.query(`SELECT 1 FROM trash WHERE plan_id = $1 AND state = 'purging' LIMIT 1`, [
      id,
    ]);
    if (purging.length > 0)
      throw new DomainError(
        'plan.purging',
        'Files of this plan are being removed from the trash: try again when that is over',
        true,
      );
    const groups = await groupsOf(sql, id, selection);
    await sql.query(
      `UPDATE operation SET reason = NULL WHERE plan_id = $1 AND state = 'done' AND reason IS NOT NULL
         AND ($2::int[] IS NULL OR group_no = ANY($2))`,
      [id, groups],
    );
    await keepChanged(sql, id, groups);
    if (groups === null) await unsettleStaying(sql, id);
    await sql.query(
      `UPDATE plan SET state = 'undoing', undone_at = now(), finished_at = NULL, counts = NULL, undo_groups = $2
       WHERE id = $1`,
      [id, groups],
    );
    return traceId;
  });
}

/** The groups that a selection is of; null for all. Throws for what is not in the plan. */
async function groupsOf(
  sql: Sql,
  id: string,
  { operationIds = [], fileIds = [] }: UndoSelection,
): Promise<number[] | null> {
  if (operationIds.length === 0 && fileIds.length === 0) return null;
  const rows = await sql.query<{ id: string; fileId: string; group: number }>(
    `SELECT id, file_id AS "fileId", group_no AS "group" FROM operation
     WHERE plan_id = $1 AND (id = ANY($2::bigint[]) OR file_id = ANY($3::bigint[]))`,
    [id, operationIds, fileIds],
  );
  const [operations, files] = [rows.map((row) => row.id), rows.map(({ fileId }) => fileId)].map(
    (ids) => new Set(ids),
  );
  const unknown = [
    ...operationIds.filter((one) => !operations?.has(one)).map((one) => `operation ${one}`),
    ...fileIds.filter((one) => !files?.has(one)).map((one) => `file ${one}`),
  ];
  if (unknown.length > 0)
    throw new DomainError('plan.unknown-operation', `Plan ${id} has no ${unknown.join(' and no ')}`);
  return [...new Set(rows.map(({ group }) => group))];
}

/**
 * Gives those of the groups (null: of all) of which a later plan has changed a file their reason, so that the undo
 * leaves them alone.
 */
async function keepChanged(sql: Sql, id: string, groups: readonly number[] | null): Promise<void> {
  await sql.query(
    `UPDATE operation SET
       reason = format('plan %s has changed it since: undo plan %s first', later.plan_id, later.plan_id)
     FROM (SELECT ours.group_no, max(theirs.plan_id) AS plan_id
       FROM ${OURS_AND_THEIRS}
       WHERE ours.plan_id = $1 AND ours.state = 'done' AND theirs.plan_id <> $1 AND theirs.id > ours.id
         AND theirs.source = ours.target AND theirs.state IN ('done', 'acting', 'needs-attention') GROUP BY ours.group_no) AS later
     WHERE operation.plan_id = $1 AND operation.group_no = later.group_no AND operation.state = 'done'
       AND ($2::int[] IS NULL OR operation.group_no = ANY($2))`,
    [id, groups],
  );
}
