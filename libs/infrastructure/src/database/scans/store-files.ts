import { type CompanionTie, type FileRecord, type ScanTask, bytesKey } from '#domain';
import type { Sql } from '../database.js';

/** What storing files came to; `discovered` counts videos that wait for their identity. */
interface StoredFiles {
  readonly added: number;
  readonly updated: number;
  readonly discovered: number;
  /** Ties that are still to be made: to videos that were stored before. */
  readonly untied: readonly CompanionTie[];
}

/** What belongs to the files: their clusters' ids by key, and which of them are companions of which. */
interface Belongings {
  readonly clusters: ReadonlyMap<string, string>;
  readonly ties: readonly CompanionTie[];
}

/** Inserts new files and rewrites changed ones: videos first, so that their companions can be tied to them at once. */
export async function storeFiles(
  sql: Sql,
  task: ScanTask,
  files: readonly FileRecord[],
  { clusters, ties }: Belongings,
): Promise<StoredFiles> {
  const unique = [...new Map(files.map((file) => [placeOf(file.directoryId, file.name), file])).values()];
  const tieOf = new Map(ties.map((tie) => [placeOf(tie.directoryId, tie.name), tie]));
  const isTied = ({ directoryId, name }: FileRecord): boolean => tieOf.has(placeOf(directoryId, name));
  const videos = await upsert(
    sql,
    task,
    unique.filter((file) => !isTied(file)).map((file) => ({ file, clusterId: idOf(file, clusters) })),
  );
  const ids = new Map(videos.map(({ id, directory_id, name }) => [placeOf(directory_id, name), id]));
  const untied: CompanionTie[] = ties.filter((tie) => !ids.has(videoPlaceOf(tie)));
  const companions = unique
    .filter((file) => isTied(file))
    .map((file) => {
      const tie = tieOf.get(placeOf(file.directoryId, file.name));
      const videoId = tie === undefined ? undefined : ids.get(videoPlaceOf(tie));
      return videoId === undefined || tie === undefined ? { file } : { file, videoId, suffix: tie.suffix };
    });
  const stored = new Set(companions.map(({ file }) => placeOf(file.directoryId, file.name)));
  const known = ties.filter(
    (tie) => ids.has(videoPlaceOf(tie)) && !stored.has(placeOf(tie.directoryId, tie.name)),
  );
  const rows = [...videos, ...(await upsert(sql, task, companions))];
  const added = rows.filter(({ fresh }) => fresh).length;
  const discovered = rows.filter(({ state }) => state === 'discovered').length;
  return { added, updated: rows.length - added, discovered, untied: [...untied, ...known] };
}

const idOf = ({ cluster }: FileRecord, clusters: ReadonlyMap<string, string>): string | undefined =>
  cluster === null ? undefined : clusters.get(cluster.key);

interface FileToStore {
  readonly file: FileRecord;
  readonly clusterId?: string | undefined;
  /** The video that it is a companion of, and what its name adds to the video's. */
  readonly videoId?: string;
  readonly suffix?: string;
}

interface StoredRow {
  id: string;
  directory_id: string;
  name: Buffer;
  fresh: boolean;
  state: string;
}

async function upsert(sql: Sql, task: ScanTask, given: readonly FileToStore[]): Promise<StoredRow[]> {
  if (given.length === 0) return [];
  return sql.query<StoredRow>(
    `INSERT INTO file (library_id, scan_id, directory_id, name, kind, disc, size, mtime_ns, device, inode, state,
       reason, reading, cluster_id, birth_ns, companion_of, companion_suffix)
     SELECT $1, $2, * FROM unnest($3::bigint[], $4::bytea[], $5::text[], $6::boolean[], $7::bigint[], $8::bigint[],
       $9::numeric[], $10::numeric[], $11::text[], $12::text[], $13::jsonb[], $14::bigint[], $15::bigint[],
       $16::bigint[], $17::text[])
     ON CONFLICT (directory_id, name) WHERE current_path IS NULL DO UPDATE SET
       scan_id = EXCLUDED.scan_id, kind = EXCLUDED.kind, disc = EXCLUDED.disc, size = EXCLUDED.size,
       mtime_ns = EXCLUDED.mtime_ns, device = EXCLUDED.device, inode = EXCLUDED.inode, birth_ns = EXCLUDED.birth_ns,
       state = EXCLUDED.state, reason = EXCLUDED.reason, reading = EXCLUDED.reading, cluster_id = EXCLUDED.cluster_id,
       companion_of = EXCLUDED.companion_of, companion_suffix = EXCLUDED.companion_suffix,
       season = NULL, episodes = '{}', duration_ms = CASE
         WHEN file.size = EXCLUDED.size AND file.mtime_ns = EXCLUDED.mtime_ns THEN file.duration_ms END
     RETURNING id, directory_id, name, (xmax = 0) AS fresh, state`,
    [
      task.libraryId,
      task.id,
      given.map(({ file }) => file.directoryId),
      given.map(({ file }) => Buffer.from(file.name)),
      given.map(({ file }) => file.kind),
      given.map(({ file }) => file.disc),
      given.map(({ file }) => String(file.size)),
      given.map(({ file }) => String(file.mtimeNs)),
      given.map(({ file }) => String(file.device)),
      given.map(({ file }) => String(file.inode)),
      given.map(({ file, videoId }) => (videoId === undefined ? file.state : 'attached')),
      given.map(({ file }) => file.reason),
      given.map(({ file: { cluster } }) => (cluster === null ? null : JSON.stringify(cluster.readings[0]))),
      given.map(({ clusterId }) => clusterId ?? null),
      given.map(({ file }) => (file.birthNs === null ? null : String(file.birthNs))),
      given.map(({ videoId }) => videoId ?? null),
      given.map(({ suffix }) => suffix ?? null),
    ],
  );
}

const placeOf = (directoryId: string, name: Uint8Array): string => `${directoryId}/${bytesKey(name)}`;

const videoPlaceOf = ({ videoDirectoryId, videoName }: CompanionTie): string =>
  placeOf(videoDirectoryId, videoName);

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
