import {
  bringerItemOf,
  type Chunk,
  devicesOf,
  type Item,
  LEAVING,
  linkedIdentity,
  LINKING,
} from './chunk.js';
import type { FileSystem } from './file-system.js';
import type { SyncFaults } from './folders.js';
import { noteUnsure, type Phase } from './move-phases.js';
import { folderOf } from './names.js';
import { OperationRefused } from './refusal.js';
import type { Session } from './session.js';
import { oldViewOf, viewOf } from './view-items.js';
import { isViewFree, leadsTo, makeViewLink, removeViewLink, textOfView, type ViewLink } from './view-link.js';

/** Holds a link that is to be made against the view; `isFree` says that its folder is not there yet. */
export function inspectNewLink(disk: FileSystem, item: Item, isFree: boolean): void {
  const view = viewOf(disk, item);
  if (!isFree && !isViewFree(disk, view))
    throw new OperationRefused('something of that name is in the view already');
  if (item.operation.kind === 'relink' && textOfView(disk, oldViewOf(view, item)) === null)
    throw new OperationRefused('the link has vanished since the plan was made');
}

/** Links come after the files are durable. With them is made durable that old names are gone. */
export async function linkViews(
  phase: Phase,
  { leaving, newFaults }: { readonly leaving: readonly Item[]; readonly newFaults: SyncFaults },
): Promise<void> {
  const { session, chunk } = phase;
  const { disk } = session;
  const made = new Map<Item, ViewLink>();
  for (const item of chunk.open(LINKING)) {
    if (item.group.refused) continue;
    await session.pace();
    chunk.attempt(item, () => {
      newFaults.checkAll(folderOf(item.operation.target));
      const view = viewOf(disk, item);
      makeViewLink(disk, view, { identity: linkedIdentity(item), isProven: wasJustBrought(item) });
      made.set(item, view);
    });
  }
  const moved = [...made].filter(([{ operation }]) => operation.kind === 'relink');
  const linkFaults = await session.syncFolders(moved.map(([, { link }]) => folderOf(link)));
  for (const [item, view] of moved) {
    if (!chunk.attempt(item, () => linkFaults.check(folderOf(view.link)))) made.delete(item);
    if (!made.has(item)) continue;
    await session.pace();
    if (!chunk.attempt(item, () => removeViewLink(disk, oldViewOf(view, item)))) made.delete(item);
  }
  const left = [...leaving, ...made.keys()].filter(({ operation }) => LEAVING.has(operation.kind));
  const sources = left.map(({ operation }) => folderOf(operation.source));
  const links = chunk.items(LINKING).flatMap((item) => (item.resumed || made.has(item) ? [item] : []));
  const faults = await session.syncFolders(
    [...sources, ...links.map(({ operation }) => folderOf(operation.target)), ...phase.foldersTakenBack],
    devicesOf(leaving),
  );
  for (const [item, view] of made) {
    if (chunk.attempt(item, () => faults.check(folderOf(view.link)))) {
      item.outcome = { state: 'done', reason: null };
    } else if (item.operation.kind === 'symlink') {
      // Nobody undoes what is not done: a link that stayed would lead nowhere once its file has gone home.
      chunk.attempt(item, () => removeViewLink(disk, view));
    }
  }
  noteUnsure(left, faults, ({ operation }) => [operation.source]);
}

/**
 * Where a group is refused after a crash, links may be there already: one that leads to its file stays and is told so,
 * and one that does not goes.
 */
export function settleLinks({ disk }: Session, chunk: Chunk): void {
  for (const item of chunk.open(LINKING)) {
    if (!item.group.refused || !item.resumed) continue;
    chunk.attempt(item, () => {
      const view = viewOf(disk, item);
      if (!leadsTo(disk, view.link, linkedIdentity(item))) {
        removeViewLink(disk, view);
        chunk.leave(item);
        return;
      }
      if (item.operation.kind === 'relink') removeViewLink(disk, oldViewOf(view, item));
      item.outcome = { state: 'done', reason: null };
    });
  }
}

/** Whether a link's file has been given its name, and held against it, in this very chunk. */
function wasJustBrought(item: Item): boolean {
  return bringerItemOf(item)?.outcome?.state === 'done';
}
