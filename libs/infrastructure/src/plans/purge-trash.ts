import type { BigIntStats } from 'node:fs';
import type { WorkLimits } from '#domain';
import type { DueFile, PurgeResult, TrashStore } from '../database/index.js';
import {
  asideName,
  deviceAbove,
  type FileIdentity,
  type FileSystem,
  folderOf,
  isUntouched,
  NodeFileSystem,
  removeEmptyFolders,
  removeName,
  settleAside,
  statOf,
  syncFolders,
  withDiskOfNow,
} from '../files/index.js';

/** Files removed together, whose results are stored at once. */
const BATCH = 200;

/** What removing files for good needs. */
export interface Purging {
  readonly store: TrashStore;
  /** Days that files are kept; 0 keeps them until somebody says otherwise. */
  readonly days: number;
  /** The disk, where it is to be watched. */
  readonly disk?: FileSystem;
}

/**
 * Removes for good what has been in the trash for so long, or what somebody wants gone. The only place where a file's last name is
 * taken away: it must be the very file that was put away, untouched since, and if it is the original of a moved file,
 * that one must be as it was copied. Answers whether work is left; throws where the disk fails to make it durable, and
 * what that is about is still to be done then.
 */
export async function purgeTrash(
  { store, days, disk = new NodeFileSystem() }: Purging,
  limits: WorkLimits,
): Promise<boolean> {
  if (days > 0) await store.markOlderThan(days);
  while (!limits.expired()) {
    const due = await store.purging(BATCH);
    if (due.length === 0) return false;
    await purgeBatch(disk, store, due);
  }
  return true;
}

/** Nothing is told as gone before that is durable: after a power cut the file would be back, and nobody would know. */
async function purgeBatch(disk: FileSystem, store: TrashStore, due: readonly DueFile[]): Promise<void> {
  await store.beginPurge(due.map(({ operationId }) => operationId));
  const ended = due.map((file) => ({ own: folderOf(file.place), result: purge(disk, file) }));
  const gone = ended.filter(({ result }) => result.state !== 'kept').map(({ own }) => own);
  const faults = await syncFolders(disk, gone);
  const durable = gone.filter((own) => !faults.has(own));
  removeEmptyFolders(
    disk,
    durable.flatMap((own) => [own, folderOf(own)]),
  );
  await store.store(ended.filter(({ own }) => !faults.has(own)).map(({ result }) => result));
  for (const own of gone) faults.check(own);
}

const CHANGED = 'it has been changed in the trash: look at it';

function purge(disk: FileSystem, due: DueFile): PurgeResult {
  const { operationId, place } = due;
  const kept = (reason: string): PurgeResult => ({ operationId, state: 'kept', reason });
  try {
    const name = { id: operationId, path: place };
    const file = { ...due, identity: identityOfNow(disk, due) };
    // What a process that ended has begun is held against all of it once more: its copy may have changed meanwhile.
    const mayGo = (found: BigIntStats): boolean => faultOf(disk, file, found) === null;
    const wasBegun = disk.lstat(asideName(operationId, place)) !== null;
    settleAside(disk, name, mayGo);
    const found = disk.lstat(place);
    if (found === null) return wasBegun ? { operationId, state: 'purged', reason: null } : absent(disk, file);
    const fault = faultOf(disk, file, found);
    if (fault !== null) return kept(fault);
    const back = removeName(disk, name, mayGo);
    if (back !== null) return kept(faultOf(disk, file, back) ?? CHANGED);
    return { operationId, state: 'purged', reason: null };
  } catch (error) {
    const { message } = error as Error;
    return kept(`it could not be removed: ${message}`);
  }
}

/** What is known of a file, and of its copy, with the numbers that their disks have now. */
function identityOfNow(
  disk: FileSystem,
  { operationId, place, identity: known, copies }: DueFile,
): FileIdentity {
  const { placed, ...own } = withDiskOfNow(disk, known as FileIdentity, [
    place,
    asideName(operationId, place),
  ]);
  return placed === undefined ? own : { ...own, placed: withDiskOfNow(disk, placed, copies) };
}

/** What is said of a file that does not lie in its place, nor where a process that ended would have left it. */
function absent(disk: FileSystem, { operationId, place, identity, isBegun }: DueFile): PurgeResult {
  if (deviceAbove(disk, place) !== (identity as FileIdentity).device)
    return {
      operationId,
      state: 'kept',
      reason: 'its disk is not mounted: mount it, and empty it by its id',
    };
  const reason = 'it was not in the trash any more';
  const byCineOrg = ': CineOrg may have removed it itself before it was stopped';
  return { operationId, state: 'lost', reason: isBegun ? reason + byCineOrg : reason };
}

/** Why what was found in a file's place must not go for good; null when it may. */
function faultOf(disk: FileSystem, { identity: known, copies }: DueFile, found: BigIntStats): string | null {
  const identity = known as FileIdentity;
  const { placed } = identity;
  if (!isUntouched(found, identity)) return CHANGED;
  // A copy that cannot be looked at does not stand for its original.
  if (placed === undefined || copies.some((copy) => isUntouched(statOf(disk, copy), placed))) return null;
  return 'its copy on the other disk is not there as it was made: look at both';
}
