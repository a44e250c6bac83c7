import type { FileSystem } from './file-system.js';
import { type FileIdentity, isInode, isSameFile, isUntouched } from './identity.js';
import { folderOf, removeName, settleAside } from './names.js';
import { OperationRefused } from './refusal.js';
import type { Session } from './session.js';

/** A file's way from one name to another on the same file system. */
export interface Move {
  /** The operation's id: it names what a crash may leave behind. */
  readonly id: string;
  readonly source: Buffer;
  readonly target: Buffer;
  readonly identity: FileIdentity;
  /** A crash may have left this half done. */
  readonly resumed: boolean;
}

/**
 * First half of a move: the file gets its new name beside the old one. `link` fails where something of that name
 * exists, which `rename` would overwrite. Whose name that has become is for `proveTarget` to say. May be repeated after
 * a crash at any point.
 */
export function linkToTarget(disk: FileSystem, move: Move): void {
  if (move.resumed) {
    settle(disk, move);
    if (isInode(disk.lstat(move.target), move.identity)) return;
  }
  link(disk, move);
}

/**
 * Once the new name is durable: it must be the very file's, untouched since it was looked at (after a crash: the very
 * file's). Else the source was replaced or written to meanwhile, and the name just made goes again.
 */
export function proveTarget(disk: FileSystem, { id, source, target, identity, resumed }: Move): void {
  const placed = disk.lstat(target);
  if (resumed ? isInode(placed, identity) : isUntouched(placed, identity)) return;
  if (placed === null || !isSameFile(placed, disk.lstat(source))) {
    throw new OperationRefused(
      'the file is not where it was just put; its old name is kept',
      'needs-attention',
    );
  }
  removeName(disk, { id, path: target }, (found) => isSameFile(found, placed) && found.nlink >= 2n);
  throw new OperationRefused('the file has changed meanwhile');
}

function link(disk: FileSystem, { source, target, identity }: Move): void {
  try {
    disk.link(source, target);
  } catch (error) {
    // A network file system may have done it and lost the answer; or another process has.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST' || !isInode(disk.lstat(target), identity)) throw error;
  }
}

/** What lies aside is spare only when the file has its name at the other end. */
function settle(disk: FileSystem, { id, source, target, identity }: Move): void {
  const hasName = (path: Buffer): boolean => isInode(disk.lstat(path), identity);
  settleAside(disk, { id, path: source }, (found) => isInode(found, identity) && hasName(target));
  settleAside(disk, { id, path: target }, (found) => isInode(found, identity) && hasName(source));
}

/** Second half, once the new name is durable: the old name goes. Another file's name is not ours to touch. */
export function unlinkSource(disk: FileSystem, move: Move): void {
  const { id, source, identity } = move;
  proveTarget(disk, move);
  const found = disk.lstat(source);
  if (!isInode(found, identity)) return;
  const kept =
    found.nlink < 2n
      ? found
      : removeName(disk, { id, path: source }, (aside) => isInode(aside, identity) && aside.nlink >= 2n);
  if (isInode(kept, identity)) {
    throw new OperationRefused('the file has only one name left, which is kept', 'needs-attention');
  }
}

/**
 * Takes the new name back, as long as the file has its old one, which a crash may have left aside: that is durable before
 * the new one goes, since it may have been given back just now. False when it has lost that already, so that the move can
 * only go on.
 */
export async function takeBack(session: Pick<Session, 'disk' | 'makeDurable'>, move: Move): Promise<boolean> {
  const { disk } = session;
  const { id, source, target, identity } = move;
  if (move.resumed) settle(disk, move);
  if (!isInode(disk.lstat(source), identity)) return false;
  await session.makeDurable([folderOf(source)]);
  if (isInode(disk.lstat(target), identity)) {
    removeName(disk, { id, path: target }, (found) => isInode(found, identity) && found.nlink >= 2n);
  }
  return true;
}
