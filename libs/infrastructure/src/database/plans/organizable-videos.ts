import {
  joinPath,
  type NamingPreset,
  type OrganizableCompanion,
  type OrganizableVideo,
  type Reading,
} from '#domain';
import type { Sql } from '../database.js';

interface VideoRow {
  id: string;
  kind: 'movie' | 'episode';
  disc: boolean;
  folder: Buffer;
  name: Buffer;
  current_path: Buffer | null;
  size: string;
  mtime_ns: string;
  inode: string;
  season: number | null;
  episodes: number[];
  reading: Reading;
  tmdb_id: number;
  title: string;
  original_title: string;
  year: number | null;
  episode_titles: Record<string, string> | null;
}

interface CompanionRow {
  id: string;
  companion_of: string;
  kind: string;
  folder: Buffer;
  name: Buffer;
  current_path: Buffer | null;
  companion_suffix: string | null;
  size: string;
  mtime_ns: string;
  inode: string;
}

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
  readonly mode: string;
  readonly naming: NamingPreset;
}

/** Videos to be placed (disc files are the caller's to list), and what the scan knew of every file involved. */
export interface Organizable {
  readonly videos: readonly OrganizableVideo[];
  readonly facts: ReadonlyMap<string, ScannedFacts>;
}

const VIDEOS = `SELECT file.id, file.kind, disc, directory.path AS folder, file.name, current_path, size, file.mtime_ns,
    inode,
    file.season, file.episodes, reading, tmdb_id, title.name AS title, title.original_name AS original_title, year,
    (SELECT jsonb_object_agg(episode.number::text, episode.name) FROM episode
     WHERE title_id = title.id AND episode.season = file.season AND number = ANY(file.episodes)) AS episode_titles
  FROM file JOIN directory ON directory.id = directory_id
    JOIN cluster ON cluster.id = cluster_id JOIN title ON title.id = cluster.title_id
  WHERE file.library_id = $1 AND file.state = 'identified' ORDER BY file.id`;

const COMPANIONS = `SELECT file.id, companion_of, file.kind, directory.path AS folder, file.name, current_path,
    companion_suffix, size, file.mtime_ns, inode
  FROM file JOIN directory ON directory.id = directory_id
  WHERE companion_of = ANY($1::bigint[]) AND file.state = 'attached' ORDER BY file.id`;

/** Everything of a library that is identified and not in place yet. */
export async function organizableVideos(sql: Sql, libraryId: string): Promise<Organizable> {
  const rows = await sql.query<VideoRow>(VIDEOS, [libraryId]);
  const companions = await sql.query<CompanionRow>(COMPANIONS, [rows.map(({ id }) => id)]);
  const byVideo = new Map<string, CompanionRow[]>();
  for (const row of companions)
    byVideo.set(row.companion_of, [...(byVideo.get(row.companion_of) ?? []), row]);
  const facts = [...rows, ...companions].map(
    ({ id, size, mtime_ns, inode }) => [id, { size, mtimeNs: mtime_ns, inode }] as const,
  );
  return { videos: rows.map((row) => toVideo(row, byVideo.get(row.id) ?? [])), facts: new Map(facts) };
}

function toVideo(row: VideoRow, companions: readonly CompanionRow[]): OrganizableVideo {
  return {
    fileId: row.id,
    kind: row.kind,
    tmdbId: row.tmdb_id,
    title: row.title,
    originalTitle: row.original_title,
    year: row.year,
    season: row.season,
    episodes: row.episodes,
    episodeTitles: row.episodes.map((number) => row.episode_titles?.[String(number)] ?? ''),
    part: row.reading.part,
    reading: row.reading,
    path: placeOf(row),
    disc: row.disc,
    discFiles: [],
    companions: companions.map(toCompanion),
  };
}

const placeOf = (row: { folder: Buffer; name: Buffer; current_path: Buffer | null }): Uint8Array =>
  row.current_path ?? joinPath(row.folder, row.name);

function toCompanion(row: CompanionRow): OrganizableCompanion {
  const isNfo = row.name.toString('latin1').toLowerCase().endsWith('.nfo');
  const role = row.kind === 'subtitle' ? 'subtitle' : isNfo ? 'nfo' : 'picture';
  return { fileId: row.id, path: placeOf(row), role, suffix: row.companion_suffix ?? '' };
}
