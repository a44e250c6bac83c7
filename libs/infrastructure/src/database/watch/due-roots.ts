import type { Database } from '../database.js';
import { FRESH } from './watched-roots.js';

/** When roots are scanned again. */
export interface Timetable {
  /** Whether all roots are polled, watched or not. */
  readonly pollAll: boolean;
  /** How often roots are polled that cannot be watched. */
  readonly pollMinutes: number;
  /** How often every root is scanned; 0 = never. */
  readonly rescanMinutes: number;
  /** How old the last full pass may be; 0 = as old as it likes. */
  readonly fullPassHours: number;
}

/** A root by its name in the settings, and where it really lies. */
export interface PlacedRoot {
  readonly name: string;
  readonly path: Buffer;
}

/** A root to scan now. */
export interface DueRoot {
  readonly path: Buffer;
  readonly full: boolean;
}

/** A root that waits for the user's confirmation is not asked about again and again. */
const ASKED_AGAIN = `interval '1 hour'`;

/**
 * Roots whose last scan was asked for long enough ago. Polling a root takes at most a fifth of the time, so a large
 * one on a slow mount is polled less often.
 */
const DUE = `WITH given AS (
    SELECT * FROM unnest($1::text[], $2::bytea[]) AS given (name, path)
  ), timed AS (
    SELECT given.path, $5::int > 0 AS is_timed, make_interval(mins => $5) AS rescan,
      $3 OR watched.mode IN ('polled', 'partial') AS is_polled
    FROM given LEFT JOIN watched_root AS watched ON watched.path = given.name AND ${FRESH}
  )
  SELECT timed.path, $6::int > 0 AND NOT EXISTS (
      SELECT 1 FROM scan WHERE scan.path = timed.path AND full_pass AND state = 'completed'
        AND finished_at > now() - make_interval(hours => $6)) AS full
  FROM timed LEFT JOIN LATERAL (
    SELECT state, requested_at, finished_at - started_at AS took FROM scan
    WHERE scan.path = timed.path ORDER BY id DESC LIMIT 1) AS last ON true
  WHERE (is_timed OR is_polled) AND (last.state IS NULL OR last.state NOT IN ('pending', 'running')
    AND (last.state <> 'needs-confirmation' OR last.requested_at < now() - ${ASKED_AGAIN})
    AND (is_timed AND last.requested_at < now() - rescan
      OR is_polled AND last.requested_at < now() - greatest(make_interval(mins => $4), 5 * last.took)))`;

/** Which of these roots are to be scanned now. */
export async function dueRoots(
  database: Database,
  roots: readonly PlacedRoot[],
  { pollAll, pollMinutes, rescanMinutes, fullPassHours }: Timetable,
): Promise<DueRoot[]> {
  return database.query<DueRoot>(DUE, [
    roots.map(({ name }) => name),
    roots.map(({ path }) => path),
    pollAll,
    pollMinutes,
    rescanMinutes,
    fullPassHours,
  ]);
}
