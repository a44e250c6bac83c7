import { joinPath, type MediaFacts, type Reading, type VersionedCopy } from '#domain';
import type { Sql } from '../database.js';
import type { ScannedFacts } from '../plans/plan-source.js';

/** A file with all its names: those that lead to its contents, and its link in the view. */
export interface StoredNames {
  readonly fileId: string;
  /** Where it lies, then its name in storage when that is another. */
  readonly places: readonly Buffer[];
  /** A disc's is the folder of its links; null when it has none. */
  readonly viewPath: Buffer | null;
  readonly scanned: ScannedFacts;
}

/** An identified video with what is known of it as a copy of its work. */
export interface StoredCopy extends VersionedCopy, StoredNames {
  readonly libraryId: string;
  readonly titleId: string | null;
  /** Of its work; null while that is not known. */
  readonly work: { readonly title: string; readonly year: number | null; readonly tmdbId: number } | null;
  readonly kind: string;
  /** identified, planned or organized. */
  readonly state: string;
  readonly disc: boolean;
  /** The same for names of one file. */
  readonly inode: string;
  readonly companions: readonly StoredNames[];
}

interface NamesRow {
  id: string;
  folder: Buffer;
  name: Buffer;
  current_path: Buffer | null;
  storage_path: Buffer | null;
  view_path: Buffer | null;
  size: string;
  mtime_ns: string;
  inode: string;
}

interface CopyRow extends NamesRow {
  library_id: string;
  work_id: string | null;
  kind: string;
  state: string;
  disc: boolean;
  season: number | null;
  episodes: number[];
  reading: Reading;
  facts: MediaFacts | null;
  damaged: boolean;
  title: string | null;
  year: number | null;
  tmdb_id: number | null;
  device: string;
  birth_ns: string | null;
}

const NAMES = `file.id, directory.path AS folder, file.name, current_path, storage_path, view_path, file.size,
  file.mtime_ns, inode`;

/** States of videos that are copies of a work. */
export const COPY_STATES = `('identified', 'planned', 'organized')`;

const copiesWhere = (
  condition: string,
): string => `SELECT ${NAMES}, file.library_id, file.work_id, file.kind, file.state, disc, season, episodes,
    reading, file.device, birth_ns, title.name AS title, title.year, tmdb_id, media_info.facts, coalesce(media_info.state = 'failed', false) AS damaged
  FROM file JOIN directory ON directory.id = directory_id LEFT JOIN title ON title.id = work_id
    LEFT JOIN media_info ON media_info.file_id = file.id AND media_info.size = file.size
      AND media_info.mtime_ns = file.mtime_ns
  WHERE ${condition} ORDER BY file.id`;

const OF_TITLES = copiesWhere(
  `file.library_id = $1 AND work_id = ANY($2::bigint[]) AND file.state IN ('planned', 'organized')`,
);
const BY_ID = copiesWhere(
  `file.id = ANY($1::bigint[]) AND file.kind IN ('movie', 'episode') AND file.state IN ${COPY_STATES}`,
);

const COMPANIONS = `SELECT ${NAMES}, companion_of FROM file JOIN directory ON directory.id = directory_id
  WHERE companion_of = ANY($1::bigint[]) AND file.state = 'attached' ORDER BY file.id`;

/** The copies of some works that are in place, by the work's id. */
export async function copiesInPlace(
  sql: Sql,
  libraryId: string,
  titleIds: readonly string[],
): Promise<StoredCopy[]> {
  return withCompanions(sql, await sql.query<CopyRow>(OF_TITLES, [libraryId, titleIds]));
}

/** Copies by their ids; what is not identified any more is left out. */
export async function copiesById(sql: Sql, fileIds: readonly string[]): Promise<StoredCopy[]> {
  return withCompanions(sql, await sql.query<CopyRow>(BY_ID, [fileIds]));
}

async function withCompanions(sql: Sql, rows: readonly CopyRow[]): Promise<StoredCopy[]> {
  if (rows.length === 0) return [];
  const companions = await sql.query<NamesRow & { companion_of: string }>(COMPANIONS, [
    rows.map(({ id }) => id),
  ]);
  const byVideo = Map.groupBy(companions, ({ companion_of }) => companion_of);
  return rows.map((row) => toCopy(row, byVideo.get(row.id) ?? []));
}

const toCopy = (row: CopyRow, companions: readonly NamesRow[]): StoredCopy => ({
  ...namesOf(row),
  libraryId: row.library_id,
  titleId: row.work_id,
  work: row.title === null ? null : { title: row.title, year: row.year, tmdbId: row.tmdb_id ?? 0 },
  kind: row.kind,
  state: row.state,
  disc: row.disc,
  season: row.season,
  episodes: row.episodes,
  part: row.reading.part,
  reading: row.reading,
  media: row.facts,
  damaged: row.damaged,
  size: row.disc ? 0 : Number(row.size),
  inode: `${row.device}/${row.inode}/${row.birth_ns ?? ''}`,
  companions: companions.map(namesOf),
});

function namesOf(row: NamesRow): StoredNames {
  const path = Buffer.from(joinPath(row.folder, row.name));
  const place = row.current_path ?? path;
  const other = row.storage_path === null || row.storage_path.equals(place) ? [] : [row.storage_path];
  return {
    fileId: row.id,
    places: [place, ...other],
    viewPath: row.view_path,
    scanned: { path, size: row.size, mtimeNs: row.mtime_ns, inode: row.inode },
  };
}
