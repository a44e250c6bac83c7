import { type Candidate, joinPath, type Reading } from '#domain';
import type { Database } from '../database.js';
import { type Page, type PageOf, pageOf } from './page.js';

/** A cluster that waits for the user, as the API shows it. */
export interface ReviewView {
  readonly id: string;
  readonly state: string;
  readonly kind: string;
  readonly title: string;
  readonly year: number | null;
  readonly files: number;
  /** One of its files, to know it by. */
  readonly example: string;
  readonly score: number | null;
  readonly reasons: readonly string[];
  readonly candidates: readonly Candidate[];
}

interface ReviewRecord {
  id: string;
  state: string;
  readings: Reading[];
  score: number | null;
  reasons: string[];
  candidates: Candidate[];
  files: number;
  folder: Buffer;
  name: Buffer;
  file_reason: string | null;
}

/** Clusters with a file that only the user can place: undecided ones, and series with an unplaced episode. */
const SELECT = `SELECT cluster.id, cluster.state, readings, cluster.score, cluster.reasons, candidates, open.files,
    directory.path AS folder, example.name, example.reason AS file_reason
  FROM cluster
  JOIN LATERAL (SELECT count(*)::int AS files, min(id) AS first FROM file
    WHERE cluster_id = cluster.id AND state IN ('review', 'unmatched')) AS open ON open.files > 0
  JOIN file AS example ON example.id = open.first JOIN directory ON directory.id = example.directory_id`;

/** Reads what waits for the user. */
export class ReviewQueries {
  constructor(private readonly database: Database) {}

  async list({ limit, cursor }: Page): Promise<PageOf<ReviewView>> {
    const rows = await this.database.query<ReviewRecord>(
      `${SELECT} WHERE cluster.state <> 'rejected' AND ($1::bigint IS NULL OR cluster.id > $1)
       ORDER BY cluster.id LIMIT $2`,
      [cursor, limit + 1],
    );
    return pageOf(rows, limit, ({ id }) => id, toView);
  }

  async one(id: string): Promise<ReviewView | null> {
    const rows = await this.database.query<ReviewRecord>(`${SELECT} WHERE cluster.id = $1`, [id]);
    return rows.map(toView)[0] ?? null;
  }

  /** The cluster that a file belongs to; null for files that have none. */
  async clusterOfFile(fileId: string): Promise<string | null> {
    const [row] = await this.database.query<{ cluster_id: string | null }>(
      'SELECT cluster_id FROM file WHERE id = $1',
      [fileId],
    );
    return row?.cluster_id ?? null;
  }

  /** The kind that a cluster was read as; null when there is no such cluster. */
  async kindOf(id: string): Promise<Reading['kind'] | null> {
    const [row] = await this.database.query<{ kind: Reading['kind'] }>(
      `SELECT readings->0->>'kind' AS kind FROM cluster WHERE id = $1`,
      [id],
    );
    return row?.kind ?? null;
  }
}

/** Why it was not decided, and what the name itself leaves open. */
function reasonsOf({ state, file_reason: fileReason, reasons, readings }: ReviewRecord): string[] {
  if (state === 'identified' && fileReason !== null) return [fileReason];
  const doubts = readings.flatMap(({ doubt }) => (doubt === null ? [] : [doubt]));
  return [...new Set([...reasons, ...doubts])];
}

function toView(row: ReviewRecord): ReviewView {
  const [reading] = row.readings;
  return {
    id: row.id,
    state: row.state,
    kind: reading?.kind ?? 'movie',
    title: reading?.title ?? '',
    year: reading?.year ?? null,
    files: row.files,
    example: Buffer.from(joinPath(row.folder, row.name)).toString(),
    score: row.score,
    reasons: reasonsOf(row),
    candidates: row.candidates,
  };
}
