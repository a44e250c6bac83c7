import type { OperationState } from '#domain';
import {
  bringerItemOf,
  bringerOf,
  BRINGING,
  Chunk,
  devicesOf,
  type Item,
  knownIdentity,
  LEAVING,
  linkedIdentity,
  LINKING,
  UNLINKING,
} from './chunk.js';
import type { FileSystem } from './file-system.js';
import {
  distinctFolders,
  foldersAbove,
  FreshFolders,
  KnownFolders,
  removeEmptyFolders,
  type SyncFaults,
} from './folders.js';
import { isUntouched } from './identity.js';
import type { JournalGroup, OperationResult } from './journal-types.js';
import { withDisksOfNow } from './disks-of-now.js';
import { Forward } from './forward.js';
import { expectDisks } from './missing-disk.js';
import { bringAll, finishAll, foldersTakenBack, noteUnsure, Phase } from './move-phases.js';
import { folderOf } from './names.js';
import { endOldLinks, inspectOldLink, takeOldLinks } from './old-links.js';
import { OperationRefused } from './refusal.js';
import { rightsOf } from './rights.js';
import type { Session } from './session.js';
import {
  fileBehind,
  isViewFree,
  leadsTo,
  makeViewLink,
  removeViewLink,
  textOfView,
  type ViewLink,
} from './view-link.js';

const APPLY = { open: ['planned', 'acting'], before: 'planned', refused: null, rest: 'skipped' } as const;

/** Carries out what is planned, and goes on with what was under way when a process ended. */
export async function applyChunk(
  session: Session,
  groups: readonly JournalGroup[],
): Promise<OperationResult[]> {
  const chunk = new Chunk(withDisksOfNow(session, groups, APPLY.open), APPLY);
  expectDisks(session.disk, chunk);
  const folders = await inspect(session, chunk);
  await session.begin(chunk, distinctFolders([...folders.values()].flat()));
  const fresh = make(session, chunk, folders);
  const phase = new Phase(session, chunk, new Forward(session));
  const newFaults = await bringAll(phase, fresh);
  const leaving = chunk.open(BRINGING);
  leaving.push(...chunk.open(UNLINKING));
  await takeOldLinks(session, chunk);
  await finishAll(phase, chunk.open(BRINGING), 'done');
  endOldLinks(session, chunk);
  settleLinks(session, chunk);
  await linkViews(phase, { leaving, newFaults });
  removeUnused(session, folders, APPLY.before);
  return session.finish(chunk);
}

/** The link of the view that an operation makes; a link that is given another place says itself where its file lies. */
export function viewOf(disk: FileSystem, item: Item): ViewLink {
  const { id, kind, source, target } = item.operation;
  const { resumed } = item;
  if (kind === 'symlink') return { id, file: source, link: target, resumed };
  const file = bringerOf(item)?.target ?? fileBehind(disk, source) ?? fileBehind(disk, target);
  if (file === null) throw new OperationRefused('the link has vanished since the plan was made');
  return { id, file, link: target, resumed };
}

/** The old place of a link that is given another one, which leads to where its file was. */
export const oldViewOf = (view: ViewLink, item: Item): ViewLink => ({
  ...view,
  file: bringerOf(item)?.source ?? view.file,
  link: item.operation.source,
});

/**
 * Holds everything against the plan before anything is touched; what was under way has passed this before. Answers the
 * folders that each operation still needs.
 */
async function inspect(session: Session, chunk: Chunk): Promise<Map<Item, Buffer[]>> {
  const known = new KnownFolders(session.disk);
  const missing = new Map<Item, Buffer[]>();
  for (const item of chunk.open()) {
    if (item.group.refused) continue;
    await session.pace();
    chunk.attempt(item, () => {
      const isUnlinked = UNLINKING.has(item.operation.kind);
      const folders = isUnlinked ? [] : known.missingAbove(item.operation.target);
      missing.set(item, folders);
      // In a folder that is not there yet no name is taken.
      if (!item.resumed) inspectItem(session, item, folders.length > 0);
    });
  }
  chunk.leaveUnbegun();
  return missing;
}

function inspectItem(session: Session, item: Item, isFree: boolean): void {
  const { disk } = session;
  const { kind, target } = item.operation;
  if (UNLINKING.has(kind)) item.identity = inspectOldLink(disk, item);
  else if (LINKING.has(kind)) {
    const view = viewOf(disk, item);
    if (!isFree && !isViewFree(disk, view))
      throw new OperationRefused('something of that name is in the view already');
    if (kind === 'relink' && textOfView(disk, oldViewOf(view, item)) === null)
      throw new OperationRefused('the link has vanished since the plan was made');
  } else {
    inspectSource(session, item);
    if (!isFree && disk.lstat(target) !== null)
      throw new OperationRefused('something of that name is there already');
  }
}

function inspectSource(session: Session, item: Item): void {
  const { disk } = session;
  const { source } = item.operation;
  const identity = knownIdentity(item);
  const found = disk.lstat(source);
  if (found === null) throw new OperationRefused('the file has vanished since the plan was made');
  if (!isUntouched(found, identity))
    throw new OperationRefused('the file has changed since the plan was made');
  const changesRights = item.operation.kind === 'move' && (session.rights?.file ?? null) !== null;
  if (changesRights) item.identity = { ...identity, was: rightsOf(found) };
}

/**
 * Makes the folders; answers which. What is carried on after a crash counts all folders above it among them: they are
 * there, but whoever made them may not have come to making them durable.
 */
function make(session: Session, chunk: Chunk, folders: ReadonlyMap<Item, readonly Buffer[]>): Buffer[] {
  const fresh = new FreshFolders(session.disk, () => session.rights?.folder ?? null);
  for (const [item, missing] of folders) {
    if (item.outcome !== null || item.group.refused) continue;
    if (!chunk.attempt(item, () => fresh.make(missing))) continue;
    if (item.resumed) fresh.count(foldersAbove(item.operation.target));
  }
  return fresh.all;
}

/** Links come after the files are durable. With them is made durable that old names are gone. */
async function linkViews(
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
    [...sources, ...links.map(({ operation }) => folderOf(operation.target)), ...foldersTakenBack(phase)],
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
function settleLinks({ disk }: Session, chunk: Chunk): void {
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

/** Folders made for what was refused, or put off (`before`), are empty, and go again. */
export function removeUnused(
  { disk }: Session,
  folders: ReadonlyMap<Item, readonly Buffer[]>,
  before: OperationState,
): void {
  const unused = [...folders].filter(([item]) => item.group.refused || item.outcome?.state === before);
  removeEmptyFolders(
    disk,
    unused.flatMap(([, missing]) => missing),
  );
}
