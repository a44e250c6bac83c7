import type { OperationKind } from '#domain';
import { bringerOf, BRINGING, Chunk, type Item, knownIdentity, linkedIdentity, LINKING } from './chunk.js';
import type { FileSystem } from './file-system.js';
import { foldersAbove, KnownFolders, makeFolders, removeEmptyFolders, syncFolders } from './folders.js';
import { isUntouched, withEnds } from './identity.js';
import type { JournalGroup, OperationResult } from './journal-types.js';
import { Forward } from './forward.js';
import { bringAll, finishAll } from './move-phases.js';
import { folderOf } from './names.js';
import { OperationRefused } from './refusal.js';
import type { Session } from './session.js';
import { fileBehind, isViewFree, makeViewLink, removeViewLink, type ViewLink } from './view-link.js';

const APPLY = { open: ['planned', 'acting'], refused: null, rest: 'skipped' } as const;

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
  const brought = chunk.open(BRINGING);
  await finishAll(phase, brought, 'done');
  await linkViews(session, chunk, brought);
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
  for (const item of [...chunk.open(BRINGING), ...chunk.open(LINKING)]) {
    if (item.resumed || item.group.refused) continue;
    await session.pace();
    chunk.attempt(item, () => {
      if (BRINGING.has(item.operation.kind)) inspectSource(session, item);
      else if (!isViewFree(session.disk, viewOf(session.disk, item))) {
        throw new OperationRefused('something of that name is in the view already');
      }
    });
  }
  chunk.leaveUnbegun();
}

function inspectSource({ disk }: Session, item: Item): void {
  const { source, target } = item.operation;
  const identity = knownIdentity(item);
  const found = disk.lstat(source);
  if (found === null) throw new OperationRefused('the file has vanished since the plan was made');
  if (!isUntouched(found, identity))
    throw new OperationRefused('the file has changed since the plan was made');
  if (disk.lstat(target) !== null) throw new OperationRefused('something of that name is there already');
  item.identity = withEnds(disk, source, identity);
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

/**
 * Makes the folders; answers which. What is carried on after a crash counts all folders above it among them: they are
 * there, but whoever made them may not have come to making them durable.
 */
function make({ disk }: Session, chunk: Chunk, folders: ReadonlyMap<Item, readonly Buffer[]>): Buffer[] {
  const made: Buffer[] = [];
  for (const [item, missing] of folders) {
    if (item.outcome !== null || item.group.refused) continue;
    if (!chunk.attempt(item, () => makeFolders(disk, missing))) continue;
    made.push(...(item.resumed ? foldersAbove(item.operation.target) : missing));
  }
  return made;
}

/**
 * Links come after the files are durable. With them is made durable that old names are gone: where that fails, a power
 * cut brings an old name back beside the new one, and nothing is lost.
 */
async function linkViews(session: Session, chunk: Chunk, brought: readonly Item[]): Promise<void> {
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
  const moved = [...made].filter(([{ operation }]) => operation.kind === 'relink');
  const newFaults = await syncFolders(
    disk,
    moved.map(([, { link }]) => folderOf(link)),
  );
  for (const [item, view] of moved) {
    if (!chunk.attempt(item, () => newFaults.check(folderOf(view.link)))) made.delete(item);
    if (!made.has(item)) continue;
    await session.pace();
    if (!chunk.attempt(item, () => removeViewLink(disk, oldViewOf(view, item)))) made.delete(item);
  }
  const items = [...brought, ...made.keys()];
  const sources = items
    .filter(({ operation }) => LEAVING.has(operation.kind))
    .map(({ operation }) => folderOf(operation.source));
  const faults = await syncFolders(disk, [
    ...sources,
    ...[...made.keys()].map(({ operation }) => folderOf(operation.target)),
  ]);
  for (const [item, view] of made) {
    if (chunk.attempt(item, () => faults.check(folderOf(view.link)))) {
      item.outcome = { state: 'done', reason: null };
    } else if (item.operation.kind === 'symlink') {
      // Nobody undoes what is not done: a link that stayed would lead nowhere once its file has gone home.
      chunk.attempt(item, () => removeViewLink(disk, view));
    }
  }
}

/** Kinds that take a name away. */
const LEAVING: ReadonlySet<OperationKind> = new Set(['move', 'trash', 'restore', 'relink']);

/** Folders made for what was refused then are empty, and go again. */
function cleanUp({ disk }: Session, folders: ReadonlyMap<Item, readonly Buffer[]>): void {
  const refused = [...folders].filter(([item]) => item.group.refused);
  removeEmptyFolders(
    disk,
    refused.flatMap(([, missing]) => missing),
  );
}
