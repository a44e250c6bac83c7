import type { Config } from '../config/index.js';
import { type Database, type WatchedRoot, watchedRoots } from '../database/index.js';

/** How the roots are watched, for administrators. */
export interface WatchReport {
  readonly state: 'off' | 'watching' | 'degraded' | 'polling';
  readonly folders: number;
  readonly message: string | null;
  readonly roots: readonly WatchedRoot[];
}

const NOBODY = 'No scanner worker watches the roots; is one running, with CINEORG_WATCH=on?';

/** How the roots are watched now, as the process tells that does it. */
export async function watchReport(database: Database, mode: Config['watch']['mode']): Promise<WatchReport> {
  if (mode !== 'on') {
    return { state: mode === 'poll' ? 'polling' : 'off', folders: 0, message: null, roots: [] };
  }
  return reportOf(await watchedRoots(database));
}

function reportOf(roots: readonly WatchedRoot[]): WatchReport {
  const messages = roots.flatMap(({ message }) => (message === null ? [] : [message]));
  const isPolling = roots.length > 0 && roots.every(({ mode }) => mode === 'polled');
  const isDegraded = roots.length === 0 || messages.length > 0;
  return {
    state: isDegraded ? 'degraded' : isPolling ? 'polling' : 'watching',
    folders: roots.reduce((sum, { folders }) => sum + folders, 0),
    message: roots.length === 0 ? NOBODY : (messages[0] ?? null),
    roots,
  };
}
