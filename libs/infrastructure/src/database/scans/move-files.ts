import type { FileRecord, ScanTask } from '#domain';
import type { Sql } from '../database.js';

/** What putting rows to their files' new places came to; `discovered` counts videos that wait for their identity. */
interface MovedFiles {
  readonly moved: number;
  readonly renamed: number;
  readonly discovered: number;
}

/**
 * Gives rows the new names of their files. What was decided stays as it is; a video that was missing is decided anew
 * by what its cluster knows. Ties of companions are made anew by their new names.
 */
export async function moveFiles(
  sql: Sql,
  task: ScanTask,
  files: readonly FileRecord[],
  clusters: ReadonlyMap<string, string>,
): Promise<MovedFiles> {
  const moved = files.filter(({ former }) => former !== null);
  if (moved.length === 0) return { moved: 0, renamed: 0, discovered: 0 };
  const rows = await sql.query<{ state: string }>(
    `UPDATE file SET directory_id = given.directory_id, name = given.name, scan_id = $1, birth_ns = given.birth,
       kind = CASE WHEN given.keeps THEN file.kind ELSE given.kind END,
       reason = CASE WHEN given.keeps THEN file.reason ELSE given.reason END,
       reading = CASE WHEN given.keeps THEN file.reading ELSE given.reading END,
       cluster_id = CASE WHEN given.keeps THEN file.cluster_id ELSE given.cluster_id END,
       season = CASE WHEN given.keeps THEN file.season END,
       episodes = CASE WHEN given.keeps THEN file.episodes ELSE '{}' END,
       state = CASE WHEN given.keeps AND file.state <> 'missing' THEN file.state ELSE given.state END
     FROM unnest($2::bigint[], $3::bigint[], $4::bytea[], $5::bigint[], $6::boolean[], $7::text[], $8::text[],
         $9::jsonb[], $10::bigint[], $11::text[])
       AS given (id, directory_id, name, birth, keeps, kind, reason, reading, cluster_id, state)
     WHERE file.id = given.id AND file.current_path IS NULL
     RETURNING file.state`,
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
      moved.map(({ cluster }) => (cluster === null ? null : clusters.get(cluster.key))),
      moved.map(({ state }) => state),
    ],
  );
  await readyClusters(sql, moved);
  const ids = moved.map(({ former }) => former?.id);
  await sql.query('DELETE FROM missing_candidate WHERE file_id = ANY($1::bigint[])', [ids]);
  const renamed = moved.filter(({ former, directoryId }) => former?.directoryId === directoryId).length;
  const discovered = rows.filter(({ state }) => state === 'discovered').length;
  return { moved: moved.length - renamed, renamed, discovered };
}

/** Files that were missing are back: their clusters are to say again what they are. */
async function readyClusters(sql: Sql, moved: readonly FileRecord[]): Promise<void> {
  await sql.query(
    `UPDATE cluster SET state = 'ready', fence = fence + 1, claimed_until = NULL
     WHERE id IN (SELECT cluster_id FROM file WHERE id = ANY($1::bigint[]) AND state = 'discovered')
       AND state NOT IN ('waiting', 'ready')`,
    [moved.map(({ former }) => former?.id)],
  );
}
