import type { OperationKind } from '#domain';
import { oldViewOf, removeUnused, viewOf } from './apply-chunk.js';
import { Backward, namesLeft, trashFoldersLeft } from './backward.js';
import {
  bringerItemOf,
  BRINGING,
  Chunk,
  devicesOf,
  type Item,
  knownIdentity,
  linkedIdentity,
  LINKING,
  UNLINKING,
} from './chunk.js';
import { withDisksOfNow } from './disks-of-now.js';
import type { FileSystem } from './file-system.js';
import {
  distinctFolders,
  foldersAbove,
  FreshFolders,
  KnownFolders,
  removeEmptyFolders,
  type SyncFaults,
} from './folders.js';
import { isInode, isUntouched } from './identity.js';
import type { JournalGroup, OperationResult } from './journal-types.js';
import { expectDisks } from './missing-disk.js';
import { bringAll, finishAll, foldersTakenBack, noteUnsure, Phase } from './move-phases.js';
import { asideName, folderOf, type OwnName, removeAside, settleAside } from './names.js';
import { inspectFreeName, remakeOldLinks } from './old-links.js';
import { OperationRefused } from './refusal.js';
import type { Session } from './session.js';
import {
  isViewFree,
  makeViewLink,
  putLinkAside,
  removeViewLink,
  textLinkOf,
  textOfView,
  type ViewLink,
} from './view-link.js';

/** What cannot be taken back stays done, with the reason. */
const UNDO = { open: ['done', 'acting'], before: 'done', refused: 'done', rest: 'done' } as const;

/**
 * Takes back what was done: the old names first, then the links of the view go, then the new names. A group of which
 * anything has been touched since stays whole.
 */
export async function undoChunk(
  session: Session,
  groups: readonly JournalGroup[],
): Promise<OperationResult[]> {
  const chunk = new Chunk(withDisksOfNow(session, groups, UNDO.open), UNDO);
  expectDisks(session.disk, chunk);
  await inspect(session, chunk);
  await session.begin(chunk, []);
  const { fresh, folders } = await make(session, chunk);
  const phase = new Phase(session, chunk, new Backward(session));
  await bringAll(phase, fresh);
  await unlinkViews(session, chunk);
  const brought = chunk.open(BRINGING).toReversed();
  await finishAll(phase, brought, 'undone');
  followHome(session, chunk);
  const remade = chunk.open(UNLINKING);
  await remakeOldLinks(session, chunk);
  const over = [...chunk.items(LINKING), ...remade, ...brought];
  const faults = await session.syncFolders(
    [...over.flatMap(namesLeft).map(folderOf), ...foldersTakenBack(phase)],
    devicesOf(brought),
  );
  noteUnsure(over, faults, namesLeft);
  removeEmptyFolders(session.disk, brought.flatMap(trashFoldersLeft));
  removeUnused(session, folders, UNDO.before);
  return session.finish(chunk);
}

/**
 * Where a group was refused although a file of it had gone home before a crash, so that it could only go on, its link
 * would lead nowhere: it goes too.
 */
function followHome({ disk }: Session, chunk: Chunk): void {
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

async function inspect(session: Session, chunk: Chunk): Promise<void> {
  for (const item of chunk.open()) {
    if (item.group.refused) continue;
    await session.pace();
    chunk.attempt(item, () => {
      if (item.resumed) putBack(session, item);
      inspectItem(session, item);
    });
  }
  chunk.leaveUnbegun();
}

function inspectItem(session: Session, item: Item): void {
  if (BRINGING.has(item.operation.kind)) inspectPlaced(session, item);
  else if (item.resumed) return;
  else if (UNLINKING.has(item.operation.kind)) inspectFreeName(session.disk, item);
  else inspectLink(session.disk, item);
}

/** Holds a link of the view against the journal, and the place that it is to have again. */
function inspectLink(disk: FileSystem, item: Item): void {
  const view = viewOf(disk, item);
  item.text = textOfView(disk, view);
  if (item.operation.kind === 'relink' && !isViewFree(disk, oldViewOf(view, item)))
    throw new OperationRefused('something has the place in the view that the link had before');
}

/** Gives what a crash has left aside its name again: somebody may have removed the file's other name since. */
function putBack({ disk }: Session, item: Item): void {
  if (!BRINGING.has(item.operation.kind)) return;
  const { id, source } = item.operation;
  for (const path of [source, ...namesLeft(item)]) settleAside(disk, { id, path }, () => false);
}

/** Holds a placed file against the journal. An undo that a crash interrupted may have got any way already. */
function inspectPlaced({ disk }: Session, item: Item): void {
  const { id, source, target } = item.operation;
  const identity = knownIdentity(item);
  const placed = disk.lstat(target);
  if (isUntouched(placed, item.placed ?? identity)) return inspectPutAway(disk, item);
  const others = [source, asideName(id, source), asideName(id, target)];
  if (item.resumed && others.some((path) => isInode(disk.lstat(path), identity))) return;
  throw new OperationRefused(
    placed === null ? 'the file is no longer in its place' : 'the file has changed since',
  );
}

/** The original of a file that was moved by a copy must still lie in its trash: it is what comes back. */
function inspectPutAway(disk: FileSystem, item: Item): void {
  const { trash } = knownIdentity(item);
  if (trash === undefined || item.resumed) return;
  if (!isUntouched(disk.lstat(Buffer.from(trash, 'base64')), knownIdentity(item)))
    throw new OperationRefused('its original is no longer in the trash of its disk, so that it stays here');
}

/** Kinds that give nothing its old name back: nothing was taken from there. */
const STAYING: ReadonlySet<OperationKind> = new Set(['symlink', 'link', 'copy']);

/**
 * Makes the folders that names came from, where they have gone meanwhile; answers them as for applying, and by the
 * operations that need them.
 */
async function make(
  session: Session,
  chunk: Chunk,
): Promise<{ readonly fresh: Buffer[]; readonly folders: ReadonlyMap<Item, readonly Buffer[]> }> {
  const { disk } = session;
  const known = new KnownFolders(disk);
  const wanted = new Map<Item, Buffer[]>();
  for (const item of chunk.open()) {
    if (item.group.refused || STAYING.has(item.operation.kind)) continue;
    chunk.attempt(item, () => wanted.set(item, known.missingAbove(item.operation.source)));
  }
  const removed = await session.removedFolders(distinctFolders([...wanted.values()].flat()));
  const rights = new Map(removed.map((folder) => [folder.path.toString('latin1'), folder.rights]));
  const fresh = new FreshFolders(disk, (folder) => rights.get(folder.toString('latin1')) ?? null);
  for (const [item, missing] of wanted) {
    if (item.group.refused || !chunk.attempt(item, () => fresh.make(missing))) continue;
    if (item.resumed) fresh.count(foldersAbove(item.operation.source));
  }
  return { fresh: fresh.all, folders: wanted };
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
async function unlinkViews(session: Session, chunk: Chunk): Promise<void> {
  const { disk } = session;
  const old = await relinkOld(session, chunk);
  const removals = new Removals(disk);
  try {
    for (const item of chunk.open(LINKING).toReversed()) {
      if (item.group.refused) continue;
      await session.pace();
      chunk.attempt(item, () => {
        old.check(folderOf(item.operation.source));
        removals.begin(item, putAside(disk, item));
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
function putAside(disk: FileSystem, item: Item): OwnName | null {
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
