import { DomainError } from '#domain';
import { BRINGING, type Chunk, type Item } from './chunk.js';
import type { FileSystem } from './file-system.js';
import { asideName, folderOf } from './names.js';
import { StoreFailure } from './refusal.js';

/**
 * What was under way when a process ended is decided by what lies on the disk, so that disk must be there. Where a file
 * has none of its names and what is mounted in their place is another disk, nothing is decided: the work ends, and is
 * taken up again until the disk is back.
 */
export function expectDisks(disk: FileSystem, chunk: Chunk): void {
  for (const item of chunk.open(BRINGING)) {
    if (!item.resumed || item.identity === null || hasName(disk, item)) continue;
    const { source } = item.operation;
    const { device } = item.identity;
    if (deviceAbove(disk, source) === device) continue;
    throw new StoreFailure(
      new DomainError('plan.disk-missing', `The disk of ${source.toString()} is not mounted: mount it`, true),
    );
  }
}

function hasName(disk: FileSystem, { operation, placed }: Item): boolean {
  const { id, source, target } = operation;
  const names = [source, target, asideName(id, source), asideName(id, target)];
  return placed !== null || names.some((name) => statOf(disk, name) !== null);
}

/** The device of the nearest folder above a path that is there. */
function deviceAbove(disk: FileSystem, path: Buffer): string | null {
  for (let at = folderOf(path); ; at = folderOf(at)) {
    const stat = statOf(disk, at);
    if (stat !== null) return String(stat.dev);
    if (at.length <= 1) return null;
  }
}

function statOf(disk: FileSystem, path: Buffer) {
  try {
    return disk.lstat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return null;
  }
}
