import type { ScanState } from '#domain';
import type { Sql } from '../database.js';
import { isWithin } from './open-scan.js';
import { tieExtras } from './tie-extras.js';

/** Above this share of what is expected, what is gone is more likely a lost mount than a clean-up. */
const PLAUSIBLE_LOSS = 0.1;

interface EndingScan {
  state: ScanState;
  path: Buffer;
  /** What a loss is measured against: one film that goes is all of its folder, but little of the root. */
  scope: Buffer;
  confirmed: boolean;
  remounted: boolean;
}

/** Ends a running scan whose frontier is empty. Locks the scan, so that one caller does it. */
export async function finishScan(sql: Sql, scanId: string): Promise<ScanState> {
  const [scan] = await sql.query<EndingScan>(
    `SELECT state, path, confirmed, remounted, CASE asked_by WHEN 'watch' THEN read_from ELSE path END AS scope
     FROM scan WHERE id = $1 FOR UPDATE`,
    [scanId],
  );
  if (scan === undefined) return 'failed';
  if (scan.state !== 'running') return scan.state;
  const failed = await sql.query<{ path: Buffer; message: string }>(
    'SELECT path, message FROM scan_error WHERE scan_id = $1',
    [scanId],
  );
  const { missing, expected } = await lossOf(sql, scanId, scan.scope);
  const root = failed.find(({ path }) => path.equals(scan.path));
  if (root) {
    // A watched folder that vanished meanwhile is seen from above.
    const state = expected > 0 && scan.path.equals(scan.scope) ? 'needs-confirmation' : 'failed';
    return end(sql, scanId, state, `${root.message}; nothing was changed`);
  }
  if (failed.length > 0) return end(sql, scanId, 'completed', null);
  if (isImplausible({ missing, expected }, scan)) {
    const where = scan.remounted ? ', and another disk is mounted there than before' : '';
    const words = `${missing} of ${expected} files are gone${where}; confirm the scan to mark them as missing`;
    return end(sql, scanId, 'needs-confirmation', words);
  }
  await markMissing(sql, scanId);
  return end(sql, scanId, 'completed', null);
}

function isImplausible(
  { missing, expected }: { readonly missing: number; readonly expected: number },
  { confirmed, remounted }: EndingScan,
): boolean {
  return !confirmed && missing > (remounted ? 0 : expected * PLAUSIBLE_LOSS);
}

/** The user says that what is gone is gone: marks it and completes the scan. False when nothing was to confirm. */
export async function confirmScan(sql: Sql, scanId: string): Promise<boolean> {
  const rows = await sql.query(
    `UPDATE scan SET confirmed = true, state = 'completed', error = NULL, finished_at = now()
     WHERE id = $1 AND state = 'needs-confirmation' RETURNING id`,
    [scanId],
  );
  if (rows.length === 0) return false;
  await markMissing(sql, scanId);
  await tieExtras(sql, scanId);
  return true;
}

async function lossOf(
  sql: Sql,
  scanId: string,
  path: Buffer,
): Promise<{ missing: number; expected: number }> {
  const [noted] = await sql.query(
    `SELECT 1 FROM missing_candidate WHERE scan_id = $1 UNION ALL SELECT 1 FROM scan_error WHERE scan_id = $1 LIMIT 1`,
    [scanId],
  );
  if (noted === undefined) return { missing: 0, expected: 0 };
  const [loss] = await sql.query<{ missing: number; expected: number }>(
    `SELECT (SELECT count(*)::int FROM missing_candidate WHERE scan_id = $1) AS missing,
       (SELECT count(*)::int FROM file JOIN directory ON directory.id = directory_id
        WHERE current_path IS NULL AND file.state <> 'missing' AND ${isWithin('directory.path', '$2::bytea')}) AS expected`,
    [scanId, path],
  );
  return loss ?? { missing: 0, expected: 0 };
}

async function markMissing(sql: Sql, scanId: string): Promise<void> {
  await sql.query(
    `WITH gone AS (
       UPDATE file SET state = 'missing', scan_id = $1
       FROM missing_candidate m WHERE m.scan_id = $1 AND file.id = m.file_id AND current_path IS NULL
       RETURNING file.id)
     INSERT INTO scan_counter (scan_id, name, value) SELECT $1, 'walk.missing', count(*) FROM gone`,
    [scanId],
  );
}

async function end(sql: Sql, scanId: string, state: ScanState, error: string | null): Promise<ScanState> {
  if (state !== 'needs-confirmation' && state !== 'completed') {
    await sql.query('DELETE FROM missing_candidate WHERE scan_id = $1', [scanId]);
  }
  if (state === 'completed') await tieExtras(sql, scanId);
  await sql.query('UPDATE scan SET state = $2, error = $3, finished_at = now() WHERE id = $1', [
    scanId,
    state,
    error,
  ]);
  return state;
}
