import type { BigIntStats } from 'node:fs';
import { type Item, knownIdentity } from './chunk.js';
import { inspectOriginal, type PlacedCopy, removeCopy } from './copy.js';
import type { FileSystem } from './file-system.js';
import { type FileIdentity, isInode, isUntouched } from './identity.js';
import { linkToTarget, type Move, takeBack, unlinkSource } from './move.js';
import { giveRights } from './give-rights.js';
import { folderOf, removeName, settleAside } from './names.js';
import { OperationRefused } from './refusal.js';
import type { Session } from './session.js';
import type { Way } from './way.js';

/** Taking back what was done. */
export class Backward implements Way {
  constructor(private readonly session: Session) {}

  bring(item: Item): void {
    const { disk } = this.session;
    const { kind } = item.operation;
    if (kind === 'link') return inspectOtherName(disk, item);
    if (kind === 'copy') return inspectOriginal(disk, copyOf(item));
    linkToTarget(disk, moveBack(item));
  }

  broughtTo({ operation }: Item): Buffer | null {
    return operation.kind === 'link' || operation.kind === 'copy' ? null : folderOf(operation.source);
  }

  finish(item: Item): void {
    const { disk } = this.session;
    const { kind } = item.operation;
    if (kind === 'link') return removeLink(disk, item);
    if (kind !== 'copy') unlinkSource(disk, moveBack(item));
    if (item.placed !== null) removeCopy(disk, copyOf(item));
    else this.giveRightsBack(item);
  }

  private giveRightsBack(item: Item): void {
    const identity = knownIdentity(item);
    if (identity.was === undefined) return;
    const { source: path } = item.operation;
    giveRights(this.session.disk, { item, path, rights: identity.was }, identity);
  }

  async retreat(item: Item): Promise<boolean> {
    const { kind, target } = item.operation;
    if (kind !== 'link' && kind !== 'copy') return takeBack(this.session, moveBack(item));
    // Nothing was done yet, unless a process that has ended had come further.
    const { disk } = this.session;
    return !item.resumed || isUntouched(disk.lstat(target), item.placed ?? knownIdentity(item));
  }
}

/** Folders that were made in the trash of another disk for a file which has come back, durably. */
export function trashFoldersLeft({ identity }: Item): Buffer[] {
  if (identity?.trash === undefined) return [];
  const own = folderOf(Buffer.from(identity.trash, 'base64'));
  return [own, folderOf(own)];
}

/** A file that was moved by a copy comes back from the trash of its disk. */
function moveBack(item: Item): Move {
  const { id, source, target } = item.operation;
  const identity = knownIdentity(item);
  const from = identity.trash === undefined ? target : Buffer.from(identity.trash, 'base64');
  return { id, source: from, target: source, identity, resumed: item.resumed };
}

/** Names that the way back takes away: of a file that was moved by a copy the one in the trash too. */
export function namesLeft({ operation, identity }: Item): Buffer[] {
  const trash = identity?.trash === undefined ? [] : [Buffer.from(identity.trash, 'base64')];
  return [operation.target, ...trash];
}

function copyOf(item: Item): PlacedCopy {
  const { id, source, target } = item.operation;
  if (item.placed === null) throw new OperationRefused('the journal does not know the copy');
  return { id, target, original: source, identity: knownIdentity(item), placed: item.placed };
}

/** A hard link may go only while the file has another name, which is its old one. */
function inspectOtherName(disk: FileSystem, item: Item): void {
  if (isInode(disk.lstat(item.operation.source), knownIdentity(item))) return;
  throw new OperationRefused(
    'the file has no longer the name that it was linked from, so that this one is kept',
  );
}

function removeLink(disk: FileSystem, item: Item): void {
  const { id, target } = item.operation;
  const identity: FileIdentity = knownIdentity(item);
  const name = { id, path: target };
  const isSpare = (found: BigIntStats): boolean => isInode(found, identity) && found.nlink >= 2n;
  if (item.resumed) settleAside(disk, name, isSpare);
  if (!isInode(disk.lstat(target), identity)) return;
  const kept = removeName(disk, name, isSpare);
  if (kept !== null)
    throw new OperationRefused('the file has only one name left, which is kept', 'needs-attention');
}
