import { type CompanionTie, type FileRecord, type ScanTask, bytesKey } from '#domain';
import { boolArray, byteaArray, int8Array, jsonbArray, numericArray, textArray } from '../binary-arrays.js';
import type { Sql } from '../database.js';

/** What storing files came to; `discovered` counts videos that wait for their identity. */
interface StoredFiles {
  readonly added: number;
  readonly updated: number;
  readonly discovered: number;
  /** Ties that are still to be made: of companions that were stored before. */
  readonly untied: readonly CompanionTie[];
}

/** What belongs to the files: their clusters' ids by key, and which of them are companions of which. */
interface Belongings {
  readonly clusters: ReadonlyMap<string, string>;
  readonly ties: readonly CompanionTie[];
}

/** A file to write, the id that its row gets if it is new, and the tie to its video if it is a companion. */
interface Row {
  readonly file: FileRecord;
  readonly id: string;
  tie: CompanionTie | null;
}

/** Inserts new files and rewrites changed ones: videos first, so that their companions can be tied to them at once. */
export async function storeFiles(
  sql: Sql,
  task: ScanTask,
  files: readonly FileRecord[],
  { clusters, ties }: Belongings,
): Promise<StoredFiles> {
  const rows = await withIds(sql, files);
  const untied = ties.filter((tie) => {
    const row = rows.get(placeOf(tie.directoryId, tie.name));
    if (row !== undefined) row.tie = tie;
    return row === undefined;
  });
  const [videos, companions] = [[...rows.values()].filter(isVideo), [...rows.values()].filter(isCompanion)];
  const added = await upsert(sql, task, videos, { clusters, videoIdOf: () => null });
  const videoIdOf = ({ tie }: Row): string | null => {
    const video = tie === null ? undefined : rows.get(placeOf(tie.videoDirectoryId, tie.videoName));
    return video !== undefined && added.has(video.id) ? video.id : null;
  };
  const others = await upsert(sql, task, companions, { clusters, videoIdOf });
  const discovered = videos.filter(({ file }) => file.state === 'discovered').length;
  const fresh = added.size + others.size;
  return { added: fresh, updated: rows.size - fresh, discovered, untied };
}

const isVideo = ({ tie }: Row): boolean => tie === null;
const isCompanion = ({ tie }: Row): boolean => tie !== null;

/** The files by their places. Ids are drawn beforehand, so that a companion can name its video's before it has a row. */
async function withIds(sql: Sql, files: readonly FileRecord[]): Promise<Map<string, Row>> {
  if (files.length === 0) return new Map();
  const byPlace = new Map(files.map((file) => [placeOf(file.directoryId, file.name), file]));
  const ids = await sql.query<{ id: string }>(
    `SELECT nextval('file_id_seq') AS id FROM generate_series(1, $1::int)`,
    [byPlace.size],
  );
  const rows = new Map<string, Row>();
  for (const [place, file] of byPlace) rows.set(place, { file, id: ids[rows.size]?.id ?? '', tie: null });
  return rows;
}

const placeOf = (directoryId: string, name: Uint8Array): string => `${directoryId}/${bytesKey(name)}`;

