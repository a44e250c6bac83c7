import {
  joinPath,
  type MediaFacts,
  type CollisionRule,
  type NamingSettings,
  type OrganizableCompanion,
  type OrganizableTitle,
  type OrganizableVideo,
  type OrganizeMode,
  type PlanFilter,
  type Reading,
} from '#domain';
import type { Sql } from '../database.js';
import { conditionOf, type FilterCondition } from './plan-filter.js';

/** What the last scan knew of a file, to be held against the disk. */
export interface ScannedFacts {
  readonly size: string;
  readonly mtimeNs: string;
  readonly inode: string;
}

/** A library's settings as a plan needs them. */
export interface PlanLibrary {
  readonly id: string;
  readonly storageDir: string | null;
  readonly viewDir: string | null;
  readonly mode: OrganizeMode;
  readonly naming: NamingSettings;
  readonly collisions: CollisionRule;
}

/** A work that has files in place or to be placed. */
export interface TitleSummary extends OrganizableTitle {
  readonly id: string;
  /** Its videos and their companions. */
  readonly files: number;
  /** Its videos that are to be placed by the plan. */
  readonly toPlace: number;
  /** The link of one of its files; null when none is linked. */
  readonly viewPath: Buffer | null;
}

/** Videos to be placed (disc files are the caller's to list), and what the scan knew of every file involved. */
export interface Organizable {
  readonly videos: readonly OrganizableVideo[];
  readonly facts: ReadonlyMap<string, ScannedFacts>;
  /** Paths in both trees that other files of the same works have. */
  readonly inPlace: readonly Buffer[];
}

/** A file that is linked in the view. */
export interface LinkedFile {
  readonly videoId: string;
  readonly fileId: string;
  readonly titleId: string;
  readonly viewPath: Buffer;
}

interface TitleColumns {
  kind: 'movie' | 'episode';
  tmdb_id: number;
  title: string;
  original_title: string;
  year: number | null;
  genre_ids: number[];
  collection: string | null;
  imdb_id: string | null;
  tvdb_id: number | null;
}

interface FileColumns {
  id: string;
  folder: Buffer;
  name: Buffer;
  current_path: Buffer | null;
  view_path: Buffer | null;
  size: string;
  mtime_ns: string;
  inode: string;
}

interface VideoRow extends TitleColumns, FileColumns {
  disc: boolean;
  season: number | null;
  episodes: number[];
  reading: Reading;
  facts: MediaFacts | null;
  damaged: boolean;
  episode_titles: Record<string, string> | null;
}

interface CompanionRow extends FileColumns {
  companion_of: string;
  kind: string;
  companion_suffix: string | null;
}

const TITLE_COLUMNS = `title.tmdb_id, title.name AS title, title.original_name AS original_title, title.year, title.genre_ids,
    collection.name AS collection, imdb_id, tvdb_id`;

const FILE_COLUMNS = `file.id, directory.path AS folder, file.name, current_path, view_path, file.size, file.mtime_ns, inode`;

/** Answers for all files; which of them the plan is for, its filter says. */
const titlesWhere = ({
  sql: selected,
  joins,
}: FilterCondition): string => `SELECT title.id, title.kind, ${TITLE_COLUMNS}, count(*)::int + sum(companions)::int AS files,
    count(*) FILTER (WHERE file.state = 'identified' AND selected)::int AS "toPlace",
    (array_agg(view_path) FILTER (WHERE view_path IS NOT NULL))[1] AS "viewPath"
  FROM (SELECT file.id, cluster_id, file.state, view_path, ${selected} AS selected,
      (SELECT count(*) FROM file AS companion WHERE companion_of = file.id AND companion.state = 'attached') AS companions
    FROM file ${joins}
    WHERE file.library_id = $1 AND file.state IN ('identified', 'planned', 'organized')) AS file
    JOIN cluster ON cluster.id = cluster_id JOIN title ON title.id = cluster.title_id
    LEFT JOIN collection ON collection.id = collection_id
  GROUP BY title.id, collection.name ORDER BY title.id`;

const videosWhere = (
  selected: string,
): string => `SELECT ${FILE_COLUMNS}, file.kind, disc, file.season, file.episodes, reading, ${TITLE_COLUMNS},
    media_info.facts, coalesce(media_info.state = 'failed', false) AS damaged,
    (SELECT jsonb_object_agg(episode.number::text, episode.name) FROM episode
     WHERE title_id = title.id AND episode.season = file.season AND number = ANY(file.episodes)) AS episode_titles
  FROM file JOIN directory ON directory.id = directory_id
    JOIN cluster ON cluster.id = cluster_id JOIN title ON title.id = cluster.title_id
    LEFT JOIN collection ON collection.id = collection_id
    LEFT JOIN media_info ON media_info.file_id = file.id AND media_info.size = file.size
      AND media_info.mtime_ns = file.mtime_ns
  WHERE file.library_id = $1 AND file.state = 'identified' AND title.id = ANY($2::bigint[]) AND ${selected}
  ORDER BY title.id, file.id`;

