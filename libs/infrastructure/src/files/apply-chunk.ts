import {
  bringerOf,
  BRINGING,
  Chunk,
  type Item,
  knownIdentity,
  LEAVING,
  linkedIdentity,
  LINKING,
  UNLINKING,
} from './chunk.js';
import type { FileSystem } from './file-system.js';
import { KnownFolders, makeFolders, removeEmptyFolders } from './folders.js';
import { withEnds, withEndsOfAny } from './ends.js';
import { isUntouched } from './identity.js';
import type { JournalGroup, OperationResult } from './journal-types.js';
import { Forward } from './forward.js';
import { bringAll, finishAll } from './move-phases.js';
import { folderOf } from './names.js';
import { endOldLinks, inspectOldLink, takeOldLinks } from './old-links.js';
import { OperationRefused } from './refusal.js';
import { rightsOf } from './rights.js';
import type { Session } from './session.js';
import { fileBehind, isViewFree, makeViewLink, removeViewLink, type ViewLink } from './view-link.js';

const APPLY = { open: ['planned', 'acting'], before: 'planned', refused: null, rest: 'skipped' } as const;

/** Carries out what is planned, and goes on with what was under way when a process ended. */
export async function applyChunk(
  session: Session,
  groups: readonly JournalGroup[],
): Promise<OperationResult[]> {
  const chunk = new Chunk(groups, APPLY);
  await inspect(session, chunk);
  const folders = missingFolders(session, chunk);
  await session.begin(chunk, [...folders.values()].flat());
  const fresh = make(session, chunk, folders);
  const phase = { session, chunk, way: new Forward(session) };
  await bringAll(phase, fresh);
  const leaving = chunk.open(BRINGING);
  leaving.push(...chunk.open(UNLINKING));
  await takeOldLinks(session, chunk);
  await finishAll(phase, chunk.open(BRINGING), 'done');
  endOldLinks(session, chunk);
  await linkViews(session, chunk, leaving);
  cleanUp(session, folders);
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

/** Holds everything against the plan before anything is touched. What was under way has passed this before. */
async function inspect(session: Session, chunk: Chunk): Promise<void> {
  for (const item of chunk.open()) {
    if (item.group.refused) continue;
    await session.pace();
    if (item.resumed) {
      recall(session.disk, item);
      continue;
    }
    chunk.attempt(item, () => inspectItem(session, item));
  }
  chunk.leaveUnbegun();
}

function inspectItem(session: Session, item: Item): void {
  const { disk } = session;
  if (BRINGING.has(item.operation.kind)) inspectSource(session, item);
  else if (UNLINKING.has(item.operation.kind)) item.identity = inspectOldLink(disk, item);
  else if (!isViewFree(disk, viewOf(disk, item)))
    throw new OperationRefused('something of that name is in the view already');
}

/** The hash of a file's ends is stored with the result only. */
function recall(disk: FileSystem, item: Item): void {
  const { kind, source, target } = item.operation;
  if (!BRINGING.has(kind) || item.identity === null || item.identity.ends !== undefined) return;
  item.identity = withEndsOfAny(disk, [source, target], item.identity);
}

function inspectSource(session: Session, item: Item): void {
  const { disk } = session;
  const { source, target } = item.operation;
  const identity = knownIdentity(item);
  const found = disk.lstat(source);
  if (found === null) throw new OperationRefused('the file has vanished since the plan was made');
  if (!isUntouched(found, identity))
    throw new OperationRefused('the file has changed since the plan was made');
  if (disk.lstat(target) !== null) throw new OperationRefused('something of that name is there already');
  const known = withEnds(disk, source, identity);
  const changesRights = item.operation.kind === 'move' && (session.rights?.file ?? null) !== null;
  item.identity = changesRights ? { ...known, was: rightsOf(found) } : known;
}

function missingFolders({ disk }: Session, chunk: Chunk): Map<Item, Buffer[]> {
  const known = new KnownFolders(disk);
  const missing = new Map<Item, Buffer[]>();
  for (const item of [...chunk.open(BRINGING), ...chunk.open(LINKING)]) {
    chunk.attempt(item, () => missing.set(item, known.missingAbove(item.operation.target)));
  }
  chunk.leaveUnbegun();
  return missing;
}

/** Makes the folders; answers which. */
function make(session: Session, chunk: Chunk, folders: ReadonlyMap<Item, readonly Buffer[]>): Buffer[] {
  const made: Buffer[] = [];
  const rightsOfAll = session.rights?.folder ?? null;
  for (const [item, missing] of folders) {
    if (item.outcome !== null || item.group.refused) continue;
    if (chunk.attempt(item, () => makeFolders(session.disk, missing, () => rightsOfAll)))
      made.push(...missing);
  }
  return made;
}

/**
 * Links come after the files are durable. With them is made durable that old names are gone: where that fails, a power
 * cut brings an old name back beside the new one, and nothing is lost.
 */
async function linkViews(session: Session, chunk: Chunk, leaving: readonly Item[]): Promise<void> {
  const { disk } = session;
  const made = new Map<Item, ViewLink>();
  for (const item of chunk.open(LINKING)) {
    if (item.group.refused) continue;
    await session.pace();
    chunk.attempt(item, () => {
      const view = viewOf(disk, item);
      makeViewLink(disk, view, linkedIdentity(item));
      made.set(item, view);
    });
  }
  for (const [item, view] of made) {
    if (item.operation.kind !== 'relink') continue;
    await session.pace();
    if (!chunk.attempt(item, () => removeViewLink(disk, oldViewOf(view, item)))) made.delete(item);
  }
  const items = [...leaving, ...made.keys()];
  const sources = items
    .filter(({ operation }) => LEAVING.has(operation.kind))
    .map(({ operation }) => folderOf(operation.source));
  const faults = await session.syncFolders([
    ...sources,
    ...[...made.keys()].map(({ operation }) => folderOf(operation.target)),
  ]);
  for (const item of made.keys()) {
    if (!chunk.attempt(item, () => faults.check(folderOf(item.operation.target)))) continue;
    item.outcome = { state: 'done', reason: null };
  }
}

/** Folders made for what was refused or put off then are empty, and go again. */
function cleanUp({ disk }: Session, folders: ReadonlyMap<Item, readonly Buffer[]>): void {
  const unused = [...folders].filter(([item]) => item.group.refused || item.outcome?.state === APPLY.before);
  removeEmptyFolders(
    disk,
    unused.flatMap(([, missing]) => missing),
  );
}