const UPSERT = `INSERT INTO file (id, library_id, scan_id, directory_id, name, kind, disc, size, mtime_ns, device, inode,
    birth_ns, reason, reading, cluster_id, extra_home, companion_of, companion_suffix, state)
  SELECT id, $1, $2, directory_id, name, kind, disc, size, mtime_ns, device, inode, birth_ns, reason, reading,
    cluster_id, extra_home, video_id, CASE WHEN video_id IS NOT NULL THEN suffix END,
    CASE WHEN video_id IS NULL THEN state ELSE 'attached' END
  FROM (
    SELECT *, coalesce(new_video_id, CASE WHEN video_name IS NOT NULL THEN (SELECT known.id FROM file AS known
      WHERE known.directory_id = video_directory_id AND known.name = video_name AND current_path IS NULL) END) AS video_id
    FROM unnest($3::bigint[], $4::bigint[], $5::bytea[], $6::text[], $7::boolean[], $8::bigint[], $9::bigint[],
      $10::numeric[], $11::numeric[], $12::bigint[], $13::text[], $14::text[], $15::jsonb[], $16::bigint[],
      $17::text[], $18::bigint[], $19::bigint[], $20::bytea[], $21::text[])
    AS given (id, directory_id, name, kind, disc, size, mtime_ns, device, inode, birth_ns, state, reason, reading,
      cluster_id, extra_home, new_video_id, video_directory_id, video_name, suffix)) AS tied
  ON CONFLICT (directory_id, name) WHERE current_path IS NULL DO UPDATE SET
    scan_id = EXCLUDED.scan_id, kind = EXCLUDED.kind, disc = EXCLUDED.disc, size = EXCLUDED.size,
    mtime_ns = EXCLUDED.mtime_ns, device = EXCLUDED.device, inode = EXCLUDED.inode, birth_ns = EXCLUDED.birth_ns,
    state = EXCLUDED.state, reason = EXCLUDED.reason, reading = EXCLUDED.reading, cluster_id = EXCLUDED.cluster_id,
    extra_home = EXCLUDED.extra_home, companion_of = EXCLUDED.companion_of, companion_suffix = EXCLUDED.companion_suffix,
    season = NULL, episodes = '{}', duration_ms = CASE
      WHEN file.size = EXCLUDED.size AND file.mtime_ns = EXCLUDED.mtime_ns THEN file.duration_ms END
  RETURNING id`;

interface Around {
  readonly clusters: ReadonlyMap<string, string>;
  /** The id of a companion's video, when that is new too; others are found by their place. */
  readonly videoIdOf: (row: Row) => string | null;
}

/** Writes rows; answers the ids of those that are new, since one that was there keeps its own. */
async function upsert(
  sql: Sql,
  task: ScanTask,
  rows: readonly Row[],
  { clusters, videoIdOf }: Around,
): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  const files = rows.map(({ file }) => file);
  const drawn = new Set(rows.map(({ id }) => id));
  const stored = await sql.query<{ id: string }>(UPSERT, [
    task.libraryId,
    task.id,
    int8Array([...drawn]),
    int8Array(files.map(({ directoryId }) => directoryId)),
    byteaArray(files.map(({ name }) => name)),
    textArray(files.map(({ kind }) => kind)),
    boolArray(files.map(({ disc }) => disc)),
    int8Array(files.map(({ size }) => size)),
    int8Array(files.map(({ mtimeNs }) => mtimeNs)),
    numericArray(files.map(({ device }) => device)),
    numericArray(files.map(({ inode }) => inode)),
    int8Array(files.map(({ birthNs }) => birthNs)),
    textArray(files.map(({ state }) => state)),
    textArray(files.map(({ reason }) => reason)),
    jsonbArray(files.map(({ cluster }) => cluster?.readings[0] ?? null)),
    int8Array(files.map(({ cluster }) => (cluster === null ? null : (clusters.get(cluster.key) ?? null)))),
    textArray(files.map(({ extraHome }) => extraHome)),
    int8Array(rows.map((row) => videoIdOf(row))),
    int8Array(rows.map(({ tie }) => tie?.videoDirectoryId ?? null)),
    byteaArray(rows.map(({ tie }) => tie?.videoName ?? null)),
    textArray(rows.map(({ tie }) => tie?.suffix ?? null)),
  ]);
  return new Set(stored.map(({ id }) => id).filter((id) => drawn.has(id)));
}

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
      int8Array(ties.map(({ directoryId }) => directoryId)),
      byteaArray(ties.map(({ name }) => name)),
      int8Array(ties.map(({ videoDirectoryId }) => videoDirectoryId)),
      byteaArray(ties.map(({ videoName }) => videoName)),
      textArray(ties.map(({ suffix }) => suffix)),
    ],
  );
}
