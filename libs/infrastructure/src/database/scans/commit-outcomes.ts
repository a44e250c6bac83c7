import {
  type DirectoryOutcome,
  equalBytes,
  type FileRecord,
  IGNORED_BY_RULE,
  joinPath,
  type ScanTask,
} from '#domain';
import { boolArray, byteaArray, int8Array, numericArray } from '../binary-arrays.js';
import type { Sql } from '../database.js';
import { count } from './scan-counts.js';
import { moveFiles } from './move-files.js';
import { storeClusters } from './store-clusters.js';
import { storeFiles, tieCompanions } from './store-files.js';

/** How long a folder that is stored in parts stays claimed for the next part, in seconds. */
const PART_SECONDS = 10;

/** Doublings of a claim: five minutes are enough for a folder, or nothing is. */
const SLOWEST = 6;

/** Writes what folders held, all of it or nothing; outcomes whose claim was lost are left out. */
export async function commitOutcomes(
  sql: Sql,
  task: ScanTask,
  outcomes: readonly DirectoryOutcome[],
): Promise<number> {
  const valid = await markRead(sql, task, outcomes);
  if (valid.length === 0) return 0;
  const whole = valid.filter(({ isLast }) => isLast);
  await storeFrontier(sql, task, whole);
  const files = valid.flatMap((outcome) => outcome.files);
  const keeps = ({ former }: FileRecord): boolean => former?.keepsIdentity === true;
  const clusters = await storeClusters(
    sql,
    task.libraryId,
    files.filter((file) => !keeps(file)),
  );
  const moved = await moveFiles(sql, task, files, clusters);
  const ties = valid.flatMap((outcome) => outcome.ties);
  const unmoved = files.filter(({ former }) => former === null || !moved.ids.has(former.id));
  for (const [key, id] of await storeClusters(sql, task.libraryId, unmoved.filter(keeps)))
    clusters.set(key, id);
  const stored = await storeFiles(sql, task, unmoved, { clusters, ties });
  await tieCompanions(sql, stored.untied);
  await noteMissing(sql, task, valid);
  await noteErrors(sql, task, whole);
  await count(sql, task.id, {
    'walk.added': stored.added,
    'walk.updated': stored.updated,
    'walk.moved': moved.moved,
    'walk.renamed': moved.renamed,
    'walk.unchanged': sum(valid, ({ unchanged }) => unchanged),
    'walk.ignored': sum(valid, ({ ignored }) => ignored),
    'walk.failed': whole.filter(({ error }) => error !== null).length,
  });
  return stored.discovered + moved.discovered;
}

const sum = (outcomes: readonly DirectoryOutcome[], of: (outcome: DirectoryOutcome) => number): number =>
  outcomes.reduce((total, outcome) => total + of(outcome), 0);

