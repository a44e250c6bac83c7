import { type DirectoryOutcome, equalBytes, joinPath, type ScanTask } from '#domain';
import type { Sql } from '../database.js';
import { storeClusters } from './store-clusters.js';
import { storeFiles, tieCompanions } from './store-files.js';

/** Writes what folders held, all of it or nothing; outcomes whose claim was lost are left out. */
export async function commitOutcomes(
  sql: Sql,
  task: ScanTask,
  outcomes: readonly DirectoryOutcome[],
): Promise<number> {
  const valid = await markRead(sql, task, outcomes);
  await storeFrontier(sql, task, valid);
  const clusters = await storeClusters(
    sql,
    task.libraryId,
    valid.flatMap(({ files }) => files),
  );
  const stored = await storeFiles(
    sql,
    task,
    valid.flatMap(({ files }) => files),
    clusters,
  );
  await tieCompanions(
    sql,
    valid.flatMap(({ ties }) => ties),
  );
  await noteMissing(sql, task, valid);
  await noteErrors(sql, task, valid);
  await count(sql, task.id, {
    'walk.added': stored.added,
    'walk.updated': stored.updated,
    'walk.unchanged': sum(valid, ({ unchanged }) => unchanged),
    'walk.ignored': sum(valid, ({ ignored }) => ignored),
    'walk.failed': valid.filter(({ error }) => error !== null).length,
  });
  return stored.discovered;
}

const sum = (outcomes: readonly DirectoryOutcome[], of: (outcome: DirectoryOutcome) => number): number =>
  outcomes.reduce((total, outcome) => total + of(outcome), 0);

/** Marks folders as read; only those whose fence is unchanged, and whose scan still runs, are this caller's. */
async function markRead(
  sql: Sql,
  task: ScanTask,
  outcomes: readonly DirectoryOutcome[],
): Promise<DirectoryOutcome[]> {
  const rows = await sql.query<{ id: string }>(
    `UPDATE directory SET state = CASE WHEN given.failed THEN 'failed' ELSE 'done' END, claimed_by = NULL,
       claimed_until = NULL, mtime_ns = given.mtime, ctime_ns = given.ctime
     FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::boolean[])
       AS given (id, fence, mtime, ctime, failed)
     WHERE directory.id = given.id AND directory.fence = given.fence AND directory.state = 'pending'
       AND EXISTS (SELECT 1 FROM scan WHERE scan.id = $6 AND scan.state = 'running')
     RETURNING directory.id`,
    [
      outcomes.map(({ directory }) => directory.id),
      outcomes.map(({ directory }) => directory.fence),
      outcomes.map(({ mtimeNs }) => String(mtimeNs)),
      outcomes.map(({ ctimeNs }) => String(ctimeNs)),
      outcomes.map(({ error }) => error !== null),
      task.id,
    ],
  );
  const mine = new Set(rows.map(({ id }) => id));
  return outcomes.filter(({ directory }) => mine.has(directory.id));
}

async function storeFrontier(sql: Sql, task: ScanTask, outcomes: readonly DirectoryOutcome[]): Promise<void> {
  const children = outcomes.flatMap(({ directory, folders }) =>
    folders
      .map((name) => ({ parentId: directory.id, name, path: joinPath(directory.path, name) }))
      .filter(({ path }) => !task.excluded.some((excluded) => equalBytes(excluded, path))),
  );
  if (children.length === 0) return;
  await sql.query(
    `INSERT INTO directory (parent_id, name, path, state, scan_id)
     SELECT parent_id, name, path, 'pending', $4
     FROM unnest($1::bigint[], $2::bytea[], $3::bytea[]) AS given (parent_id, name, path)
     ON CONFLICT (parent_id, name) DO UPDATE
       SET state = 'pending', scan_id = EXCLUDED.scan_id, claimed_until = NULL, fence = directory.fence + 1`,
    [
      children.map(({ parentId }) => parentId),
      children.map(({ name }) => Buffer.from(name)),
      children.map(({ path }) => Buffer.from(path)),
      task.id,
    ],
  );
}

/** Files gone from folders that were read, and everything expected below folders that are gone themselves. */
async function noteMissing(sql: Sql, task: ScanTask, outcomes: readonly DirectoryOutcome[]): Promise<void> {
  const read = outcomes.filter(({ error }) => error === null);
  const gone = read.flatMap(({ missing }) => missing);
  await sql.query(
    `INSERT INTO missing_candidate (scan_id, file_id)
     SELECT $1, id FROM unnest($2::bigint[]) AS given (id) ON CONFLICT DO NOTHING`,
    [task.id, gone],
  );
  await sql.query(
    `WITH RECURSIVE given AS (
       SELECT id FROM directory
       WHERE parent_id = ANY($2::bigint[])
         AND (parent_id, name) NOT IN (SELECT * FROM unnest($3::bigint[], $4::bytea[]))
     ), below AS (
       SELECT id FROM given UNION ALL SELECT child.id FROM directory child JOIN below ON child.parent_id = below.id
     )
     INSERT INTO missing_candidate (scan_id, file_id)
     SELECT $1, file.id FROM file
     WHERE directory_id IN (SELECT id FROM below) AND current_path IS NULL AND state <> 'missing'
     ON CONFLICT DO NOTHING`,
    [
      task.id,
      read.map(({ directory }) => directory.id),
      read.flatMap(({ directory, folders }) => folders.map(() => directory.id)),
      read.flatMap(({ folders }) => folders.map((name) => Buffer.from(name))),
    ],
  );
}

async function noteErrors(sql: Sql, task: ScanTask, outcomes: readonly DirectoryOutcome[]): Promise<void> {
  for (const { directory, error } of outcomes) {
    if (error === null) continue;
    await sql.query('INSERT INTO scan_error (scan_id, path, message) VALUES ($1, $2, $3)', [
      task.id,
      directory.path,
      error,
    ]);
  }
}

async function count(sql: Sql, scanId: string, values: Record<string, number>): Promise<void> {
  const entries = Object.entries(values).filter(([, value]) => value !== 0);
  await sql.query(
    `INSERT INTO scan_counter (scan_id, name, value)
     SELECT $1, name, value FROM unnest($2::text[], $3::bigint[]) AS given (name, value)`,
    [scanId, entries.map(([name]) => name), entries.map(([, value]) => value)],
  );
}
