import { BRINGING, type Chunk, devicesOf, type Item } from './chunk.js';
import type { SyncFaults } from './folders.js';
import { folderOf } from './names.js';
import type { Session } from './session.js';
import type { Way } from './way.js';

/** A chunk on its way in one direction. */
export class Phase {
  /** Items that were taken back: that is not durable before their folders are synced. */
  readonly takenBack = new Set<Item>();

  constructor(
    readonly session: Session,
    readonly chunk: Chunk,
    readonly way: Way,
  ) {}

  get foldersTakenBack(): Buffer[] {
    return [...this.takenBack].flatMap(({ operation }) => [
      folderOf(operation.source),
      folderOf(operation.target),
    ]);
  }
}

const UNSURE =
  'the disk reported an error: check it, as a name that has been taken away may be back after a power cut';

/** Tells of items that are over where it could not be made durable that names of theirs are gone. */
export function noteUnsure(
  items: readonly Item[],
  faults: SyncFaults,
  namesOf: (item: Item) => readonly Buffer[],
): void {
  if (faults.none) return;
  for (const item of items) {
    const { outcome } = item;
    if (outcome === null || !namesOf(item).some((name) => faults.has(folderOf(name)))) continue;
    item.outcome = { ...outcome, reason: outcome.reason ?? UNSURE };
  }
}

/**
 * Gives every file its new name beside the old one and makes the new names durable. Where one of a group cannot have
 * its name, the others lose theirs again: nothing of that group has moved then. `fresh` are folders just made. Answers
 * what could not be made durable.
 */
export async function bringAll(phase: Phase, fresh: readonly Buffer[]): Promise<SyncFaults> {
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
  return faults;
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
async function retreat({ chunk, way, takenBack }: Phase, item: Item): Promise<boolean> {
  const refusal = item.outcome;
  takenBack.add(item);
  let isBack = true;
  const tried = await chunk.attemptLong(item, async () => {
    isBack = await way.retreat(item);
  });
  if (!tried) return true;
  if (refusal === null && isBack) chunk.leave(item);
  return isBack;
}
