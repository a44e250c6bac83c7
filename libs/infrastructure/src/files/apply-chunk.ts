import { Chunk, type Item, knownIdentity } from './chunk.js';
import { KnownFolders, makeFolders, removeEmptyFolders, syncFolders } from './folders.js';
import { isUntouched, withEnds } from './identity.js';
import type { JournalGroup, OperationResult } from './journal-types.js';
import { linkAll, unlinkAll } from './move-phases.js';
import type { Move } from './move.js';
import { folderOf } from './names.js';
import { OperationRefused } from './refusal.js';
import type { Session } from './session.js';
import { isViewFree, makeViewLink, type ViewLink } from './view-link.js';

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
  const phase = { session, chunk, wayOf: forward };
  await linkAll(phase, fresh);
  const moves = chunk.open('move');
  await unlinkAll(phase, moves, 'done');
  await linkViews(session, chunk, moves);
  cleanUp(session, folders);
  return session.finish(chunk);
}

function forward(item: Item): Move {
  const { id, source, target } = item.operation;
  return { id, source, target, identity: knownIdentity(item), resumed: item.resumed };
}

/** The link of the view that an operation is about. */
export const viewOf = ({ operation, resumed }: Item): ViewLink => ({
  id: operation.id,
  file: operation.source,
  link: operation.target,
  resumed,
});

/** Holds everything against the plan before anything is touched. What was under way has passed this before. */
async function inspect(session: Session, chunk: Chunk): Promise<void> {
  for (const item of [...chunk.open('move'), ...chunk.open('symlink')]) {
    if (item.resumed || item.group.refused) continue;
    await session.pace();
    chunk.attempt(item, () => {
      if (item.operation.kind === 'move') inspectSource(session, item);
      else if (!isViewFree(session.disk, viewOf(item))) {
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
  for (const item of [...chunk.open('move'), ...chunk.open('symlink')]) {
    chunk.attempt(item, () => missing.set(item, known.missingAbove(item.operation.target)));
  }
  chunk.leaveUnbegun();
  return missing;
}

/** Makes the folders; answers which. */
function make({ disk }: Session, chunk: Chunk, folders: ReadonlyMap<Item, readonly Buffer[]>): Buffer[] {
  const made: Buffer[] = [];
  for (const [item, missing] of folders) {
    if (item.outcome !== null || item.group.refused) continue;
    if (chunk.attempt(item, () => makeFolders(disk, missing))) made.push(...missing);
  }
  return made;
}

/**
 * Links come after the moves are durable. With them is made durable that the old names are gone: where that fails, a
 * power cut brings an old name back beside the new one, and nothing is lost.
 */
async function linkViews(session: Session, chunk: Chunk, moves: readonly Item[]): Promise<void> {
  const { disk } = session;
  const made: Item[] = [];
  for (const item of chunk.open('symlink')) {
    if (item.group.refused) continue;
    await session.pace();
    if (chunk.attempt(item, () => makeViewLink(disk, viewOf(item), knownIdentity(item)))) made.push(item);
  }
  const sources = moves.map(({ operation }) => folderOf(operation.source));
  const views = made.map(({ operation }) => folderOf(operation.target));
  const faults = await syncFolders(disk, [...sources, ...views]);
  for (const item of made) {
    if (!chunk.attempt(item, () => faults.check(folderOf(item.operation.target)))) continue;
    item.outcome = { state: 'done', reason: null };
  }
}

/** Folders made for what was refused then are empty, and go again. */
function cleanUp({ disk }: Session, folders: ReadonlyMap<Item, readonly Buffer[]>): void {
  const refused = [...folders].filter(([item]) => item.group.refused);
  removeEmptyFolders(
    disk,
    refused.flatMap(([, missing]) => missing),
  );
}
