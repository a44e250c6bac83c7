import type { BytePath } from './byte-path.js';
import type { Change } from './dirty-folders.js';

/** A tree to watch. */
export interface TreeToWatch {
  readonly root: BytePath;
  /** Folders that are left out, as storage and view. */
  readonly closed: ReadonlySet<BytePath>;
  readonly onChange: (change: Change) => void;
  /** Changes may have been missed. */
  readonly onLost: () => void;
}

/** The watches of a tree. */
export interface TreeWatches {
  /** Folders that are watched. */
  readonly count: number;
  /** Whether some folders are not watched, since the system allows no more watches. */
  readonly isLimited: boolean;
  /** Settles when all folders are watched that there are; changes are told before. */
  start(): Promise<void>;
  close(): void;
}

export type WatchTree = (tree: TreeToWatch) => TreeWatches;
