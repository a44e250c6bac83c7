import type { BytePath } from './byte-path.js';
import type { Change } from './dirty-folders.js';

/** What the process that watches is told. */
export type WatchOrder =
  | {
      readonly kind: 'watch';
      readonly id: number;
      readonly root: BytePath;
      readonly closed: readonly BytePath[];
    }
  | { readonly kind: 'close'; readonly id: number };

/** What it tells of a tree. */
export type WatchNews =
  | { readonly kind: 'changes'; readonly id: number; readonly changes: readonly Change[] }
  | { readonly kind: 'state'; readonly id: number; readonly count: number; readonly isLimited: boolean }
  | { readonly kind: 'started'; readonly id: number }
  | { readonly kind: 'lost'; readonly id: number };
