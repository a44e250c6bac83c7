import type { ClaimedRange, ScanTask, SweepOutcome } from '#domain';
import type { Sql } from '../database.js';
import { isWithin, RANGE } from './open-scan.js';
import { count } from './scan-counts.js';

interface KnownRow {
  id: string;
  parent_id: string | null;
  path: Buffer;
  state: string;
  mtime_ns: string | null;
  ctime_ns: string | null;
  digest: Buffer | null;
  settled: boolean;
  files: number;
  rules_ns: string | null;
}

/** Takes a range that nobody works on, with those of its folders that lie below the scanned path. */
export async function claimRange(
  sql: Sql,
  task: ScanTask,
  { owner, seconds }: { readonly owner: string; readonly seconds: number },
): Promise<ClaimedRange | null> {
  const [claimed] = await sql.query<{ from_id: string; fence: string }>(
    `UPDATE scan_range SET claimed_by = $2, claimed_until = now() + make_interval(secs => $3), fence = fence + 1
     WHERE scan_id = $1 AND from_id = (
       SELECT from_id FROM scan_range WHERE scan_id = $1 AND (claimed_until IS NULL OR claimed_until < now())
         AND EXISTS (SELECT 1 FROM scan WHERE id = $1 AND state = 'running')
       ORDER BY from_id LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING from_id, fence`,
    [task.id, owner, seconds],
  );
  if (claimed === undefined) return null;
  const rows = await sql.query<KnownRow>(
    `SELECT id, parent_id, path, state, mtime_ns, ctime_ns, digest, settled, files, rules_ns FROM directory
     WHERE id >= $1 AND id < ($1 / $2 + 1) * $2 AND state IN ('done', 'failed') AND ${isWithin('path', '$3::bytea')}
       AND NOT EXISTS (SELECT 1 FROM unnest($4::bytea[]) AS excluded (path)
         WHERE ${isWithin('directory.path', 'excluded.path')})
     ORDER BY id`,
    [claimed.from_id, RANGE, Buffer.from(task.path), task.excluded.map((path) => Buffer.from(path))],
  );
  return {
    fromId: claimed.from_id,
    fence: claimed.fence,
    directories: rows.map((row) => ({
      ...{ id: row.id, parentId: row.parent_id, path: row.path, settled: row.settled, files: row.files },
      mtimeNs: BigInt(row.mtime_ns ?? 0),
      ctimeNs: BigInt(row.ctime_ns ?? 0),
      digest: row.state === 'done' ? row.digest : null,
      rulesNs: row.rules_ns === null ? null : BigInt(row.rules_ns),
    })),
  };
}

/** Puts what has changed on the frontier and ends the range, or moves its beginning; nothing when the claim is lost. */
export async function commitSweep(sql: Sql, task: ScanTask, outcome: SweepOutcome): Promise<void> {
  const { range, restFromId } = outcome;
  const given = [task.id, range.fromId, range.fence];
  const held = `scan_id = $1 AND from_id = $2 AND fence = $3`;
  const mine = await sql.query(
    restFromId === null
      ? `DELETE FROM scan_range WHERE ${held} RETURNING from_id`
      : `UPDATE scan_range SET from_id = $4, claimed_until = NULL WHERE ${held} RETURNING from_id`,
    restFromId === null ? given : [...given, restFromId],
  );
  if (mine.length === 0) return;
  await toFrontier(sql, task.id, outcome.changed);
  await sql.query(
    `UPDATE directory SET mtime_ns = given.mtime, ctime_ns = given.ctime, settled = given.settled
     FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::boolean[]) AS given (id, mtime, ctime, settled)
     WHERE directory.id = given.id AND directory.state = 'done'`,
    [
      outcome.refreshed.map(({ id }) => id),
      outcome.refreshed.map(({ mtimeNs }) => String(mtimeNs)),
      outcome.refreshed.map(({ ctimeNs }) => String(ctimeNs)),
      outcome.refreshed.map(({ settled }) => settled),
    ],
  );
  await count(sql, task.id, { 'walk.unchanged': outcome.unchanged });
}

/** Has folders read by the scan. A folder above the scanned path is none of its. */
async function toFrontier(sql: Sql, scanId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql.query(
    `UPDATE directory SET state = 'pending', scan_id = $1, claimed_until = NULL, fence = fence + 1, attempts = 0
     WHERE id = ANY($2::bigint[]) AND state <> 'pending'
       AND EXISTS (SELECT 1 FROM scan WHERE id = $1 AND ${isWithin('directory.path', 'scan.path')})`,
    [scanId, ids],
  );
}
