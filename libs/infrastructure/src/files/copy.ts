import type { BigIntStats } from 'node:fs';
import type { Pace } from './copy-file.js';
import type { FileSystem } from './file-system.js';
import { type FileIdentity, identityOf, isSameFile, isUntouched } from './identity.js';
import { partName, removeName, settleAside } from './names.js';
import { OperationRefused } from './refusal.js';

/** A file's copy under another name, mostly on another disk. */
export interface Copy {
  /** The operation's id: it names what a crash may leave behind. */
  readonly id: string;
  /** Where the file lies. */
  readonly source: Buffer;
  readonly target: Buffer;
  readonly identity: FileIdentity;
  /** A crash may have left this half done. */
  readonly resumed: boolean;
}

/**
 * Makes a copy and proves it before it gets its name: it is written under a name of the operation's own, made durable,
 * read back, and linked to its place, which fails where something is there. Answers the copy's identity. May be
 * repeated after a crash at any point: what is at the target then counts as the copy only if it has the same content.
 */
export async function copyToTarget(disk: FileSystem, copy: Copy, pace: Pace): Promise<FileIdentity> {
  const part = partName(copy.id, copy.target);
  // A copy that was about to be taken back gets its name again: others may have written to it.
  if (copy.resumed) settleAside(disk, { id: copy.id, path: copy.target }, () => false);
  const there = disk.lstat(copy.target);
  const isOurs = there !== null && copy.resumed && (await hasContentOf(disk, copy, pace));
  removePart(disk, part);
  if (isOurs) return identityOf(there);
  if (there !== null) throw new OperationRefused('something of that name is there already');
  return makeCopy(disk, copy, { part, pace });
}

async function makeCopy(
  disk: FileSystem,
  copy: Copy,
  { part, pace }: { readonly part: Buffer; readonly pace: Pace },
): Promise<FileIdentity> {
  let proven: BigIntStats | null = null;
  try {
    await provenCopy(disk, copy, { part, pace });
    // Looked at before others can write to it: what they write must not pass for the copy when that is taken back.
    proven = disk.lstat(part);
    disk.link(part, copy.target);
  } catch (error) {
    // A process that ends cleans nothing up: only a refusal of this or the system does.
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof OperationRefused || code !== undefined) removePart(disk, part);
    throw error;
  }
  const isPlaced = isSameFile(disk.lstat(copy.target), proven);
  disk.unlink(part);
  if (proven === null || !isPlaced)
    throw new OperationRefused('the copy has vanished at once', 'needs-attention');
  return identityOf(proven);
}

/**
 * What a process that ended has left of a copy: its identity when it has got its name and holds what the source does,
 * else null; an unproven one goes.
 */
export async function findCopy(disk: FileSystem, copy: Copy, pace: Pace): Promise<FileIdentity | null> {
  try {
    removePart(disk, partName(copy.id, copy.target));
    const there = disk.lstat(copy.target);
    return there !== null && (await hasContentOf(disk, copy, pace)) ? identityOf(there) : null;
  } catch (error) {
    // What cannot be read proves nothing.
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return null;
  }
}

/** Writes a copy that reads back as it was written, of a file that has not changed meanwhile. */
async function provenCopy(
  disk: FileSystem,
  { source, identity }: Copy,
  { part, pace }: { readonly part: Buffer; readonly pace: Pace },
): Promise<void> {
  const { sha256 } = await disk.copy(source, part, pace);
  if (sha256 !== null && (await disk.hash(part, pace)) !== sha256) {
    throw new OperationRefused(
      'the copy does not read back as it was written: check the disk',
      'needs-attention',
    );
  }
  if (!isUntouched(disk.lstat(source), identity))
    throw new OperationRefused('the file has changed meanwhile');
}

/** Whether the target is a file of the same size and content as the source. */
async function hasContentOf(
  disk: FileSystem,
  { source, target, identity }: Copy,
  pace: Pace,
): Promise<boolean> {
  const found = disk.lstat(target);
  if (found === null || !found.isFile() || String(found.size) !== identity.size) return false;
  return (await disk.hash(target, pace)) === (await disk.hash(source, pace));
}

/** The name is the operation's own, so whatever bears it is an unproven copy. */
function removePart(disk: FileSystem, part: Buffer): void {
  if (disk.lstat(part) !== null) disk.unlink(part);
}

/** A copy that is to be taken back. */
export interface PlacedCopy {
  readonly id: string;
  readonly target: Buffer;
  /** Where the original lies, whose identity is `identity`. */
  readonly original: Buffer;
  readonly identity: FileIdentity;
  readonly placed: FileIdentity;
}

/** Removes a copy that nobody has touched, while the original is as it was when it was copied. May be repeated. */
export function removeCopy(disk: FileSystem, copy: PlacedCopy): void {
  const { id, target, original, identity, placed } = copy;
  // Looked at once more when the copy is aside, where nobody takes it for the file: the original may be gone by then.
  const isSpare = (found: BigIntStats): boolean =>
    isUntouched(found, placed) && isUntouched(disk.lstat(original), identity);
  inspectOriginal(disk, copy);
  settleAside(disk, { id, path: target }, isSpare);
  if (disk.lstat(target) === null) return;
  if (removeName(disk, { id, path: target }, isSpare) !== null) {
    throw new OperationRefused('the copy or its original has been changed since');
  }
}

/** Throws unless the original is as it was when it was copied. */
export function inspectOriginal(disk: FileSystem, { original, identity }: PlacedCopy): void {
  if (isUntouched(disk.lstat(original), identity)) return;
  throw new OperationRefused('the original has changed or gone, so that its copy is kept');
}