/** Marks folders as read; only those whose fence is unchanged, and whose scan still runs, are this caller's. */
async function markRead(
  sql: Sql,
  task: ScanTask,
  outcomes: readonly DirectoryOutcome[],
): Promise<DirectoryOutcome[]> {
  const rows = await sql.query<{ id: string; moved_mount: boolean; new_rules: boolean }>(
    `UPDATE directory SET claimed_by = CASE WHEN given.last THEN NULL ELSE directory.claimed_by END,
       claimed_until = CASE WHEN given.last THEN NULL ELSE now() + make_interval(secs => $12) END,
       state = CASE WHEN NOT given.last THEN 'pending' WHEN given.failed THEN 'failed' ELSE 'done' END,
       attempts = 0, mtime_ns = given.mtime, ctime_ns = given.ctime, settled = given.settled, digest = given.digest,
       files = given.files, rules_ns = given.rules, device = nullif(given.device, 0)
     FROM unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::boolean[], $7::boolean[], $8::boolean[],
         $9::bytea[], $10::bigint[], $11::bigint[], $13::numeric[])
       AS given (id, fence, mtime, ctime, failed, last, settled, digest, files, rules, device)
     JOIN directory AS before ON before.id = given.id
     WHERE directory.id = given.id AND directory.fence = given.fence AND directory.state = 'pending'
       AND EXISTS (SELECT 1 FROM scan WHERE scan.id = $1 AND scan.state = 'running')
     RETURNING directory.id, before.device <> given.device AND given.device <> 0 AS moved_mount,
       before.digest IS NOT NULL AND before.rules_ns IS DISTINCT FROM given.rules AND given.last AS new_rules`,
    [
      task.id,
      int8Array(outcomes.map(({ directory }) => directory.id)),
      int8Array(outcomes.map(({ directory }) => directory.fence)),
      int8Array(outcomes.map(({ mtimeNs }) => mtimeNs)),
      int8Array(outcomes.map(({ ctimeNs }) => ctimeNs)),
      boolArray(outcomes.map(({ error }) => error !== null)),
      boolArray(outcomes.map(({ isLast }) => isLast)),
      boolArray(outcomes.map(({ settled }) => settled)),
      byteaArray(outcomes.map(({ digest }) => digest)),
      int8Array(outcomes.map(({ rows }) => rows)),
      int8Array(outcomes.map(({ rulesNs }) => rulesNs)),
      PART_SECONDS,
      numericArray(outcomes.map(({ device }) => device)),
    ],
  );
  if (rows.some(({ moved_mount }) => moved_mount)) {
    await sql.query('UPDATE scan SET remounted = true WHERE id = $1 AND NOT remounted', [task.id]);
  }
  await readBelow(
    sql,
    task,
    rows.filter(({ new_rules }) => new_rules).map(({ id }) => id),
  );
  const mine = new Set(rows.map(({ id }) => id));
  const held = outcomes.filter(({ directory }) => mine.has(directory.id));
  if (held.length < outcomes.length) await noteSlow(sql, task, outcomes);
  return held;
}

/** The next claim of a folder that was read too slowly holds twice as long; one that killed its reader waits no longer. */
async function noteSlow(sql: Sql, task: ScanTask, outcomes: readonly DirectoryOutcome[]): Promise<void> {
  await sql.query(
    `UPDATE directory SET slow = slow + 1
     FROM unnest($1::bigint[], $2::bigint[]) AS given (id, fence)
     WHERE directory.id = given.id AND directory.fence > given.fence AND state = 'pending' AND scan_id = $3
       AND slow < $4`,
    [
      int8Array(outcomes.map(({ directory }) => directory.id)),
      int8Array(outcomes.map(({ directory }) => directory.fence)),
      ...[task.id, SLOWEST],
    ],
  );
}

/** Has everything below these folders read again, since other rules apply to it now. */
async function readBelow(sql: Sql, task: ScanTask, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql.query(
    `WITH RECURSIVE below AS (
       SELECT id FROM directory WHERE parent_id = ANY($2::bigint[])
       UNION ALL SELECT child.id FROM directory child JOIN below ON child.parent_id = below.id
     ) UPDATE directory SET state = 'pending', scan_id = $1, claimed_until = NULL, fence = fence + 1, attempts = 0
     WHERE id IN (SELECT id FROM below) AND state = 'done'`,
    [task.id, ids],
  );
}

