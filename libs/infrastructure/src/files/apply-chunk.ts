import { BRINGING, Chunk, type Item, knownIdentity, LINKING, UNLINKING } from './chunk.js';
import { distinctFolders, foldersAbove, FreshFolders, KnownFolders, removeEmptyFolders } from './folders.js';
import { isUntouched } from './identity.js';
import type { JournalGroup, OperationResult } from './journal-types.js';
import { withDisksOfNow } from './disks-of-now.js';
import { Forward } from './forward.js';
import { expectDisks } from './missing-disk.js';
import { bringAll, finishAll, Phase } from './move-phases.js';
import { inspectNewLink, linkViews, settleLinks } from './link-views.js';
import { endOldLinks, inspectOldLink, takeOldLinks } from './old-links.js';
import { OperationRefused } from './refusal.js';
import { rightsOf } from './rights.js';
import type { Session } from './session.js';

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
  removeEmptyFolders(session.disk, chunk.unused(folders));
  return session.finish(chunk);
}

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
  else if (LINKING.has(kind)) inspectNewLink(disk, item, isFree);
  else {
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
