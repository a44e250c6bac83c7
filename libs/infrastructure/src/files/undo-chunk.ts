import type { OperationKind } from '#domain';
import { Backward, namesLeft, trashFoldersLeft } from './backward.js';
import { BRINGING, Chunk, devicesOf, type Item, knownIdentity, LINKING, UNLINKING } from './chunk.js';
import { withDisksOfNow } from './disks-of-now.js';
import type { FileSystem } from './file-system.js';
import { distinctFolders, foldersAbove, FreshFolders, KnownFolders, removeEmptyFolders } from './folders.js';
import { isInode, isUntouched } from './identity.js';
import type { JournalGroup, OperationResult } from './journal-types.js';
import { expectDisks } from './missing-disk.js';
import { bringAll, finishAll, noteUnsure, Phase } from './move-phases.js';
import { asideName, folderOf, settleAside } from './names.js';
import { inspectFreeName, remakeOldLinks } from './old-links.js';
import { OperationRefused } from './refusal.js';
import { followHome, inspectLink, unlinkViews } from './unlink-views.js';
import type { Session } from './session.js';

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
    [...over.flatMap(namesLeft).map(folderOf), ...phase.foldersTakenBack],
    devicesOf(brought),
  );
  noteUnsure(over, faults, namesLeft);
  removeEmptyFolders(session.disk, [...brought.flatMap(trashFoldersLeft), ...chunk.unused(folders)]);
  return session.finish(chunk);
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
