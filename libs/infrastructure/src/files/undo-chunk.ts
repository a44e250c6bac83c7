import { oldViewOf, viewOf } from './apply-chunk.js';
import { Backward, foldersLeft } from './backward.js';
import { BRINGING, Chunk, type Item, knownIdentity, linkedIdentity, LINKING } from './chunk.js';
import { foldersAbove, KnownFolders, makeFolders, type SyncFaults, syncFolders } from './folders.js';
import { isInode, isUntouched } from './identity.js';
import type { JournalGroup, OperationResult } from './journal-types.js';
import { bringAll, finishAll } from './move-phases.js';
import { asideName, folderOf } from './names.js';
import { OperationRefused } from './refusal.js';
import type { Session } from './session.js';
import { isViewFree, makeViewLink, removeViewLink } from './view-link.js';

/** What cannot be taken back stays done, with the reason. */
const UNDO = { open: ['done', 'acting'], refused: 'done', rest: 'done' } as const;

/**
 * Takes back what was done: the old names first, then the links of the view go, then the new names. A group of which
 * anything has been touched since stays whole.
 */
export async function undoChunk(
  session: Session,
  groups: readonly JournalGroup[],
): Promise<OperationResult[]> {
  const chunk = new Chunk(groups, UNDO);
  await inspect(session, chunk);
  await session.begin(chunk, []);
  const fresh = make(session, chunk);
  const phase = { session, chunk, way: new Backward(session) };
  await bringAll(phase, fresh);
  const views = await unlinkViews(session, chunk);
  const brought = chunk.open(BRINGING).toReversed();
  await finishAll(phase, brought, 'undone');
  // Where this fails, a power cut brings back names that lead to the same files, and nothing is lost.
  await syncFolders(session.disk, [
    ...views.map(({ operation }) => folderOf(operation.target)),
    ...brought.flatMap(foldersLeft),
  ]);
  return session.finish(chunk);
}

async function inspect(session: Session, chunk: Chunk): Promise<void> {
  for (const item of [...chunk.open(BRINGING), ...chunk.open(LINKING)]) {
    if (item.group.refused) continue;
    await session.pace();
    chunk.attempt(item, () => {
      if (BRINGING.has(item.operation.kind)) inspectPlaced(session, item);
      else if (!item.resumed && !isViewFree(session.disk, viewOf(session.disk, item))) {
        throw new OperationRefused('the link has been changed since');
      }
    });
  }
  chunk.leaveUnbegun();
}

/** Holds a placed file against the journal. An undo that a crash interrupted may have got any way already. */
function inspectPlaced({ disk }: Session, item: Item): void {
  const { id, source, target } = item.operation;
  const identity = knownIdentity(item);
  const placed = disk.lstat(target);
  if (isUntouched(placed, item.placed ?? identity)) return;
  const others = [source, asideName(id, source), asideName(id, target)];
  if (item.resumed && others.some((path) => isInode(disk.lstat(path), identity))) return;
  throw new OperationRefused(
    placed === null ? 'the file is no longer in its place' : 'the file has changed since',
  );
}

/** Makes the folders that names came from, where they have gone meanwhile; answers which, as for applying. */
function make({ disk }: Session, chunk: Chunk): Buffer[] {
  const known = new KnownFolders(disk);
  const made: Buffer[] = [];
  for (const item of [...chunk.open(BRINGING), ...chunk.open(LINKING)]) {
    if (item.group.refused || item.operation.kind === 'symlink') continue;
    chunk.attempt(item, () => {
      const missing = known.missingAbove(item.operation.source);
      makeFolders(disk, missing);
      made.push(...(item.resumed ? foldersAbove(item.operation.source) : missing));
    });
  }
  return made;
}

/** Gives links their old places back, durably, beside the new ones. */
async function relinkOld(session: Session, chunk: Chunk): Promise<SyncFaults> {
  const { disk } = session;
  const items = chunk.open(LINKING).filter(({ operation }) => operation.kind === 'relink');
  for (const item of items) {
    if (item.group.refused) continue;
    await session.pace();
    chunk.attempt(item, () => makeViewLink(disk, oldViewOf(viewOf(disk, item), item), linkedIdentity(item)));
  }
  return syncFolders(
    disk,
    items.map(({ operation }) => folderOf(operation.source)),
  );
}

/** Links of the view go, or get their old places back. */
async function unlinkViews(session: Session, chunk: Chunk): Promise<Item[]> {
  const { disk } = session;
  const gone: Item[] = [];
  const old = await relinkOld(session, chunk);
  for (const item of chunk.open(LINKING).toReversed()) {
    if (item.group.refused) continue;
    await session.pace();
    const taken = chunk.attempt(item, () => {
      old.check(folderOf(item.operation.source));
      removeViewLink(disk, viewOf(disk, item));
    });
    if (!taken) continue;
    item.outcome = { state: 'undone', reason: null };
    gone.push(item);
  }
  return gone;
}
