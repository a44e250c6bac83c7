import { DomainError } from '#domain';
import type { Sql } from '../database.js';

/** Any constant: who holds this advisory lock is the one that begins to work on a plan. */
const START_LOCK = 7_226_318;

/**
 * Lets plans be begun one at a time, until the transaction ends: of two that share a file, begun at once, the second
 * then sees the first.
 */
export async function beginAlone(sql: Sql): Promise<void> {
  await sql.query('SELECT pg_advisory_xact_lock($1)', [START_LOCK]);
}

/**
 * SQL: operations of a plan as `ours`, and beside each all that any plan has of its file as `theirs`, looked up one by
 * one. While states change faster than the statistics, PostgreSQL would take either side for a row or two and hold
 * everything against everything: minutes for plans of 100,000 operations.
 */
export const OURS_AND_THEIRS = `operation AS ours
  CROSS JOIN LATERAL (SELECT * FROM operation WHERE file_id = ours.file_id OFFSET 0) AS theirs`;

/** Refuses a plan of whose operations in `state` another that is being worked on has a file, companions included. */
export async function refuseShared(sql: Sql, id: string, state: 'planned' | 'done'): Promise<void> {
  const [other] = await sql.query<{ id: string; state: string }>(
    `SELECT id, state FROM plan WHERE id <> $1 AND state IN ('applying', 'paused', 'undoing') AND EXISTS (
       SELECT 1 FROM ${OURS_AND_THEIRS} WHERE ours.plan_id = $1 AND ours.state = $2
         AND theirs.plan_id = plan.id AND theirs.state IN ('planned', 'acting', 'done')) ORDER BY id LIMIT 1`,
    [id, state],
  );
  if (other === undefined) return;
  throw new DomainError(
    'plan.shares-files',
    `Plan ${id} has files of plan ${other.id}, which is ${other.state}: ${whatToDo(other.state)}, and try again`,
  );
}

/** An undo cannot be stopped. */
const whatToDo = (state: string): string =>
  state === 'undoing' ? 'wait for that one' : 'wait for that one, or stop it';

/** Kinds of operations on what is in place already. */
const ON_PLACED = `('relink', 'unlink', 'trash')`;

/** SQL for the state that a video has while a plan waits, from its operations: placed or to be placed. */
export const STATE_BEFORE = `CASE WHEN bool_and(kind IN ${ON_PLACED}) THEN 'organized' ELSE 'identified' END`;

/** SQL: it is only to be put away, which may befall a video before it is placed. */
export const ONLY_TRASHED = `bool_and(kind IN ('trash', 'unlink'))`;

/** Why a plan that waited can no longer be carried out as it was shown; null when it can. */
export async function whyStale(sql: Sql, id: string): Promise<string | null> {
  const [other] = await sql.query<{ id: string }>(
    `SELECT other.id FROM plan AS other JOIN plan ON plan.id = $1
     WHERE other.id <> $1 AND greatest(other.applied_at, other.undone_at) > plan.created_at AND EXISTS (
       SELECT 1 FROM ${OURS_AND_THEIRS} WHERE ours.plan_id = $1 AND ours.state = 'planned'
         AND theirs.plan_id = other.id AND theirs.state IN ('done', 'undone')) ORDER BY other.id DESC LIMIT 1`,
    [id],
  );
  if (other !== undefined)
    return `Files of this plan have been placed or taken back by plan ${other.id} since: make a new plan`;
  const changed = await sql.query(
    `SELECT 1 FROM (SELECT file_id, ${STATE_BEFORE} AS before, ${ONLY_TRASHED} AS only_trashed FROM operation
       WHERE plan_id = $1 AND state = 'planned' GROUP BY file_id) AS planned
     JOIN file ON file.id = file_id WHERE file.kind IN ('movie', 'episode') AND file.state <> before
       AND NOT (only_trashed AND file.state = 'identified') LIMIT 1`,
    [id],
  );
  if (changed.length === 0) return null;
  return 'Files of this plan have been planned, moved or decided anew since: make a new plan';
}
