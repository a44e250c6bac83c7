import { bringerItemOf, type Chunk, type Item, linkedIdentity, LINKING } from './chunk.js';
import type { FileSystem } from './file-system.js';
import type { SyncFaults } from './folders.js';
import { folderOf, type OwnName, removeAside } from './names.js';
import { OperationRefused } from './refusal.js';
import type { Session } from './session.js';
import { oldViewOf, viewOf } from './view-items.js';
import {
  isViewFree,
  makeViewLink,
  putLinkAside,
  removeViewLink,
  textLinkOf,
  textOfView,
  type ViewLink,
} from './view-link.js';

/** Holds a link of the view against the journal, and the place that it is to have again. */
export function inspectLink(disk: FileSystem, item: Item): void {
  const view = viewOf(disk, item);
  item.text = textOfView(disk, view);
  if (item.operation.kind === 'relink' && !isViewFree(disk, oldViewOf(view, item)))
    throw new OperationRefused('something has the place in the view that the link had before');
}

/** Gives links their old places back, durably, beside the new ones; where one of a group cannot have it, none has. */
async function relinkOld(session: Session, chunk: Chunk): Promise<SyncFaults> {
  const { disk } = session;
  const items = chunk.open(LINKING).filter(({ operation }) => operation.kind === 'relink');
  const made = new Map<Item, ViewLink>();
  for (const item of items) {
    if (item.group.refused) continue;
    await session.pace();
    chunk.attempt(item, () => {
      const old = oldViewOf(viewOf(disk, item), item);
      makeViewLink(disk, old, { identity: linkedIdentity(item), isProven: false });
      made.set(item, old);
    });
  }
  for (const [item, old] of made) {
    const isSpare = item.group.refused && disk.lstat(item.operation.target) !== null;
    if (isSpare) chunk.attempt(item, () => removeViewLink(disk, old));
  }
  return session.syncFolders(items.map(({ operation }) => folderOf(operation.source)));
}

/** Links of the view go, or get their old places back. */
export async function unlinkViews(session: Session, chunk: Chunk): Promise<void> {
  const { disk } = session;
  const old = await relinkOld(session, chunk);
  const removals = new Removals(disk);
  try {
    for (const item of chunk.open(LINKING).toReversed()) {
      if (item.group.refused) continue;
      await session.pace();
      chunk.attempt(item, () => {
        old.check(folderOf(item.operation.source));
        removals.begin(item, putItemAside(disk, item));
      });
    }
  } finally {
    await removals.settled();
  }
  for (const [item, error] of removals.ended) {
    const isGone = chunk.attempt(item, () => {
      if (error !== null) throw error;
    });
    if (isGone) item.outcome = { state: 'undone', reason: null };
  }
}

/** Puts an item's link aside; null when it has gone. */
function putItemAside(disk: FileSystem, item: Item): OwnName | null {
  const { operation, resumed, text } = item;
  if (resumed) return putLinkAside(disk, textLinkOf(disk, viewOf(disk, item)));
  return text === null
    ? null
    : putLinkAside(disk, { id: operation.id, link: operation.target, resumed, text });
}

/** Links on their way out. */
class Removals {
  /** What each came to: the error, or null when it is gone. */
  readonly ended = new Map<Item, Error | null>();
  private readonly begun: Promise<void>[] = [];

  constructor(private readonly disk: FileSystem) {}

  begin(item: Item, name: OwnName | null): void {
    if (name === null) {
      this.ended.set(item, null);
      return;
    }
    const removal = removeAside(this.disk, name);
    this.begun.push(
      removal.then(
        () => void this.ended.set(item, null),
        (error: Error) => void this.ended.set(item, error),
      ),
    );
  }

  async settled(): Promise<void> {
    await Promise.all(this.begun);
  }
}

/**
 * Where a group was refused although a file of it had gone home before a crash, so that it could only go on, its link
 * would lead nowhere: it goes too.
 */
export function followHome({ disk }: Session, chunk: Chunk): void {
  for (const item of chunk.items(LINKING)) {
    if (item.outcome?.state !== 'done' || bringerItemOf(item)?.outcome?.state !== 'undone') continue;
    const back = chunk.attempt(item, () => {
      const view = { ...viewOf(disk, item), resumed: true };
      const identity = linkedIdentity(item);
      if (item.operation.kind === 'relink')
        makeViewLink(disk, oldViewOf(view, item), { identity, isProven: false });
      removeViewLink(disk, view);
    });
    if (back) item.outcome = { state: 'undone', reason: null };
  }
}
