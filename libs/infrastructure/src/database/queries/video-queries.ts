import { joinPath, type MediaFacts, type Reading } from '#domain';
import type { Database } from '../database.js';
import { shownPath } from '../shown-path.js';
import { type Page, type PageOf, pageOf } from './page.js';

/** A file as the API and `cineorg export` show it. */
export interface VideoView {
  readonly id: string;
  readonly clusterId: string | null;
  /** Where the scan found it. */
  readonly path: string;
  /** The same in base64, when the path is not UTF-8. */
  readonly pathBytes?: string;
  /** Where it is now. */
  readonly currentPath: string;
  readonly currentPathBytes?: string;
  readonly kind: string;
  readonly state: string;
  readonly title: string | null;
  readonly tmdbId: number | null;
  readonly season: number | null;
  readonly episodes: readonly number[];
  readonly part: number | null;
  readonly score: number | null;
  readonly decidedBy: string | null;
  readonly reasons: readonly string[];
}

/** One file with what its own headers say. */
export interface VideoDetail extends VideoView {
  /** Null while it has not been probed, or when that failed. */
  readonly media: MediaFacts | null;
  /** What is wrong with the file; null when nothing is, or nobody has looked yet. */
  readonly mediaProblem: string | null;
}

/** What to list. */
export interface VideoFilter {
  readonly q: string | null;
  readonly state: string | null;
  readonly kind: string | null;
  /** Only those whose headers could not be read. */
  readonly damaged: boolean;
  /** Also companions, extras and samples. */
  readonly everything: boolean;
}

interface VideoRecord {
  id: string;
  cluster_id: string | null;
  folder: Buffer;
  name: Buffer;
  current_path: Buffer | null;
  kind: string;
  state: string;
  reason: string | null;
  reading: Reading | null;
  season: number | null;
  episodes: number[];
  title: string | null;
  tmdb_id: number | null;
  score: number | null;
  decided_by: string | null;
  reasons: string[] | null;
}

const COLUMNS = `SELECT file.id, cluster_id, directory.path AS folder, file.name, current_path, file.kind, file.state,
    reason, reading, season, episodes, title.name AS title, tmdb_id, cluster.score, decided_by, cluster.reasons`;

const JOINS = `JOIN directory ON directory.id = directory_id
    LEFT JOIN cluster ON cluster.id = cluster_id LEFT JOIN title ON title.id = cluster.title_id`;

const SELECT = `${COLUMNS} FROM file ${JOINS}`;

/** What a list is narrowed to by files' own columns. */
const OWN = `($1::bigint IS NULL OR file.id > $1) AND ($2::text IS NULL OR file.state = $2)
  AND ($3::text IS NULL OR file.kind = $3) AND ($4 OR file.kind IN ('movie', 'episode'))
  AND (NOT $6 OR file.id IN (SELECT file_id FROM media_info WHERE state = 'failed'))`;

/** The page is taken before anything is joined to it: while a scan writes, statistics mislead into joining all rows. */
const PAGE = `${COLUMNS} FROM (SELECT * FROM file WHERE ${OWN} ORDER BY id LIMIT $5) AS file ${JOINS} ORDER BY file.id`;

const FOUND = `${SELECT} WHERE ${OWN} AND (title.name ILIKE $7 OR reading->>'title' ILIKE $7
    OR convert_from(file.name, 'SQL_ASCII') ILIKE $7)
  ORDER BY file.id LIMIT $5`;

const DECIDED = new Set(['identified', 'planned', 'organized']);

/** Reads videos and the files around them. */
export class VideoQueries {
  constructor(private readonly database: Database) {}

  async list(
    { q, state, kind, damaged, everything }: VideoFilter,
    { limit, cursor }: Page,
  ): Promise<PageOf<VideoView>> {
    const own = [cursor, state, kind, everything, limit + 1, damaged];
    const rows = await (q === null
      ? this.database.query<VideoRecord>(PAGE, own)
      : this.database.query<VideoRecord>(FOUND, [...own, `%${q.replace(/[\\%_]/g, '\\$&')}%`]));
    return pageOf(rows, limit, ({ id }) => id, toView);
  }

  async one(id: string): Promise<VideoDetail | null> {
    const [row] = await this.database.query<VideoRecord>(`${SELECT} WHERE file.id = $1`, [id]);
    if (row === undefined) return null;
    const [media] = await this.database.query<{ facts: MediaFacts | null; problem: string | null }>(
      'SELECT facts, problem FROM media_info WHERE file_id = $1',
      [id],
    );
    return { ...toView(row), media: media?.facts ?? null, mediaProblem: media?.problem ?? null };
  }
}

function toView(row: VideoRecord): VideoView {
  const path = joinPath(row.folder, row.name);
  return {
    id: row.id,
    clusterId: row.cluster_id,
    ...shownPath('path', path),
    ...shownPath('currentPath', row.current_path ?? path),
    kind: row.kind,
    state: row.state,
    ...identityOf(row),
    season: row.season,
    episodes: row.episodes,
    part: row.reading?.part ?? null,
    score: row.score,
    reasons: reasonsOf(row),
  };
}

/** Until a file is decided it has the title that was read, and no id. */
function identityOf(row: VideoRecord): Pick<VideoView, 'title' | 'tmdbId' | 'decidedBy'> {
  if (DECIDED.has(row.state)) return { title: row.title, tmdbId: row.tmdb_id, decidedBy: row.decided_by };
  return { title: row.reading?.title ?? null, tmdbId: null, decidedBy: null };
}

/** The file's own reason first, then those of its cluster's decision. */
function reasonsOf({ reason, reasons }: VideoRecord): string[] {
  const own = reason === null ? [] : [reason];
  return [...new Set([...own, ...(reasons ?? [])])];
}
