import {
  type CollisionRule,
  joinPath,
  type NamingSettings,
  type OrganizableTitle,
  type OrganizableVideo,
  type OrganizeMode,
  type PlanFilter,
} from '#domain';
import type { Sql } from '../database.js';
import { conditionOf, type FilterCondition } from './plan-filter.js';
import {
  type CompanionRow,
  type ExtraRow,
  extrasByVideo,
  type TitleColumns,
  titleOf,
  toVideo,
  type VideoRow,
} from './video-rows.js';

/** What the last scan knew of a file, to be held against the disk. */
export interface ScannedFacts {
  /** Absolute path of the place where it was found, from which a plan may have moved it since. */
  readonly path: Uint8Array;
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
  /** The first and the last of its videos' links by path, discs left out; null when none is linked. */
  readonly firstLink: Buffer | null;
  readonly lastLink: Buffer | null;
  /** The folder that one of its discs is linked in; null when none is. */
  readonly discLink: Buffer | null;
}

/** Videos to be placed (disc files are the caller's to list), and what the scan knew of every file involved. */
export interface Organizable {
  readonly videos: readonly OrganizableVideo[];
  readonly facts: ReadonlyMap<string, ScannedFacts>;
  /** Paths in both trees that other files of the same works have. */
  readonly inPlace: readonly PlacedPath[];
}

/** A path of a file that is in place; a disc's is its folder. */
export interface PlacedPath {
  readonly path: Buffer;
  readonly disc: boolean;
}

/** A file that is linked in the view. */
export interface LinkedFile {
  readonly videoId: string;
  readonly fileId: string;
  readonly titleId: string;
  readonly viewPath: Buffer;
  readonly isExtra: boolean;
}

const TITLE_COLUMNS = `title.tmdb_id, title.name AS title, title.original_name AS original_title, title.original_language, title.year, title.genre_ids,
    collection.name AS collection, imdb_id, tvdb_id`;

/** A title's names in the languages that are wanted: others are many, and nobody reads them. */
const namesIn = (languages: string): string =>
  `(SELECT jsonb_object_agg(key, value) FROM jsonb_each(title.titles) WHERE key = ANY(${languages}::text[])) AS titles`;

const FILE_COLUMNS = `file.id, directory.path AS folder, file.name, file.current_path, file.view_path, file.size, file.mtime_ns, file.inode`;

/** Answers for all files; which of them the plan is for, its filter says. */
const titlesWhere = ({
  sql: selected,
  joins,
}: FilterCondition): string => `SELECT title.id, title.kind, ${TITLE_COLUMNS}, ${namesIn('$2')}, count(*)::int + sum(companions)::int AS files,
    count(*) FILTER (WHERE file.state = 'identified' AND selected)::int AS "toPlace",
    min(view_path) FILTER (WHERE NOT disc) AS "firstLink", max(view_path) FILTER (WHERE NOT disc) AS "lastLink",
    min(view_path) FILTER (WHERE disc) AS "discLink"
  FROM (SELECT file.id, cluster_id, file.state, view_path, disc, ${selected} AS selected,
      (SELECT count(*) FROM file AS companion WHERE companion_of = file.id AND companion.state = 'attached') AS companions
    FROM file ${joins}
    WHERE file.library_id = $1 AND file.state IN ('identified', 'planned', 'organized')) AS file
    JOIN cluster ON cluster.id = cluster_id JOIN title ON title.id = cluster.title_id
    LEFT JOIN collection ON collection.id = collection_id
  GROUP BY title.id, collection.name ORDER BY title.id`;

const VIDEO_ROWS = `SELECT ${FILE_COLUMNS}, title.id AS title_id, file.kind, disc, file.season, file.episodes, reading, ${TITLE_COLUMNS},
    ${namesIn('$2')}, media_info.facts, coalesce(media_info.state = 'failed', false) AS damaged,
    (SELECT jsonb_object_agg(episode.number::text, episode.name) FROM episode
     WHERE title_id = title.id AND episode.season = file.season AND number = ANY(file.episodes)) AS episode_titles
  FROM file JOIN directory ON directory.id = directory_id
    JOIN cluster ON cluster.id = cluster_id JOIN title ON title.id = cluster.title_id
    LEFT JOIN collection ON collection.id = collection_id
    LEFT JOIN media_info ON media_info.file_id = file.id AND media_info.size = file.size
      AND media_info.mtime_ns = file.mtime_ns`;

const videosWhere = (selected: string): string => `${VIDEO_ROWS}
  WHERE file.library_id = $1 AND file.state = 'identified' AND title.id = ANY($3::bigint[]) AND ${selected}
  ORDER BY title.id, file.id`;

const SOME_VIDEOS = `${VIDEO_ROWS}
  WHERE file.library_id = $1 AND file.state IN ('identified', 'planned', 'organized') AND NOT disc
  ORDER BY file.id DESC LIMIT $3`;

const COMPANIONS = `SELECT ${FILE_COLUMNS}, companion_of, file.kind, companion_suffix
  FROM file JOIN directory ON directory.id = directory_id
  WHERE companion_of = ANY($1::bigint[]) AND file.state = 'attached' AND file.kind <> 'extra' ORDER BY file.id`;

