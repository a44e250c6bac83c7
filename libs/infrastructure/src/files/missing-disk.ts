import type { BigIntStats } from 'node:fs';
import { DomainError } from '#domain';
import { BRINGING, type Chunk } from './chunk.js';
import type { FileSystem } from './file-system.js';
import { type FileIdentity, isInode } from './identity.js';
import type { JournalOperation } from './journal-types.js';
import { asideName, folderOf } from './names.js';
import { StoreFailure } from './refusal.js';

/**
 * What was under way when a process ended is decided by what lies on the disk, so that disk must be there. Where a file
 * has none of its names (a copy on another disk is another file) and what is mounted in their place is another disk,
 * nothing is decided: the work ends, and is taken up again until the disk is back.
 */
export function expectDisks(disk: FileSystem, chunk: Chunk): void {
  for (const item of chunk.open(BRINGING)) {
    const { identity, operation, resumed } = item;
    if (!resumed || identity === null || hasName(disk, operation, identity)) continue;
    const { source } = operation;
    if (deviceAbove(disk, source) === identity.device) continue;
    throw new StoreFailure(
      new DomainError('plan.disk-missing', `The disk of ${source.toString()} is not mounted: mount it`, true),
    );
  }
}

function hasName(
  disk: FileSystem,
  { id, source, target }: JournalOperation,
  identity: FileIdentity,
): boolean {
  const names = [source, target, asideName(id, source), asideName(id, target)];
  return names.some((name) => isInode(statOf(disk, name), identity));
}

/** The device of the nearest folder above a path that is there. */
export function deviceAbove(disk: FileSystem, path: Buffer): string | null {
  for (let at = folderOf(path); ; at = folderOf(at)) {
    const stat = statOf(disk, at);
    if (stat !== null) return String(stat.dev);
    if (at.length <= 1) return null;
  }
}

/** What has a name; null also where that cannot be told. */
export function statOf(disk: FileSystem, path: Buffer, how: 'lstat' | 'stat' = 'lstat'): BigIntStats | null {
  try {
    return disk[how](path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return null;
  }
}
