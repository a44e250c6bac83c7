import type { Chunk, Item } from './chunk.js';
import { syncFolders } from './folders.js';
import { linkToTarget, type Move, takeBack, unlinkSource } from './move.js';
import { folderOf } from './names.js';
import type { Session } from './session.js';

/** A chunk on its way in one direction. */
export interface Phase {
  readonly session: Session;
  readonly chunk: Chunk;
  /** How an item's file is to move: forward, or back. Throws when the journal does not know the file. */
  readonly wayOf: (item: Item) => Move;
}

/**
 * Gives every file its new name beside the old one and makes the new names durable. Where one of a group cannot have
 * its name, the others lose theirs again: nothing of that group has moved then. `fresh` are folders just made.
 */
export async function linkAll(phase: Phase, fresh: readonly Buffer[]): Promise<void> {
  const { session, chunk, wayOf } = phase;
  const { disk } = session;
  const linked = new Set<Item>();
  for (const item of chunk.open('move')) {
    if (item.group.refused) continue;
    await session.pace();
    if (chunk.attempt(item, () => linkToTarget(disk, wayOf(item)))) linked.add(item);
    else retreat(phase, item);
  }
  const targets = [...linked].map((item) => folderOf(wayOf(item).target));
  const faults = await syncFolders(disk, [...fresh.map(folderOf), ...targets]);
  for (const item of linked) {
    const { target } = wayOf(item);
    if (!chunk.attempt(item, () => faults.check(folderOf(target)))) retreat(phase, item);
  }
  for (const item of chunk.open('move')) {
    if (!item.group.refused) continue;
    if (linked.has(item) || item.resumed) retreat(phase, item);
    else chunk.leave(item);
  }
}

/** Takes the old names away. What is refused here keeps its old name, and so does the rest of its group. */
export async function unlinkAll(
  phase: Phase,
  items: readonly Item[],
  done: 'done' | 'undone',
): Promise<void> {
  const { session, chunk, wayOf } = phase;
  for (const item of items) {
    await session.pace();
    if (item.group.refused && retreat(phase, item)) continue;
    if (chunk.attempt(item, () => unlinkSource(session.disk, wayOf(item)))) {
      item.outcome = { state: done, reason: null };
    } else retreat(phase, item);
  }
}

/**
 * Takes an item's new name back, and leaves the item unless it has been refused itself. False when it has moved
 * already (before a crash), so that it can only go on.
 */
function retreat({ session, chunk, wayOf }: Phase, item: Item): boolean {
  const refusal = item.outcome;
  let isBack = true;
  const tried = chunk.attempt(item, () => {
    isBack = takeBack(session.disk, wayOf(item));
  });
  if (!tried) return true;
  if (refusal === null && isBack) chunk.leave(item);
  return isBack;
}
