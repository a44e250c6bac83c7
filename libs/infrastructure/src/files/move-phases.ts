import { BRINGING, type Chunk, devicesOf, type Item } from './chunk.js';
import { folderOf } from './names.js';
import type { Session } from './session.js';
import type { Way } from './way.js';

/** A chunk on its way in one direction. */
export interface Phase {
  readonly session: Session;
  readonly chunk: Chunk;
  readonly way: Way;
}

/**
 * Gives every file its new name beside the old one and makes the new names durable. Where one of a group cannot have
 * its name, the others lose theirs again: nothing of that group has moved then. `fresh` are folders just made.
 */
export async function bringAll(phase: Phase, fresh: readonly Buffer[]): Promise<void> {
  const { session, chunk, way } = phase;
  const brought = new Set<Item>();
  for (const item of chunk.open(BRINGING)) {
    if (item.group.refused) continue;
    await session.pace();
    if (item.outcome !== null || (session.held && chunk.putOff(item, brought))) continue;
    if (await chunk.attemptLong(item, async () => way.bring(item))) brought.add(item);
    else await retreat(phase, item);
  }
  const targets = [...brought].flatMap((item) => way.broughtTo(item) ?? []);
  const faults = await session.syncFolders([...fresh.map(folderOf), ...targets], devicesOf(brought));
  for (const item of brought) {
    const folder = way.broughtTo(item);
    if (folder !== null && !chunk.attempt(item, () => faults.checkAll(folder))) await retreat(phase, item);
  }
  await leaveRefused(phase, brought);
}

async function leaveRefused(phase: Phase, brought: ReadonlySet<Item>): Promise<void> {
  const { chunk } = phase;
  for (const item of chunk.open(BRINGING)) {
    if (!item.group.refused) continue;
    if (brought.has(item) || item.resumed) await retreat(phase, item);
    else chunk.leave(item);
  }
}

/** Takes the old names away. What is refused here keeps its old name, and so does the rest of its group. */
export async function finishAll(
  phase: Phase,
  items: readonly Item[],
  done: 'done' | 'undone',
): Promise<void> {
  const { session, chunk, way } = phase;
  for (const item of items) {
    await session.pace();
    if (item.group.refused && (await retreat(phase, item))) continue;
    if (await chunk.attemptLong(item, async () => way.finish(item))) {
      item.outcome = { state: done, reason: item.note };
    } else await retreat(phase, item);
  }
}

/**
 * Takes an item's new name back, and leaves the item unless it has been refused itself. False when it has moved
 * already (before a crash), so that it can only go on.
 */
async function retreat({ chunk, way }: Phase, item: Item): Promise<boolean> {
  const refusal = item.outcome;
  let isBack = true;
  const tried = await chunk.attemptLong(item, async () => {
    isBack = await way.retreat(item);
  });
  if (!tried) return true;
  if (refusal === null && isBack) chunk.leave(item);
  return isBack;
}
