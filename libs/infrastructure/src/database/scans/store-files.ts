import { type CompanionTie, type FileRecord, type ScanTask, toHex } from '#domain';
import type { Sql } from '../database.js';

/** What storing files came to; `discovered` counts videos that wait for their identity. */
interface StoredFiles {
  readonly added: number;
  readonly updated: number;
  readonly discovered: number;
}

/** Inserts new files and rewrites changed ones, in one statement. */
export async function storeFiles(
  sql: Sql,
  task: ScanTask,
  files: readonly FileRecord[],
  clusters: ReadonlyMap<string, string>,
): Promise<StoredFiles> {
  const unique = [...new Map(files.map((file) => [placeOf(file.directoryId, file.name), file])).values()];
  if (unique.length === 0) return { added: 0, updated: 0, discovered: 0 };
  const rows = await sql.query<{ fresh: boolean; state: string }>(
    `INSERT INTO file (library_id, scan_id, directory_id, name, kind, disc, size, mtime_ns, device, inode, state,
       reason, reading, cluster_id, birth_ns)
     SELECT $1, $2, * FROM unnest($3::bigint[], $4::bytea[], $5::text[], $6::boolean[], $7::bigint[], $8::bigint[],
       $9::numeric[], $10::numeric[], $11::text[], $12::text[], $13::jsonb[], $14::bigint[], $15::bigint[])
     ON CONFLICT (directory_id, name) WHERE current_path IS NULL DO UPDATE SET
       scan_id = EXCLUDED.scan_id, kind = EXCLUDED.kind, disc = EXCLUDED.disc, size = EXCLUDED.size,
       mtime_ns = EXCLUDED.mtime_ns, device = EXCLUDED.device, inode = EXCLUDED.inode, birth_ns = EXCLUDED.birth_ns,
       state = EXCLUDED.state,
       reason = EXCLUDED.reason, reading = EXCLUDED.reading, cluster_id = EXCLUDED.cluster_id,
       season = NULL, episodes = '{}', duration_ms = CASE
         WHEN file.size = EXCLUDED.size AND file.mtime_ns = EXCLUDED.mtime_ns THEN file.duration_ms END
     RETURNING (xmax = 0) AS fresh, state`,
    [
      task.libraryId,
      task.id,
      unique.map(({ directoryId }) => directoryId),
      unique.map(({ name }) => Buffer.from(name)),
      unique.map(({ kind }) => kind),
      unique.map(({ disc }) => disc),
      unique.map(({ size }) => String(size)),
      unique.map(({ mtimeNs }) => String(mtimeNs)),
      unique.map(({ device }) => String(device)),
      unique.map(({ inode }) => String(inode)),
      unique.map(({ state }) => state),
      unique.map(({ reason }) => reason),
      unique.map(({ cluster }) => (cluster === null ? null : JSON.stringify(cluster.readings[0]))),
      unique.map(({ cluster }) => (cluster === null ? null : clusters.get(cluster.key))),
      unique.map(({ birthNs }) => (birthNs === null ? null : String(birthNs))),
    ],
  );
  const added = rows.filter(({ fresh }) => fresh).length;
  const discovered = rows.filter(({ state }) => state === 'discovered').length;
  return { added, updated: rows.length - added, discovered };
}

const placeOf = (directoryId: string, name: Uint8Array): string => `${directoryId}/${toHex(name)}`;

/** Ties companions to their videos, both found by place. */
export async function tieCompanions(sql: Sql, ties: readonly CompanionTie[]): Promise<void> {
  if (ties.length === 0) return;
  await sql.query(
    `UPDATE file SET companion_of = video.id, companion_suffix = given.suffix, state = 'attached'
     FROM unnest($1::bigint[], $2::bytea[], $3::bigint[], $4::bytea[], $5::text[])
       AS given (directory_id, name, video_directory_id, video_name, suffix)
     JOIN file AS video ON video.directory_id = given.video_directory_id AND video.name = given.video_name
       AND video.current_path IS NULL
     WHERE file.directory_id = given.directory_id AND file.name = given.name AND file.current_path IS NULL
       AND (file.companion_of, file.companion_suffix, file.state)
         IS DISTINCT FROM (video.id, given.suffix, 'attached')`,
    [
      ties.map(({ directoryId }) => directoryId),
      ties.map(({ name }) => Buffer.from(name)),
      ties.map(({ videoDirectoryId }) => videoDirectoryId),
      ties.map(({ videoName }) => Buffer.from(videoName)),
      ties.map(({ suffix }) => suffix),
    ],
  );
}
