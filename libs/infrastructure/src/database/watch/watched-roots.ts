import type { Database } from '../database.js';

/** How a root is watched: `partial` up to the limit of watches, `polled` by scanning it every few minutes. */
export type RootMode = 'watched' | 'partial' | 'polled' | 'absent';

/** A root as the process that watches it tells of it. */
export interface WatchedRoot {
  /** As the settings name it. */
  readonly path: string;
  readonly mode: RootMode;
  /** Folders that are watched. */
  readonly folders: number;
  /** What is wrong and what to do about it. */
  readonly message: string | null;
}

/** Rows older than this are of a process that has ended. */
export const FRESH = `seen_at > now() - interval '30 seconds'`;

/** Tells how all roots are watched; others are forgotten. */
export async function storeWatchedRoots(database: Database, roots: readonly WatchedRoot[]): Promise<void> {
  await database.query(
    `WITH given AS (
       SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::text[]) AS given (path, mode, folders, message)
     ), gone AS (
       DELETE FROM watched_root WHERE path <> ALL ($1::text[])
     )
     INSERT INTO watched_root (path, mode, folders, message, seen_at)
     SELECT path, mode, folders, message, now() FROM given
     ON CONFLICT (path) DO UPDATE SET mode = EXCLUDED.mode, folders = EXCLUDED.folders,
       message = EXCLUDED.message, seen_at = EXCLUDED.seen_at`,
    [
      roots.map(({ path }) => path),
      roots.map(({ mode }) => mode),
      roots.map(({ folders }) => folders),
      roots.map(({ message }) => message),
    ],
  );
}

/** Roots that a process watches now. */
export async function watchedRoots(database: Database): Promise<WatchedRoot[]> {
  return database.query<WatchedRoot>(
    `SELECT path, mode, folders, message FROM watched_root WHERE ${FRESH} ORDER BY path`,
  );
}