/** Extras that are not placed yet of videos that the plan is for, be these to be placed or in place. */
const extrasWhere = (
  selected: string,
): string => `SELECT ${FILE_COLUMNS}, file.companion_suffix, owner.id AS owner, owner.title_id
  FROM (SELECT file.id, cluster.title_id FROM file JOIN directory ON directory.id = directory_id
      JOIN cluster ON cluster.id = cluster_id
    WHERE file.library_id = $1 AND cluster.title_id = ANY($2::bigint[]) AND ${selected}) AS owner
    JOIN file ON file.companion_of = owner.id AND file.state = 'attached' AND file.kind = 'extra'
    JOIN directory ON directory.id = file.directory_id
  WHERE file.storage_path IS NULL AND file.view_path IS NULL
  ORDER BY file.id`;

const IN_PLACE = `SELECT storage_path, view_path, disc FROM file JOIN cluster ON cluster.id = cluster_id
  WHERE file.library_id = $1 AND file.state IN ('planned', 'organized') AND title_id = ANY($2::bigint[])
  UNION ALL
  SELECT companion.storage_path, companion.view_path, false FROM file JOIN cluster ON cluster.id = cluster_id
    JOIN file AS companion ON companion.companion_of = file.id
  WHERE file.library_id = $1 AND file.state IN ('planned', 'organized') AND title_id = ANY($2::bigint[])`;

const LINKED = `SELECT file.id AS "videoId", linked.id AS "fileId", title_id AS "titleId", linked.view_path AS "viewPath",
    linked.kind = 'extra' AS "isExtra"
  FROM file JOIN cluster ON cluster.id = cluster_id
    JOIN file AS linked ON linked.id = file.id OR linked.companion_of = file.id
  WHERE file.library_id = $1 AND file.state = 'organized' AND title_id = ANY($2::bigint[])
    AND linked.view_path IS NOT NULL AND NOT file.disc
  ORDER BY title_id, file.id, linked.id`;

/** A library, and the languages that its names ask titles for. */
export interface NamedLibrary {
  readonly libraryId: string;
  readonly languages: readonly string[];
}

/** What of a library a plan is for. */
export interface PlanScope extends NamedLibrary {
  readonly filter: PlanFilter | null;
}

/** The works of a library that have files in place or to be placed; all of them, whatever the filter: they share folders. */
export async function summarizeTitles(
  sql: Sql,
  { libraryId, languages, filter }: PlanScope,
): Promise<TitleSummary[]> {
  const selected = conditionOf(filter, 2);
  const rows = await sql.query<TitleColumns & Omit<TitleSummary, keyof OrganizableTitle>>(
    titlesWhere(selected),
    [libraryId, languages, ...selected.values],
  );
  return rows.map((row) => ({
    ...titleOf(row),
    id: row.id,
    files: row.files,
    toPlace: row.toPlace,
    firstLink: row.firstLink,
    lastLink: row.lastLink,
    discLink: row.discLink,
  }));
}

interface PlacedRow {
  readonly storage_path: Buffer | null;
  readonly view_path: Buffer | null;
  readonly disc: boolean;
}

/** Everything of some works that is identified and not in place yet. */
export async function organizableVideos(
  sql: Sql,
  { libraryId, languages, filter }: PlanScope,
  titleIds: readonly string[],
): Promise<Organizable> {
  const selected = conditionOf(filter, 3);
  const rows = await sql.query<VideoRow>(videosWhere(selected.sql), [
    libraryId,
    languages,
    titleIds,
    ...selected.values,
  ]);
  const companions = await sql.query<CompanionRow>(COMPANIONS, [rows.map(({ id }) => id)]);
  const ofOwners = conditionOf(filter, 2);
  const extras = await sql.query<ExtraRow>(extrasWhere(ofOwners.sql), [
    libraryId,
    titleIds,
    ...ofOwners.values,
  ]);
  const byVideo = Map.groupBy(companions, ({ companion_of }) => companion_of);
  const extrasBy = extrasByVideo(rows, extras);
  const placed = await sql.query<PlacedRow>(IN_PLACE, [libraryId, titleIds]);
  const facts = [...rows, ...companions, ...extras].map(
    ({ id, folder, name, size, mtime_ns, inode }) =>
      [id, { path: joinPath(folder, name), size, mtimeNs: mtime_ns, inode }] as const,
  );
  return {
    videos: rows.map((row) => toVideo(row, byVideo.get(row.id) ?? [], extrasBy.get(row.id) ?? [])),
    facts: new Map(facts),
    inPlace: placed.flatMap(({ storage_path, view_path, disc }) =>
      [storage_path, view_path].flatMap((path) => (path === null ? [] : [{ path, disc }])),
    ),
  };
}

/** The latest videos of a library that have an identity, without what travels with them: for looking at their names. */
export async function someVideos(
  sql: Sql,
  { libraryId, languages }: NamedLibrary,
  limit: number,
): Promise<OrganizableVideo[]> {
  const rows = await sql.query<VideoRow>(SOME_VIDEOS, [libraryId, languages, limit]);
  return rows.map((row) => toVideo(row, [], []));
}

/** The links of some works' files that are in place. Discs, whose links are many, and what belongs to them stay where they are. */
export async function linkedFiles(
  sql: Sql,
  libraryId: string,
  titleIds: readonly string[],
): Promise<LinkedFile[]> {
  return sql.query<LinkedFile>(LINKED, [libraryId, titleIds]);
}
