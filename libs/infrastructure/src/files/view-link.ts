import { posix } from 'node:path';
import type { FileSystem } from './file-system.js';
import { type FileIdentity, isInode } from './identity.js';
import { OperationRefused } from './journal-types.js';
import { folderOf } from './move.js';

/** Paths pass through `posix` as latin1, which keeps every byte. */
const bytesText = (path: Buffer): string => path.toString('latin1');

/** The text of a relative symlink from one real folder to a file in another. */
function relativeText(disk: FileSystem, file: Buffer, link: Buffer): Buffer {
  const from = bytesText(disk.realpath(folderOf(link)));
  const to = bytesText(disk.realpath(folderOf(file)));
  const name = posix.basename(bytesText(file));
  return Buffer.from(posix.join(posix.relative(from, to), name), 'latin1');
}

/** Makes a link in the view and proves that it leads to the very file. May be repeated after a crash. */
export function makeViewLink(disk: FileSystem, file: Buffer, link: Buffer, identity: FileIdentity): void {
  if (!isInode(disk.lstat(file), identity))
    throw new OperationRefused('the file to link to is not in its place');
  const text = relativeText(disk, file, link);
  const there = disk.lstat(link);
  if (there === null) disk.symlink(text, link);
  else if (!there.isSymbolicLink() || !disk.readlink(link).equals(text)) {
    throw new OperationRefused('something of that name is in the view already');
  }
  if (isInode(disk.stat(link), identity)) return;
  if (there === null) disk.unlink(link);
  throw new OperationRefused('the new link would not lead to the file', 'needs-attention');
}

/** Takes a link away if it still leads to the file; anything else of that name is somebody else's. */
export function removeViewLink(disk: FileSystem, link: Buffer, identity: FileIdentity): void {
  const there = disk.lstat(link);
  if (there === null) return;
  if (!there.isSymbolicLink() || !isInode(disk.stat(link), identity)) {
    throw new OperationRefused('the link has been changed since');
  }
  disk.unlink(link);
}