const COMPANIONS = `SELECT ${FILE_COLUMNS}, companion_of, file.kind, companion_suffix
  FROM file JOIN directory ON directory.id = directory_id
  WHERE companion_of = ANY($1::bigint[]) AND file.state = 'attached' ORDER BY file.id`;

const IN_PLACE = `SELECT storage_path, view_path FROM file JOIN cluster ON cluster.id = cluster_id
  WHERE file.library_id = $1 AND file.state IN ('planned', 'organized') AND title_id = ANY($2::bigint[])
  UNION ALL
  SELECT companion.storage_path, companion.view_path FROM file JOIN cluster ON cluster.id = cluster_id
    JOIN file AS companion ON companion.companion_of = file.id
  WHERE file.library_id = $1 AND file.state IN ('planned', 'organized') AND title_id = ANY($2::bigint[])`;

const LINKED = `SELECT file.id AS "videoId", linked.id AS "fileId", title_id AS "titleId", linked.view_path AS "viewPath"
  FROM file JOIN cluster ON cluster.id = cluster_id
    JOIN file AS linked ON linked.id = file.id OR linked.companion_of = file.id
  WHERE file.library_id = $1 AND file.state = 'organized' AND title_id = ANY($2::bigint[])
    AND linked.view_path IS NOT NULL AND NOT linked.disc
  ORDER BY title_id, file.id, linked.id`;

/** What of a library a plan is for. */
export interface PlanScope {
  readonly libraryId: string;
  readonly filter: PlanFilter | null;
}

/** The works of a library that have files in place or to be placed; all of them, whatever the filter: they share folders. */
export async function summarizeTitles(sql: Sql, { libraryId, filter }: PlanScope): Promise<TitleSummary[]> {
  const selected = conditionOf(filter, 1);
  const rows = await sql.query<TitleColumns & Pick<TitleSummary, 'id' | 'files' | 'toPlace' | 'viewPath'>>(
    titlesWhere(selected),
    [libraryId, ...selected.values],
  );
  return rows.map((row) => ({
    ...titleOf(row),
    id: row.id,
    files: row.files,
    toPlace: row.toPlace,
    viewPath: row.viewPath,
  }));
}

/** Everything of some works that is identified and not in place yet. */
export async function organizableVideos(
  sql: Sql,
  { libraryId, filter }: PlanScope,
  titleIds: readonly string[],
): Promise<Organizable> {
  const selected = conditionOf(filter, 2);
  const rows = await sql.query<VideoRow>(videosWhere(selected.sql), [
    libraryId,
    titleIds,
    ...selected.values,
  ]);
  const companions = await sql.query<CompanionRow>(COMPANIONS, [rows.map(({ id }) => id)]);
  const byVideo = Map.groupBy(companions, ({ companion_of }) => companion_of);
  const placed = await sql.query<{ storage_path: Buffer | null; view_path: Buffer | null }>(IN_PLACE, [
    libraryId,
    titleIds,
  ]);
  const facts = [...rows, ...companions].map(
    ({ id, size, mtime_ns, inode }) => [id, { size, mtimeNs: mtime_ns, inode }] as const,
  );
  return {
    videos: rows.map((row) => toVideo(row, byVideo.get(row.id) ?? [])),
    facts: new Map(facts),
    inPlace: placed.flatMap(({ storage_path, view_path }) => [storage_path ?? [], view_path ?? []].flat()),
  };
}

/** The links of some works' files that are in place. Discs, whose links are many, are left where they are. */
export async function linkedFiles(
  sql: Sql,
  libraryId: string,
  titleIds: readonly string[],
): Promise<LinkedFile[]> {
  return sql.query<LinkedFile>(LINKED, [libraryId, titleIds]);
}

function titleOf(row: TitleColumns): OrganizableTitle {
  return {
    kind: row.kind,
    tmdbId: row.tmdb_id,
    title: row.title,
    originalTitle: row.original_title,
    titles: {},
    year: row.year,
    genreIds: row.genre_ids,
    collection: row.collection,
    imdbId: row.imdb_id,
    tvdbId: row.tvdb_id,
  };
}

function toVideo(row: VideoRow, companions: readonly CompanionRow[]): OrganizableVideo {
  return {
    ...titleOf(row),
    fileId: row.id,
    season: row.season,
    episodes: row.episodes,
    episodeTitles: row.episodes.map((number) => row.episode_titles?.[String(number)] ?? ''),
    part: row.reading.part,
    reading: row.reading,
    media: row.facts,
    damaged: row.damaged,
    size: row.disc ? 0 : Number(row.size),
    path: placeOf(row),
    linkedAt: row.view_path,
    disc: row.disc,
    discFiles: [],
    companions: companions.map(toCompanion),
  };
}

const placeOf = (row: FileColumns): Uint8Array => row.current_path ?? joinPath(row.folder, row.name);

function toCompanion(row: CompanionRow): OrganizableCompanion {
  const isNfo = row.name.toString('latin1').toLowerCase().endsWith('.nfo');
  const role = row.kind === 'subtitle' ? 'subtitle' : isNfo ? 'nfo' : 'picture';
  return {
    fileId: row.id,
    path: placeOf(row),
    linkedAt: row.view_path,
    role,
    suffix: row.companion_suffix ?? '',
  };
}
