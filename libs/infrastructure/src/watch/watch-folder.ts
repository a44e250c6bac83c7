import { watch } from 'node:fs';

/**
 * What happened in a watched folder: an entry was made, removed or renamed; an entry was written to or its attributes
 * changed; or an error, with which the watch ends by itself.
 */
export type FolderEvent = 'rename' | 'change' | Error;

/** `name` (bytes as latin1) is the entry. */
export type FolderListener = (event: FolderEvent, name?: string | null) => void;

/** Watches one folder, not what lies below; throws when that cannot be done. */
export type WatchFolder = (path: Buffer, listener: FolderListener) => { close(): void };

/** One inotify watch. The listener is one for all events, since each function counts a hundred thousand times. */
export const watchFolder: WatchFolder = (path, listener) => {
  const watcher = watch(path, { encoding: 'latin1', persistent: false });
  return watcher.on('change', listener).on('error', listener);
};
