import { type BytePath, isInside, joinBytePath, scannedFolder } from './byte-path.js';
import type { FolderToScan } from './fold-folders.js';

/** Something changed in a folder below a root. */
export interface Change {
  readonly root: BytePath;
  readonly folder: BytePath;
  /** The entry that changed; null when it is the folder itself, or not known. */
  readonly name: string | null;
  /** Whether the entry was written to, rather than made, removed or renamed. */
  readonly inPlace: boolean;
}

/** What tells that a file still grows. Times are milliseconds since the epoch. */
export interface Look {
  readonly size: number;
  readonly modifiedMs: number;
}

export interface DirtyFoldersOptions {
  /** Looks at a file; null when it is gone or not a file. */
  readonly look: (path: BytePath) => Look | null;
  /** How long a folder has to be quiet before it is scanned. */
  readonly quietMs: number;
  /** After this it is scanned even so; files that still grow wait for the next round. */
  readonly longestMs: number;
}

interface Dirt {
  readonly root: BytePath;
  firstMs: number;
  lastMs: number;
  /** Whether nothing but files written in place changed. */
  rewritten: boolean;
  /** The entries changed last, with what was last seen of those that seemed to grow. */
  readonly names: Map<string, Look | null>;
}

/** Entries of a folder that are looked at: what changed before them has been quiet for longer. */
const MOST_NAMES = 64;

/** With more dirty folders than this, the whole root is one. */
const MOST_FOLDERS = 1_000;

/**
 * Folders in which something changed, until they have been quiet for a while and no file in them grows any more. The
 * clock is the caller's.
 */
export class DirtyFolders {
  private readonly folders = new Map<BytePath, Dirt>();
  /** Roots of which everything counts as dirty. */
  private readonly whole = new Set<BytePath>();

  constructor(private readonly options: DirtyFoldersOptions) {}

  get size(): number {
    return this.folders.size;
  }

  /** Remembers a change at the time `nowMs`. */
  note({ root, folder, name, inPlace }: Change, nowMs: number): void {
    if (this.folders.size >= MOST_FOLDERS) this.noteWhole(root, nowMs);
    const scanned = this.whole.has(root) ? root : scannedFolder(root, folder);
    const dirt = this.folders.get(scanned) ?? fresh(root, nowMs);
    this.folders.set(scanned, dirt);
    dirt.lastMs = nowMs;
    dirt.rewritten &&= inPlace;
    if (name === null || scanned !== folder) return;
    const seen = dirt.names.get(name) ?? null;
    // The entry changed last comes last.
    dirt.names.delete(name);
    dirt.names.set(name, seen);
    const [oldest] = dirt.names.keys();
    if (dirt.names.size > MOST_NAMES && oldest !== undefined) dirt.names.delete(oldest);
  }

  /** Takes everything below a root as changed. */
  noteWhole(root: BytePath, nowMs: number): void {
    this.forget(root);
    this.whole.add(root);
    this.folders.set(root, { ...fresh(root, nowMs), rewritten: false });
  }

  /** Forgets everything below a root. */
  forget(root: BytePath): void {
    this.whole.delete(root);
    for (const [path, dirt] of this.folders) if (dirt.root === root) this.folders.delete(path);
  }

  /** Takes out the folders that are to be scanned at `nowMs`. One waits for those below it, unless it is late. */
  takeDue(nowMs: number): FolderToScan[] {
    const due = new Map<BytePath, Dirt>();
    const left = new Map<BytePath, Dirt>();
    for (const [path, dirt] of this.folders) {
      const growing = this.growingOf(path, dirt, nowMs);
      if (growing === null) continue;
      due.set(path, dirt);
      if (growing.length > 0) left.set(path, { ...fresh(dirt.root, nowMs), names: new Map(growing) });
    }
    const restless = [...this.folders.keys()].filter((path) => !due.has(path));
    for (const [path, dirt] of due) {
      const hasToWait = !this.isLate(dirt, nowMs) && restless.some((one) => isInside(one, path));
      if (hasToWait) due.delete(path);
      else this.takeOut(path, left.get(path));
    }
    return [...due].map(([path, { root, rewritten }]) => ({ root, path, rewritten }));
  }

  private takeOut(path: BytePath, left: Dirt | undefined): void {
    this.whole.delete(path);
    if (left === undefined) this.folders.delete(path);
    else this.folders.set(path, left);
  }

  private isLate({ firstMs }: Dirt, nowMs: number): boolean {
    return nowMs - firstMs >= this.options.longestMs;
  }

  /** Null when the folder is not to be scanned yet; else the files in it that still grow, which only a late one has. */
  private growingOf(path: BytePath, dirt: Dirt, nowMs: number): [string, Look][] | null {
    const isLate = this.isLate(dirt, nowMs);
    if (!isLate && nowMs - dirt.lastMs < this.options.quietMs) return null;
    const growing = this.growing(path, dirt, nowMs);
    if (growing.length === 0) return [];
    if (isLate && growing.length < dirt.names.size) return growing;
    for (const [name, look] of growing) dirt.names.set(name, look);
    // Looked at again after the same time; a round in which everything grew is followed by another.
    dirt.lastMs = nowMs;
    if (isLate) dirt.firstMs = nowMs;
    return null;
  }

  /** Entries that were written to lately and are not as they were at the last look, with what is seen now. */
  private growing(path: BytePath, { names }: Dirt, nowMs: number): [string, Look][] {
    return [...names].flatMap(([name, seen]): [string, Look][] => {
      const look = this.options.look(joinBytePath(path, name));
      if (look === null || nowMs - look.modifiedMs >= this.options.quietMs) return [];
      const isSame = seen?.size === look.size && seen.modifiedMs === look.modifiedMs;
      return isSame ? [] : [[name, look]];
    });
  }
}

const fresh = (root: BytePath, nowMs: number): Dirt => ({
  root,
  firstMs: nowMs,
  lastMs: nowMs,
  rewritten: true,
  names: new Map(),
});