/** New folders join the frontier; those that an earlier scan has read are held against the disk by themselves. */
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
       SET state = 'pending', scan_id = EXCLUDED.scan_id, claimed_until = NULL, fence = directory.fence + 1, attempts = 0
       WHERE directory.state = 'gone' OR directory.state = 'done' AND directory.digest IS NULL`,
    [
      int8Array(children.map(({ parentId }) => parentId)),
      byteaArray(children.map(({ name }) => name)),
      byteaArray(children.map(({ path }) => path)),
      task.id,
    ],
  );
}

/** Folders below these that are not among the names given: `$1` their parents, `$2` and `$3` what is still there. */
const GONE = `WITH RECURSIVE given AS (
    SELECT id FROM directory
    WHERE parent_id = ANY($1::bigint[])
      AND NOT EXISTS (SELECT 1 FROM unnest($2::bigint[], $3::bytea[]) AS here (parent_id, name)
        WHERE here.parent_id = directory.parent_id AND here.name = directory.name)
  ), below AS (
    SELECT id FROM given UNION ALL SELECT child.id FROM directory child JOIN below ON child.parent_id = below.id
  )`;

/**
 * Files gone from folders that were read, and everything expected below folders that are gone themselves. A folder
 * that misses something is read again by the next scan, unless this one ends by marking it.
 */
async function noteMissing(sql: Sql, task: ScanTask, outcomes: readonly DirectoryOutcome[]): Promise<void> {
  const gone = outcomes.flatMap(({ directory, missing }) =>
    missing.map((id) => ({ id, directory: directory.id })),
  );
  if (gone.length > 0) {
    await sql.query(
      `INSERT INTO missing_candidate (scan_id, file_id)
       SELECT $1, file.id FROM unnest($2::bigint[], $3::bigint[]) AS given (id, directory_id) JOIN file USING (id)
       JOIN directory ON directory.id = given.directory_id
       WHERE file.directory_id = given.directory_id OR file.directory_id = directory.parent_id AND file.disc
       ON CONFLICT DO NOTHING`,
      [task.id, gone.map(({ id }) => id), gone.map(({ directory }) => directory)],
    );
    await unsettle(
      sql,
      gone.map(({ directory }) => directory),
    );
  }
  const read = outcomes.filter(
    ({ error, isLast, directory }) => error === null && isLast && directory.isKnown,
  );
  if (read.length === 0) return;
  await ignoreBelow(sql, read);
  const here = read.map(({ directory, folders, ignoredFolders }) => ({
    directory,
    folders: [...folders, ...ignoredFolders],
  }));
  const rows = await sql.query<{ parent_id: string }>(
    `${GONE}, noted AS (
       INSERT INTO missing_candidate (scan_id, file_id)
       SELECT $4, file.id FROM file
       WHERE directory_id IN (SELECT id FROM below) AND current_path IS NULL AND state <> 'missing'
       ON CONFLICT DO NOTHING
     ) UPDATE directory SET state = 'gone' WHERE id IN (SELECT id FROM below) AND state <> 'gone' RETURNING parent_id`,
    [...placesOf(here), task.id],
  );
  const parents = new Set(rows.map(({ parent_id }) => parent_id));
  await unsettle(
    sql,
    read.map(({ directory }) => directory.id).filter((id) => parents.has(id)),
  );
}

type Children = readonly {
  readonly directory: { readonly id: string };
  readonly folders: readonly Uint8Array[];
}[];

const placesOf = (parents: Children): unknown[] => [
  int8Array(parents.map(({ directory }) => directory.id)),
  int8Array(parents.flatMap(({ directory, folders }) => folders.map(() => directory.id))),
  byteaArray(parents.flatMap(({ folders }) => folders)),
];

async function unsettle(sql: Sql, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql.query('UPDATE directory SET settled = false WHERE id = ANY($1::bigint[]) AND settled', [ids]);
}

/** What lies in folders that a rule ignores is ignored, not missing. */
async function ignoreBelow(sql: Sql, outcomes: readonly DirectoryOutcome[]): Promise<void> {
  const parents = outcomes.flatMap(({ directory, ignoredFolders }) => ignoredFolders.map(() => directory.id));
  if (parents.length === 0) return;
  await sql.query(
    `WITH RECURSIVE below AS (
       SELECT directory.id FROM directory JOIN unnest($1::bigint[], $2::bytea[]) AS given (parent_id, name)
         ON given.parent_id = directory.parent_id AND given.name = directory.name
       UNION ALL SELECT child.id FROM directory child JOIN below ON child.parent_id = below.id
     ), put_aside AS (
       UPDATE directory SET state = 'gone' WHERE id IN (SELECT id FROM below) AND state <> 'gone'
     ) UPDATE file SET state = 'ignored', reason = $3
       WHERE directory_id IN (SELECT id FROM below) AND current_path IS NULL
         AND state IN ('discovered', 'identified', 'review', 'unmatched', 'attached', 'ignored', 'failed')
         AND reason IS DISTINCT FROM $3`,
    [
      parents,
      outcomes.flatMap(({ ignoredFolders }) => ignoredFolders.map((name) => Buffer.from(name))),
      IGNORED_BY_RULE,
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
