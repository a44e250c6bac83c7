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

/** A file to write with the tie to its video, if it is a companion. */
interface Row {
  readonly file: FileRecord;
  tie: CompanionTie | null;
}

/** Inserts new files and rewrites changed ones: videos first, so that their companions can be tied to them at once. */
export async function storeFiles(
  sql: Sql,
  task: ScanTask,
  files: readonly FileRecord[],
  { clusters, ties }: Belongings,
): Promise<StoredFiles> {
  const rows = new Map<string, Row>();
  for (const file of files) rows.set(placeOf(file.directoryId, file.name), { file, tie: null });
  const untied = ties.filter((tie) => {
    const row = rows.get(placeOf(tie.directoryId, tie.name));
    if (row !== undefined) row.tie = tie;
    return row === undefined;
  });
  const stored = rows.size === 0 ? NOTHING : await upsert(sql, task, [...rows.values()], clusters);
  const { all, added, discovered } = stored;
  return { added, updated: all - added, discovered, untied };
}

const placeOf = (directoryId: string, name: Uint8Array): string => `${directoryId}/${bytesKey(name)}`;

interface Counts {
  readonly all: number;
  readonly added: number;
  readonly discovered: number;
}

const NOTHING: Counts = { all: 0, added: 0, discovered: 0 };

const INSERT = `INSERT INTO file (library_id, scan_id, directory_id, name, kind, disc, size, mtime_ns, device, inode,
    birth_ns, reason, reading, cluster_id, companion_of, companion_suffix, state)
  SELECT $1, $2, directory_id, name, kind, disc, size, mtime_ns, device, inode, birth_ns, reason, reading, cluster_id`;

const CONFLICT = `ON CONFLICT (directory_id, name) WHERE current_path IS NULL DO UPDATE SET
    scan_id = EXCLUDED.scan_id, kind = EXCLUDED.kind, disc = EXCLUDED.disc, size = EXCLUDED.size,
    mtime_ns = EXCLUDED.mtime_ns, device = EXCLUDED.device, inode = EXCLUDED.inode, birth_ns = EXCLUDED.birth_ns,
    state = EXCLUDED.state, reason = EXCLUDED.reason, reading = EXCLUDED.reading, cluster_id = EXCLUDED.cluster_id,
    companion_of = EXCLUDED.companion_of, companion_suffix = EXCLUDED.companion_suffix,
    season = NULL, episodes = '{}', duration_ms = CASE
      WHEN file.size = EXCLUDED.size AND file.mtime_ns = EXCLUDED.mtime_ns THEN file.duration_ms END`;

/** One statement, so that the ids of videos need not be fetched to be handed back with their companions. */
const UPSERT = `WITH given AS MATERIALIZED (
    SELECT * FROM unnest($3::bigint[], $4::bytea[], $5::text[], $6::boolean[], $7::bigint[], $8::bigint[],
      $9::numeric[], $10::numeric[], $11::bigint[], $12::text[], $13::text[], $14::jsonb[], $15::bigint[],
      $16::bigint[], $17::bytea[], $18::text[])
    AS given (directory_id, name, kind, disc, size, mtime_ns, device, inode, birth_ns, state, reason, reading,
      cluster_id, video_directory_id, video_name, suffix)
  ), video AS (
    ${INSERT}, NULL, NULL, state FROM given WHERE video_name IS NULL
    ${CONFLICT} RETURNING id, directory_id, name, xmax = 0 AS fresh, state
  ), tied AS (
    SELECT given.*, coalesce(video.id, (SELECT id FROM file AS known
      WHERE known.directory_id = video_directory_id AND known.name = video_name AND current_path IS NULL)) AS video_id
    FROM given LEFT JOIN video ON video.directory_id = video_directory_id AND video.name = video_name
    WHERE video_name IS NOT NULL
  ), companion AS (
    ${INSERT}, video_id, CASE WHEN video_id IS NOT NULL THEN suffix END,
      CASE WHEN video_id IS NULL THEN state ELSE 'attached' END FROM tied
    ${CONFLICT} RETURNING xmax = 0 AS fresh, state
  ) SELECT count(*)::int AS all, count(*) FILTER (WHERE fresh)::int AS added,
      count(*) FILTER (WHERE state = 'discovered')::int AS discovered
    FROM (SELECT fresh, state FROM video UNION ALL SELECT fresh, state FROM companion) AS stored`;

async function upsert(
  sql: Sql,
  task: ScanTask,
  rows: readonly Row[],
  clusters: ReadonlyMap<string, string>,
): Promise<Counts> {
  const [counts] = await sql.query<Counts>(UPSERT, [
    task.libraryId,
    task.id,
    int8Array(rows.map(({ file }) => file.directoryId)),
    byteaArray(rows.map(({ file }) => file.name)),
    textArray(rows.map(({ file }) => file.kind)),
    boolArray(rows.map(({ file }) => file.disc)),
    int8Array(rows.map(({ file }) => file.size)),
    int8Array(rows.map(({ file }) => file.mtimeNs)),
    numericArray(rows.map(({ file }) => file.device)),
    numericArray(rows.map(({ file }) => file.inode)),
    int8Array(rows.map(({ file }) => file.birthNs)),
    textArray(rows.map(({ file }) => file.state)),
    textArray(rows.map(({ file }) => file.reason)),
    jsonbArray(rows.map(({ file }) => file.cluster?.readings[0] ?? null)),
    int8Array(
      rows.map(({ file: { cluster } }) => (cluster === null ? null : (clusters.get(cluster.key) ?? null))),
    ),
    int8Array(rows.map(({ tie }) => tie?.videoDirectoryId ?? null)),
    byteaArray(rows.map(({ tie }) => tie?.videoName ?? null)),
    textArray(rows.map(({ tie }) => tie?.suffix ?? null)),
  ]);
  return counts ?? NOTHING;
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
