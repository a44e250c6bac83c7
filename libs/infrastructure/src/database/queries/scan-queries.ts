import type { Database } from '../database.js';
import { isWithin } from '../scans/open-scan.js';
import { type Page, type PageOf, pageOf } from './page.js';

/** What keeps a scan from settling, if anything. */
export interface WaitingFor {
  readonly provider: string;
  /** `provider.unavailable`, `provider.refused-key` or `provider.no-key`. */
  readonly problem: string;
  readonly message: string;
  readonly since: string;
}

/** A scan as the API shows it. */
export interface ScanView {
  readonly id: string;
  readonly libraryId: string;
  readonly path: string;
  readonly state: string;
  readonly settled: boolean;
  readonly error: string | null;
  /** Whether every folder is read. */
  readonly full: boolean;
  readonly askedBy: string;
  /** Files per state, and what the walk did (added, updated, renamed, moved, unchanged, missing, ignored, failed). */
  readonly counts: Readonly<Record<string, number>>;
  readonly waitingFor: WaitingFor | null;
  readonly requestedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

interface ScanRecord {
  id: string;
  library_id: string;
  path: Buffer;
  state: string;
  error: string | null;
  full_pass: boolean;
  asked_by: string;
  open: boolean;
  counts: Record<string, number> | null;
  requested_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

const OPEN = `EXISTS (SELECT 1 FROM file JOIN directory ON directory.id = file.directory_id
  WHERE file.state = 'discovered' AND ${isWithin('directory.path', 'scan.path')})`;

const COUNTS = `(SELECT jsonb_object_agg(name, total) FROM (
  SELECT replace(name, 'walk.', '') AS name, sum(value)::int AS total FROM scan_counter
  WHERE scan_id = scan.id GROUP BY name HAVING sum(value) <> 0) AS sums)`;

const SELECT = `SELECT id, library_id, path, state, error, full_pass, asked_by, requested_at, started_at, finished_at,
  ${OPEN} AS open, ${COUNTS} AS counts FROM scan`;

/** Lookups wait for TMDb alone: the other providers are left out while they have a problem. */
const WAITING = `SELECT provider, problem, message, since FROM provider_status
  WHERE provider = 'tmdb' AND problem IS NOT NULL AND EXISTS (SELECT 1 FROM lookup WHERE state = 'waiting')`;

/** Reads scans, straight into what the API shows. */
export class ScanQueries {
  constructor(private readonly database: Database) {}

  async one(id: string): Promise<ScanView | null> {
    const rows = await this.database.query<ScanRecord>(`${SELECT} WHERE id = $1`, [id]);
    const waiting = await this.waitingFor();
    return rows.map((row) => toView(row, waiting))[0] ?? null;
  }

  /** The newest first. */
  async list({ limit, cursor }: Page): Promise<PageOf<ScanView>> {
    const rows = await this.database.query<ScanRecord>(
      `${SELECT} WHERE ($1::bigint IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`,
      [cursor, limit + 1],
    );
    const waiting = await this.waitingFor();
    return pageOf(
      rows,
      limit,
      ({ id }) => id,
      (row) => toView(row, waiting),
    );
  }

  private async waitingFor(): Promise<WaitingFor | null> {
    const [row] = await this.database.query<Omit<WaitingFor, 'since'> & { since: Date }>(WAITING);
    return row === undefined ? null : { ...row, since: row.since.toISOString() };
  }
}

function toView(row: ScanRecord, waiting: WaitingFor | null): ScanView {
  const walking = row.state === 'pending' || row.state === 'running';
  return {
    id: row.id,
    libraryId: row.library_id,
    path: row.path.toString(),
    state: row.state,
    settled: !walking && !row.open,
    error: row.error,
    full: row.full_pass,
    askedBy: row.asked_by,
    counts: row.counts ?? {},
    waitingFor: row.open ? waiting : null,
    requestedAt: row.requested_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
