import { watch } from 'node:fs';

/** What is told of a watched folder: `name` (bytes as latin1) is the entry that changed. */
export interface FolderListener {
  /** An entry was made, removed or renamed. */
  readonly onEntry: (name: string | null) => void;
  /** An entry was written to, or its attributes changed. */
  readonly onWrite: (name: string | null) => void;
  /** The watch has ended by itself. */
  readonly onEnd: () => void;
}

/** Watches one folder, not what lies below; throws when that cannot be done. */
export type WatchFolder = (path: Buffer, listener: FolderListener) => { close(): void };

/** One inotify watch. */
export const watchFolder: WatchFolder = (path, { onEntry, onWrite, onEnd }) => {
  const watcher = watch(path, { encoding: 'latin1', persistent: false }, (kind, name) =>
    kind === 'rename' ? onEntry(name) : onWrite(name),
  );
  watcher.on('error', onEnd);
  return watcher;
};
