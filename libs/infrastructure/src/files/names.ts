import type { BigIntStats } from 'node:fs';
import type { FileSystem } from './file-system.js';
import { isSameFile } from './identity.js';
import { OperationRefused } from './refusal.js';

export const SLASH = 0x2f;

/** The folder above an absolute path. */
export const folderOf = (path: Buffer): Buffer => path.subarray(0, Math.max(1, path.lastIndexOf(SLASH)));

/** The way from one folder to another, both absolute and real: what a name in the second is put behind. */
export function relativePath(from: Buffer, to: Buffer): Buffer {
  const [start, end] = [withoutRoot(from), withoutRoot(to)];
  const shared = sharedLength(start, end);
  const ups = start.subarray(shared).filter((byte) => byte === SLASH).length;
  const down = end.subarray(shared + 1);
  return Buffer.concat([Buffer.from('../'.repeat(ups)), down, Buffer.from(down.length === 0 ? '' : '/')]);
}

/** The root is the folder whose names begin with nothing but a slash. */
const withoutRoot = (folder: Buffer): Buffer => (folder.length <= 1 ? folder.subarray(0, 0) : folder);

/** Bytes of the names that two folders begin with alike. */
function sharedLength(one: Buffer, other: Buffer): number {
  let shared = 0;
  for (let at = 0; ; at++) {
    const [left, right] = [one[at] ?? SLASH, other[at] ?? SLASH];
    if (left !== right) return shared;
    if (left === SLASH) shared = at;
    if (at >= one.length || at >= other.length) return shared;
  }
}

/** The name that a file bears for the moment between having lost its own and being removed. */
export const asideName = (id: string, path: Buffer): Buffer =>
  Buffer.concat([folderOf(path), Buffer.from(`/.cineorg-${id}.del`)]);

/** The name of a copy that is not proven yet. */
export const partName = (id: string, target: Buffer): Buffer =>
  Buffer.concat([folderOf(target), Buffer.from(`/.cineorg-${id}.part`)]);

const inTheWay = (aside: Buffer): OperationRefused =>
  new OperationRefused(
    `${aside.toString()} is in the way: look at it, and move or remove it`,
    'needs-attention',
  );

/** A name that an operation takes away. */
export interface OwnName {
  readonly id: string;
  readonly path: Buffer;
}

type IsOurs = (found: BigIntStats, aside: Buffer) => boolean;

/**
 * Removes a name only if it is the right file's. Answers the stat of what was given back; null when the name is gone,
 * or was gone already.
 */
export function removeName(disk: FileSystem, name: OwnName, isOurs: IsOurs): BigIntStats | null {
  const put = putAside(disk, name, isOurs);
  if (put.aside === null) return put.kept;
  try {
    disk.unlink(put.aside);
  } catch (error) {
    throw withdrawn(disk, name, error);
  }
  return null;
}

/**
 * Puts a name aside that is to go. Node has no "unlink if it is this inode", so it is looked at there, and given back
 * when it turns out to be another file's. Null when there is nothing to remove: it was given back (`kept`), or was gone.
 */
export function putAside(
  disk: FileSystem,
  name: OwnName,
  isOurs: IsOurs,
): { readonly aside: Buffer } | { readonly aside: null; readonly kept: BigIntStats | null } {
  const { id, path } = name;
  const aside = asideName(id, path);
  if (disk.lstat(aside) !== null) throw inTheWay(aside);
  if (!isPutAside(disk, path, aside)) return { aside: null, kept: null };
  try {
    const found = disk.lstat(aside);
    // Another process that works on the same operation has finished this.
    if (found === null) return { aside: null, kept: null };
    if (isOurs(found, aside)) return { aside };
    giveBack(disk, aside, path);
    return { aside: null, kept: found };
  } catch (error) {
    throw withdrawn(disk, name, error);
  }
}

/** Removes what was put aside, while other work goes on: freeing a long symlink waits for the disk. */
export async function removeAside(disk: FileSystem, name: OwnName): Promise<void> {
  try {
    await disk.remove(asideName(name.id, name.path));
  } catch (error) {
    throw withdrawn(disk, name, error);
  }
}

/** Gives a name back that the system did not let go; only the process' end leaves it aside. Answers the error. */
function withdrawn(disk: FileSystem, { id, path }: OwnName, error: unknown): unknown {
  if ((error as NodeJS.ErrnoException).code !== undefined) giveBack(disk, asideName(id, path), path);
  return error;
}

function isPutAside(disk: FileSystem, path: Buffer, aside: Buffer): boolean {
  try {
    disk.rename(path, aside);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return false;
  }
}

/**
 * Puts right what a crash left aside. `isSpare` says whether the file has all its names without this one; else it
 * gets its own name back.
 */
export function settleAside(disk: FileSystem, { id, path }: OwnName, isSpare: IsOurs): void {
  const aside = asideName(id, path);
  const found = disk.lstat(aside);
  if (found === null) return;
  const home = disk.lstat(path);
  if (isSameFile(home, found)) endGivingBack(disk, aside);
  else if (isSpare(found, aside)) disk.unlink(aside);
  else if (home === null) giveBack(disk, aside, path);
  else throw inTheWay(aside);
}

/**
 * `link` and `unlink`, since `rename` would overwrite what has taken the name meanwhile; but a folder has no links, and
 * takes the place of nothing but an empty folder.
 */
function giveBack(disk: FileSystem, aside: Buffer, path: Buffer): void {
  if (disk.lstat(aside)?.isDirectory() === true) {
    if (disk.lstat(path) !== null) throw inTheWay(aside);
    disk.rename(aside, path);
    return;
  }
  try {
    disk.link(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw inTheWay(aside);
    throw error;
  }
  endGivingBack(disk, aside);
}

/** The name that was given back is durable before the one aside goes: not every disk keeps the order of changes. */
function endGivingBack(disk: FileSystem, aside: Buffer): void {
  disk.syncFolderAtOnce(folderOf(aside));
  disk.unlink(aside);
}
