import {
  decodeName,
  extraFolderOf,
  joinPath,
  type MediaFacts,
  type OrganizableCompanion,
  type OrganizableExtra,
  type OrganizableTitle,
  type OrganizableVideo,
  type Reading,
  splitPath,
  stemOf,
} from '#domain';

export interface TitleColumns {
  kind: 'movie' | 'episode';
  tmdb_id: number;
  title: string;
  original_title: string;
  original_language: string | null;
  titles: Record<string, string> | null;
  year: number | null;
  genre_ids: number[];
  collection: string | null;
  imdb_id: string | null;
  tvdb_id: number | null;
}

export interface FileColumns {
  id: string;
  folder: Buffer;
  name: Buffer;
  current_path: Buffer | null;
  view_path: Buffer | null;
  size: string;
  mtime_ns: string;
  inode: string;
}

export interface VideoRow extends TitleColumns, FileColumns {
  title_id: string;
  disc: boolean;
  season: number | null;
  episodes: number[];
  reading: Reading;
  facts: MediaFacts | null;
  damaged: boolean;
  episode_titles: Record<string, string> | null;
}

export interface ExtraRow extends FileColumns {
  owner: string;
  title_id: string;
  companion_suffix: string | null;
}

export interface CompanionRow extends FileColumns {
  companion_of: string;
  kind: string;
  companion_suffix: string | null;
}

/** A work by its row. */
export function titleOf(row: TitleColumns): OrganizableTitle {
  return {
    kind: row.kind,
    tmdbId: row.tmdb_id,
    title: row.title,
    originalTitle: row.original_title,
    originalLanguage: row.original_language,
    titles: row.titles ?? {},
    year: row.year,
    genreIds: row.genre_ids,
    collection: row.collection,
    imdbId: row.imdb_id,
    tvdbId: row.tvdb_id,
  };
}

/** Extras go with the video that they are tied to or, where that is not among these, with the first one of its work. */
export function extrasByVideo(
  videos: readonly VideoRow[],
  extras: readonly ExtraRow[],
): Map<string, ExtraRow[]> {
  const ids = new Set(videos.map(({ id }) => id));
  const firsts = new Map(videos.toReversed().map(({ id, title_id }) => [title_id, id]));
  return Map.groupBy(extras, ({ owner, title_id }) =>
    ids.has(owner) ? owner : (firsts.get(title_id) ?? owner),
  );
}

/** A video by its row, with what travels with it. */
export function toVideo(
  row: VideoRow,
  companions: readonly CompanionRow[],
  extras: readonly ExtraRow[],
): OrganizableVideo {
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
    extras: extras.map(toExtra),
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

function toExtra(row: ExtraRow): OrganizableExtra {
  const folders = splitPath(row.folder).slice(-2).map(decodeName);
  return {
    fileId: row.id,
    path: placeOf(row),
    linkedAt: row.view_path,
    folder: extraFolderOf(folders, stemOf(decodeName(row.name))),
    suffix: row.companion_suffix ?? '',
  };
}
