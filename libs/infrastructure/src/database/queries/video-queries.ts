import { isUtf8, joinPath, type Reading } from '#domain';
import type { Database } from '../database.js';
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

/** What to list. */
export interface VideoFilter {
  readonly q: string | null;
  readonly state: string | null;
  readonly kind: string | null;
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

const SELECT = `SELECT file.id, cluster_id, directory.path AS folder, file.name, current_path, file.kind, file.state,
    reason, reading, season, episodes, title.name AS title, tmdb_id, cluster.score, decided_by, cluster.reasons
  FROM file JOIN directory ON directory.id = directory_id
    LEFT JOIN cluster ON cluster.id = cluster_id LEFT JOIN title ON title.id = cluster.title_id`;

const DECIDED = new Set(['identified', 'planned', 'organized']);

/** Reads videos and the files around them. */
export class VideoQueries {
  constructor(private readonly database: Database) {}

  async list(
    { q, state, kind, everything }: VideoFilter,
    { limit, cursor }: Page,
  ): Promise<PageOf<VideoView>> {
    const rows = await this.database.query<VideoRecord>(
      `${SELECT} WHERE ($1::bigint IS NULL OR file.id > $1)
         AND ($2::text IS NULL OR file.state = $2) AND ($3::text IS NULL OR file.kind = $3)
         AND ($4 OR file.kind IN ('movie', 'episode'))
         AND ($5::text IS NULL OR title.name ILIKE $5 OR reading->>'title' ILIKE $5
           OR convert_from(file.name, 'SQL_ASCII') ILIKE $5)
       ORDER BY file.id LIMIT $6`,
      [cursor, state, kind, everything, q === null ? null : `%${q.replace(/[\\%_]/g, '\\$&')}%`, limit + 1],
    );
    return pageOf(rows, limit, ({ id }) => id, toView);
  }

  async one(id: string): Promise<VideoView | null> {
    const rows = await this.database.query<VideoRecord>(`${SELECT} WHERE file.id = $1`, [id]);
    return rows.map(toView)[0] ?? null;
  }
}

function toView(row: VideoRecord): VideoView {
  const path = joinPath(row.folder, row.name);
  const current = row.current_path ?? path;
  const decided = DECIDED.has(row.state);
  return {
    id: row.id,
    clusterId: row.cluster_id,
    path: Buffer.from(path).toString(),
    ...(isUtf8(path) ? {} : { pathBytes: Buffer.from(path).toString('base64') }),
    currentPath: Buffer.from(current).toString(),
    ...(isUtf8(current) ? {} : { currentPathBytes: Buffer.from(current).toString('base64') }),
    kind: row.kind,
    state: row.state,
    title: decided ? row.title : (row.reading?.title ?? null),
    tmdbId: decided ? row.tmdb_id : null,
    season: row.season,
    episodes: row.episodes,
    part: row.reading?.part ?? null,
    score: row.score,
    decidedBy: decided ? row.decided_by : null,
    reasons: [
      ...(row.reason === null ? [] : [row.reason]),
      ...(row.reasons ?? []).filter((one) => one !== row.reason),
    ],
  };
}
