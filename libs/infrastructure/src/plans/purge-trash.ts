import type { BigIntStats } from 'node:fs';
import type { WorkLimits } from '#domain';
import type { DueFile, PurgeResult, TrashStore } from '../database/index.js';
import {
  asideName,
  type FileIdentity,
  type FileSystem,
  folderOf,
  isUntouched,
  NodeFileSystem,
  removeEmptyFolders,
  removeName,
  settleAside,
} from '../files/index.js';

/** Files removed together, whose results are stored at once. */
const BATCH = 200;

/** What removing files for good needs. */
export interface Purging {
  readonly store: TrashStore;
  /** Days that files are kept; 0 keeps them until somebody says otherwise. */
  readonly days: number;
}

/**
 * Removes for good what has been in the trash for so long, or what somebody wants gone. The only place where a file's last name is
 * taken away: it must be the very file that was put away, untouched since, and if it is the original of a moved file,
 * that one must be as it was copied. Answers whether work is left.
 */
export async function purgeTrash({ store, days }: Purging, limits: WorkLimits): Promise<boolean> {
  const disk = new NodeFileSystem();
  if (days > 0) await store.markOlderThan(days);
  while (!limits.expired()) {
    const due = await store.purging(BATCH);
    if (due.length === 0) return false;
    await store.store(due.map((file) => purge(disk, file)));
  }
  return true;
}

const CHANGED = 'it has been changed in the trash: look at it';

function purge(disk: FileSystem, file: DueFile): PurgeResult {
  const { operationId, place } = file;
  const kept = (reason: string): PurgeResult => ({ operationId, state: 'kept', reason });
  try {
    const name = { id: operationId, path: place };
    // What a process that ended has begun is held against all of it once more: its copy may have changed meanwhile.
    const mayGo = (found: BigIntStats): boolean => faultOf(disk, file, found) === null;
    const wasBegun = disk.lstat(asideName(operationId, place)) !== null;
    settleAside(disk, name, mayGo);
    const found = disk.lstat(place);
    if (found === null && wasBegun) return { operationId, state: 'purged', reason: null };
    if (found === null) return { operationId, state: 'lost', reason: 'it was not in the trash any more' };
    const fault = faultOf(disk, file, found);
    if (fault !== null) return kept(fault);
    const back = removeName(disk, name, mayGo);
    if (back !== null) return kept(faultOf(disk, file, back) ?? CHANGED);
    const own = folderOf(place);
    removeEmptyFolders(disk, [own, folderOf(own)]);
    return { operationId, state: 'purged', reason: null };
  } catch (error) {
    const { message } = error as Error;
    return kept(`it could not be removed: ${message}`);
  }
}

/** Why what was found in a file's place must not go for good; null when it may. */
function faultOf(disk: FileSystem, { identity: known, copies }: DueFile, found: BigIntStats): string | null {
  const identity = known as FileIdentity;
  const { placed } = identity;
  if (!isUntouched(found, identity)) return CHANGED;
  if (placed === undefined || copies.some((copy) => isUntouched(lookAt(disk, copy), placed))) return null;
  return 'its copy on the other disk is not there as it was made: look at both';
}

/** A copy that cannot be looked at does not stand for its original. */
function lookAt(disk: FileSystem, path: Buffer): BigIntStats | null {
  try {
    return disk.lstat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return null;
  }
}
