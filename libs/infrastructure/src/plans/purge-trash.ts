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

function purge(disk: FileSystem, { operationId, place, identity: known, copies }: DueFile): PurgeResult {
  const identity = known as FileIdentity;
  const kept = (reason: string): PurgeResult => ({ operationId, state: 'kept', reason });
  try {
    const name = { id: operationId, path: place };
    const isOurs = (found: BigIntStats): boolean => isUntouched(found, identity);
    const wasBegun = disk.lstat(asideName(operationId, place)) !== null;
    settleAside(disk, name, isOurs);
    const found = disk.lstat(place);
    if (found === null && wasBegun) return { operationId, state: 'purged', reason: null };
    if (found === null) return { operationId, state: 'lost', reason: 'it was not in the trash any more' };
    if (!isUntouched(found, identity)) return kept('it has been changed in the trash: look at it');
    const { placed } = identity;
    if (placed !== undefined && !copies.some((copy) => isUntouched(disk.lstat(copy), placed))) {
      return kept('its copy on the other disk is not there as it was made: look at both');
    }
    if (removeName(disk, name, isOurs) !== null) return kept('it has been changed in the trash: look at it');
    const own = folderOf(place);
    removeEmptyFolders(disk, [own, folderOf(own)]);
    return { operationId, state: 'purged', reason: null };
  } catch (error) {
    const { message } = error as Error;
    return kept(`it could not be removed: ${message}`);
  }
}
