import { type ScanState } from '#domain';
import type { Database } from '../database.js';
import { confirmScan } from './finish-scan.js';
import { isWithin, START_LOCK } from './open-scan.js';

/** What a client asks for. */
export interface ScanRequest {
  readonly libraryId: string;
  readonly path: Buffer;
  readonly readFrom: Buffer;
  readonly traceId: string;
  /** Whether every folder is read, also where the times say that nothing has changed. */
  readonly full?: boolean;
  readonly askedBy?: AskedBy;
}

/** Who asked for a scan: `watch` because a folder changed, `schedule` by the clock. */
export type AskedBy = 'user' | 'watch' | 'schedule';

/** Requests about scans, as the gateway takes them. */
export class ScanRequests {
  constructor(private readonly database: Database) {}

  /**
   * Notes a scan, or joins one of the same path (or one above it) that has not ended. Answers its id. A scan that runs
   * may have read already what has just changed, so that watching never joins one.
   */
  async request({
    libraryId,
    path,
    readFrom,
    traceId,
    full = false,
    askedBy = 'user',
  }: ScanRequest): Promise<{ id: string; traceId: string }> {
    return this.database.transaction(async (sql) => {
      await sql.query('SELECT pg_advisory_xact_lock($1)', [START_LOCK]);
      const [joined] = await sql.query<{ id: string; traceId: string }>(
        `SELECT id, trace_id AS "traceId" FROM scan
         WHERE library_id = $2 AND (state = 'pending' AND ${isWithin('$1::bytea', 'path')}
           OR state = 'running' AND path = $1 AND $4 <> 'watch') AND (full_pass OR NOT $3) ORDER BY id LIMIT 1`,
        [path, libraryId, full, askedBy],
      );
      if (joined !== undefined) return joined;
      const [row] = await sql.query<{ id: string }>(
        `INSERT INTO scan (library_id, path, read_from, trace_id, full_pass, asked_by)
         VALUES ($1, $2, $3, $4, $5, $6)
         RETURNING id`,
        [libraryId, path, readFrom, traceId, full, askedBy],
      );
      if (row === undefined) throw new Error('the scan could not be noted');
      return { id: row.id, traceId };
    });
  }

  /** Whether the database knows this folder, so that its absence means something. */
  async knowsFolder(path: Buffer): Promise<boolean> {
    const rows = await this.database.query('SELECT 1 FROM directory WHERE path = $1 LIMIT 1', [path]);
    return rows.length > 0;
  }

  /** Stops a scan; what it has found stays. False when it had ended already. */
  async cancel(scanId: string): Promise<boolean> {
    const rows = await this.database.query(
      `WITH ended AS (
         UPDATE scan SET state = 'cancelled', finished_at = now()
         WHERE id = $1 AND state IN ('pending', 'running', 'needs-confirmation') RETURNING id
       ), cleared AS (
         UPDATE directory SET state = 'done', settled = false FROM ended
         WHERE scan_id = ended.id AND state = 'pending'
       ), unswept AS (
         DELETE FROM scan_range USING ended WHERE scan_id = ended.id
       ) SELECT id FROM ended`,
      [scanId],
    );
    return rows.length > 0;
  }

  /** Accepts that what a scan missed is gone. False when the scan does not ask for that. */
  async confirm(scanId: string): Promise<boolean> {
    return this.database.transaction((sql) => confirmScan(sql, scanId));
  }

  async stateOf(scanId: string): Promise<ScanState | null> {
    const [row] = await this.database.query<{ state: ScanState }>('SELECT state FROM scan WHERE id = $1', [
      scanId,
    ]);
    return row?.state ?? null;
  }
}
