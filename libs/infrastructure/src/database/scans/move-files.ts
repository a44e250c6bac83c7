import type { FileRecord, ScanTask } from '#domain';
import type { Sql } from '../database.js';

/** What putting rows to their files' new places came to; `discovered` counts videos that wait for their identity. */
interface MovedFiles {
  /** Rows that were moved; others were no longer where they had been seen. */
  readonly ids: ReadonlySet<string>;
  readonly moved: number;
  readonly renamed: number;
  readonly discovered: number;
}

/**
 * Gives rows the new names of their files. What was decided stays as it is; a video that was missing is decided anew
 * by what its cluster knows. Ties of companions are made anew by their new names. A row goes to one file only: of two
 * names that a file has got, read side by side, the second finds the row gone from where it was.
 */
export async function moveFiles(
  sql: Sql,
  task: ScanTask,
  files: readonly FileRecord[],
  clusters: ReadonlyMap<string, string>,
): Promise<MovedFiles> {
  const moved = files.filter(({ former }) => former !== null);
  if (moved.length === 0) return { ids: new Set(), moved: 0, renamed: 0, discovered: 0 };
  const rows = await sql.query<{ id: string; state: string }>(
    `UPDATE file SET directory_id = given.directory_id, name = given.name, scan_id = $1, birth_ns = given.birth,
       kind = CASE WHEN given.keeps THEN file.kind ELSE given.kind END,
       reason = CASE WHEN given.keeps THEN file.reason ELSE given.reason END,
       reading = CASE WHEN given.keeps THEN file.reading ELSE given.reading END,
       cluster_id = CASE WHEN given.keeps THEN file.cluster_id ELSE given.cluster_id END,
       extra_home = given.extra_home,
       season = CASE WHEN given.keeps THEN file.season END,
       episodes = CASE WHEN given.keeps THEN file.episodes ELSE '{}' END,
       state = CASE WHEN given.keeps AND file.state <> 'missing' THEN file.state ELSE given.state END
     FROM unnest($2::bigint[], $3::bigint[], $4::bytea[], $5::bigint[], $6::boolean[], $7::text[], $8::text[],
         $9::jsonb[], $10::bigint[], $11::text[], $12::bigint[], $13::bytea[],
         $14::text[])
       AS given (id, directory_id, name, birth, keeps, kind, reason, reading, cluster_id, state, old_folder, old_name,
         extra_home)
     WHERE file.id = given.id AND file.current_path IS NULL AND file.directory_id = old_folder AND file.name = old_name
     RETURNING file.id, file.state`,
    [
      task.id,
      moved.map(({ former }) => former?.id),
      moved.map(({ directoryId }) => directoryId),
      moved.map(({ name }) => Buffer.from(name)),
      moved.map(({ birthNs }) => (birthNs === null ? null : String(birthNs))),
      moved.map(({ former }) => former?.keepsIdentity === true),
      moved.map(({ kind }) => kind),
      moved.map(({ reason }) => reason),
      moved.map(({ cluster }) => (cluster === null ? null : JSON.stringify(cluster.readings[0]))),
      moved.map(({ cluster }) => (cluster === null ? null : (clusters.get(cluster.key) ?? null))),
      moved.map(({ state }) => state),
      moved.map(({ former }) => former?.directoryId),
      moved.map(({ former }) => (former === null ? null : Buffer.from(former.name))),
      moved.map(({ extraHome }) => extraHome),
    ],
  );
  const ids = new Set(rows.map(({ id }) => id));
  await foundAgain(sql, [...ids]);
  const renamed = moved.filter(
    ({ former, directoryId }) => former !== null && ids.has(former.id) && former.directoryId === directoryId,
  ).length;
  const discovered = rows.filter(({ state }) => state === 'discovered').length;
  return { ids, moved: rows.length - renamed, renamed, discovered };
}

/** Files that were missing are back: their clusters are to say again what they are. */
async function foundAgain(sql: Sql, ids: readonly string[]): Promise<void> {
  await sql.query('DELETE FROM missing_candidate WHERE file_id = ANY($1::bigint[])', [ids]);
  await sql.query(
    `UPDATE cluster SET state = 'ready', fence = fence + 1, claimed_until = NULL
     WHERE id IN (SELECT cluster_id FROM file WHERE id = ANY($1::bigint[]) AND state = 'discovered')
       AND state NOT IN ('waiting', 'ready')`,
    [ids],
  );
}
