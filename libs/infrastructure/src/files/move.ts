import { dirname } from 'node:path';
import type { FileSystem } from './file-system.js';
import { type FileIdentity, isInode, isUntouched } from './identity.js';
import { OperationRefused } from './journal-types.js';

/** A file's way from one name to another on the same file system. */
export interface Move {
  /** The operation's id: it names what a crash may leave beside the source. */
  readonly id: string;
  readonly source: Buffer;
  readonly target: Buffer;
  readonly identity: FileIdentity;
}

export const folderOf = (path: Buffer): Buffer => Buffer.from(dirname(path.toString('latin1')), 'latin1');

const child = (folder: Buffer, name: string): Buffer => Buffer.concat([folder, Buffer.from(`/${name}`)]);

/** The name that the source bears for the moment between having lost its own and being removed. */
export const asideName = ({ id, source }: Pick<Move, 'id' | 'source'>): Buffer =>
  child(folderOf(source), `.cineorg-${id}.del`);

/**
 * First half of a move: the file gets its new name beside the old one. `link` fails where something of that name
 * exists, which `rename` would overwrite. May be repeated after a crash at any point.
 */
export function linkToTarget(disk: FileSystem, move: Move): void {
  const { source, target, identity } = move;
  const there = disk.lstat(target);
  if (isInode(there, identity)) return;
  if (there !== null) throw new OperationRefused('something of that name is there already');
  restoreAside(disk, move);
  const found = disk.lstat(source);
  if (found === null) throw new OperationRefused('the file has vanished since the plan was made');
  if (!isUntouched(found, identity))
    throw new OperationRefused('the file has changed since the plan was made');
  disk.link(source, target);
}

/** A crash came after the source was put aside, and the target has been taken away since: give the name back. */
function restoreAside(disk: FileSystem, move: Move): void {
  const aside = asideName(move);
  if (!isInode(disk.lstat(aside), move.identity)) return;
  if (disk.lstat(move.source) === null) disk.link(aside, move.source);
  if (isInode(disk.lstat(move.source), move.identity)) disk.unlink(aside);
}

/**
 * Second half, once the new name is durable: the old name goes. Node has no "unlink if it is this inode", so the
 * name is first put aside, looked at, and given back when it turns out to be another file's.
 */
export function unlinkSource(disk: FileSystem, move: Move): void {
  const { source, target, identity } = move;
  const placed = disk.lstat(target);
  if (!isInode(placed, identity)) {
    throw new OperationRefused(
      'the file is not where it was just put; its old name is kept',
      'needs-attention',
    );
  }
  const aside = asideName(move);
  if (isInode(disk.lstat(aside), identity)) disk.unlink(aside);
  const found = disk.lstat(source);
  // Another file may have got the old name meanwhile; it is not ours to touch.
  if (!isInode(found, identity)) return;
  if ((found?.nlink ?? 0n) < 2n) {
    throw new OperationRefused('the file has only one name left, which is kept', 'needs-attention');
  }
  if (disk.lstat(aside) !== null)
    throw new OperationRefused(`${aside.toString()} is in the way`, 'needs-attention');
  disk.rename(source, aside);
  if (isInode(disk.lstat(aside), identity)) {
    disk.unlink(aside);
    return;
  }
  disk.link(aside, source);
  disk.unlink(aside);
}
