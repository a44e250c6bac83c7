import { type Item, knownIdentity } from './chunk.js';
import { copyToTarget, findCopy, removeCopy } from './copy.js';
import { FreshFolders, KnownFolders, removeEmptyFolders } from './folders.js';
import { isInode, isUntouched } from './identity.js';
import { linkToTarget, type Move, proveTarget, takeBack, unlinkSource } from './move.js';
import { giveRights } from './give-rights.js';
import { folderOf } from './names.js';
import type { Session } from './session.js';
import { makeTrashFolders, trashPlace } from './trash-place.js';
import type { Way } from './way.js';

/** Doing what is planned. */
export class Forward implements Way {
  constructor(private readonly session: Session) {}

  async bring(item: Item): Promise<void> {
    const { kind } = item.operation;
    if (kind === 'copy') return this.copy(item, item.operation.source);
    if (kind === 'move' && this.isInTrash(item)) return this.copy(item, this.trashOf(item));
    try {
      linkToTarget(this.session.disk, moveOf(item));
    } catch (error) {
      // The same device number does not promise that links work: it may be mounted twice. That the copy of a crashed
      // process is there is told before that.
      const { code } = error as NodeJS.ErrnoException;
      const isApart = code === 'EXDEV' || (code === 'EEXIST' && item.resumed);
      if (!isApart || kind !== 'move') throw error;
      await this.copy(item, item.operation.source);
    }
  }

  broughtTo({ operation }: Item): Buffer {
    return folderOf(operation.target);
  }

  async finish(item: Item): Promise<void> {
    const { kind } = item.operation;
    if (kind === 'link') return proveTarget(this.session.disk, moveOf(item));
    if (item.placed === null) unlinkSource(this.session.disk, moveOf(item));
    else if (kind === 'move') await this.putAway(item);
    if (kind !== 'trash') this.giveRights(item);
  }

  /** Hard links share their rights with the name that the file had: these stay as they are. */
  private giveRights(item: Item): void {
    const rights = this.session.rights?.file;
    if (rights === undefined || rights === null) return;
    const path = item.operation.target;
    giveRights(this.session.disk, { item, path, rights }, item.placed ?? knownIdentity(item));
  }

  async retreat(item: Item): Promise<boolean> {
    const { disk } = this.session;
    if (item.resumed && item.placed === null) await this.recallCopy(item);
    const { id, source, target } = item.operation;
    const identity = knownIdentity(item);
    if (item.placed === null) {
      if (!this.isInTrash(item)) return takeBack(this.session, moveOf(item));
      await this.bringBack(item);
      return true;
    }
    if (!isUntouched(disk.lstat(source), identity)) return false;
    removeCopy(disk, { id, target, original: source, identity, placed: item.placed });
    if (item.operation.kind === 'move' && isInode(disk.lstat(this.trashOf(item)), identity))
      await this.bringBack(item);
    return true;
  }

  /** Looks for the copy that a process made which ended before it could say so. */
  private async recallCopy(item: Item): Promise<void> {
    const { id, kind, source, target } = item.operation;
    const { session } = this;
    const { disk } = session;
    const identity = knownIdentity(item);
    if ((kind !== 'move' && kind !== 'copy') || isInode(disk.lstat(target), identity)) return;
    const from = kind === 'move' && this.isInTrash(item) ? this.trashOf(item) : source;
    const copy = { id, source: from, target, identity, resumed: true };
    item.placed = await session.holding(() => findCopy(disk, copy, () => session.pace()));
    if (item.placed !== null) item.identity = { ...identity, placed: item.placed };
  }

  /** Takes an original out of the trash again, since there is no copy of it. */
  private async bringBack(item: Item): Promise<void> {
    const { disk } = this.session;
    const place = this.trashOf(item);
    const move = { ...moveOf(item), source: place, target: item.operation.source, resumed: true };
    const missing = new KnownFolders(disk).missingAbove(move.target);
    new FreshFolders(disk, () => null).make(missing);
    linkToTarget(disk, move);
    await this.session.makeDurable([...missing.map(folderOf), folderOf(move.target)]);
    unlinkSource(disk, move);
    removeEmptyFolders(disk, [folderOf(place), folderOf(folderOf(place))]);
  }

  private async copy(item: Item, source: Buffer): Promise<void> {
    const { id, target } = item.operation;
    const { session } = this;
    const { disk } = session;
    const copy = { id, source, target, identity: knownIdentity(item), resumed: item.resumed };
    item.placed = await session.holding(() => copyToTarget(disk, copy, () => session.pace()));
    item.identity = { ...copy.identity, placed: item.placed };
  }

  /** The original of a file that was moved to another disk goes to the trash of its own. */
  private async putAway(item: Item): Promise<void> {
    const { disk } = this.session;
    const place = this.trashOf(item);
    const move = { ...moveOf(item), target: place, resumed: true };
    const folders = makeTrashFolders(disk, place);
    linkToTarget(disk, move);
    await this.session.makeDurable(folders);
    unlinkSource(disk, move);
    item.identity = { ...knownIdentity(item), trash: place.toString('base64') };
  }

  private isInTrash(item: Item): boolean {
    return item.resumed && isInode(this.session.disk.lstat(this.trashOf(item)), knownIdentity(item));
  }

  private trashOf({ operation }: Item): Buffer {
    return trashPlace(this.session.trashFor(operation.source), operation.id, operation.source);
  }
}

function moveOf(item: Item): Move {
  const { id, source, target } = item.operation;
  return { id, source, target, identity: knownIdentity(item), resumed: item.resumed };
}
