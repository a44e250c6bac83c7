import type { OpenOptions, ScanTask } from '#domain';
import type { Sql } from '../database.js';
import { ensureDirectory } from './directories.js';

interface ScanRecord {
  id: string;
  library_id: string;
  path: Buffer;
  read_from: Buffer;
  state: string;
  full_pass: boolean;
  storage_dir: string | null;
  view_dir: string | null;
}

/** One lock for the moment in which scans decide who may start, so that two that overlap never both do. */
export const START_LOCK = 7_226_316;

/** Starts a pending scan unless one that overlaps runs; answers the task of a running one. */
export async function openScan(sql: Sql, scanId: string, options: OpenOptions): Promise<ScanTask | null> {
  await sql.query('SELECT pg_advisory_xact_lock($1)', [START_LOCK]);
  const [scan] = await sql.query<ScanRecord>(
    `SELECT scan.id, library_id, path, read_from, state, full_pass, storage_dir, view_dir
     FROM scan JOIN library ON library.id = library_id WHERE scan.id = $1`,
    [scanId],
  );
  if (scan === undefined) return null;
  if (scan.state === 'pending')
    return (await start(sql, scan, options)) ? openScan(sql, scanId, options) : null;
  if (scan.state !== 'running') return null;
  const earlier = await sql.query('SELECT 1 FROM scan WHERE id < $1 LIMIT 1', [scanId]);
  return {
    id: scan.id,
    libraryId: scan.library_id,
    path: scan.path,
    readFrom: scan.read_from,
    fullPass: scan.full_pass,
    hasHistory: earlier.length > 0,
    excluded: [scan.storage_dir, scan.view_dir].flatMap((dir) => (dir === null ? [] : [Buffer.from(dir)])),
  };
}

async function start(sql: Sql, scan: ScanRecord, options: OpenOptions): Promise<boolean> {
  const blockers = await sql.query(
    `SELECT 1 FROM scan WHERE state = 'running' AND (${isWithin('$1', 'path')} OR ${isWithin('path', '$1')}) LIMIT 1`,
    [scan.path],
  );
  if (blockers.length > 0) return false;
  const directoryId = await ensureDirectory(sql, scan.path);
  await sql.query(
    `UPDATE directory SET state = 'pending', scan_id = $2, claimed_until = NULL, fence = fence + 1, attempts = 0
     WHERE id = $1 AND (digest IS NULL OR state <> 'done')`,
    [directoryId, scan.id],
  );
  await sql.query(
    `INSERT INTO scan_range (scan_id, from_id)
     SELECT $1, id / $3 * $3 FROM directory
     WHERE state IN ('done', 'failed') AND ${isWithin('path', '$2::bytea')} GROUP BY 2`,
    [scan.id, scan.path, RANGE],
  );
  await sql.query(
    `UPDATE scan SET state = 'running', started_at = now(), settings = $2,
       full_pass = full_pass OR $3 OR EXISTS (SELECT 1 FROM (
         SELECT settings FROM scan AS earlier WHERE library_id = $4 AND settings IS NOT NULL AND id < $1
         ORDER BY id DESC LIMIT 1) AS last WHERE last.settings <> $2)
     WHERE id = $1 AND state = 'pending'`,
    [scan.id, options.settings, options.needsFullPass(scan.path), scan.library_id],
  );
  return true;
}

/** Ids of folders that are held against the disk at once. */
export const RANGE = 2_048;

/** SQL that is true when path `inner` is `outer` or lies below it; both are bytea expressions without end slash. */
export function isWithin(inner: string, outer: string): string {
  return `(${inner} = ${outer} OR substring(${inner}::bytea FROM 1 FOR length(${outer}) + 1) = ${outer} || '/'::bytea)`;
}
