import { DomainError, type WorkLimits } from '#domain';
import type { ClaimedPlan, PostgresPlanStore, StoredOperation } from '../database/index.js';
import {
  expectTrees,
  FileJournal,
  type FileIdentity,
  type FileSystem,
  isInode,
  type JournalGroup,
  type JournalOperation,
  type JournalSettings,
  NodeFileSystem,
  type TreeMark,
} from '../files/index.js';
import { ahead } from './ahead.js';
import { removeEmptiedFolders } from './emptied-folders.js';
import type { Direction } from './file-changes.js';
import { undoneByHand } from './manifest/read-manifest.js';
import { ManifestWriter } from './manifest/manifest-writer.js';
import { PlanJournal } from './plan-journal.js';

/** What carrying out plans needs. */
export interface PlanRun {
  readonly store: PostgresPlanStore;
  /** The folder that manifests are kept in. */
  readonly manifests: string;
  readonly settings: JournalSettings;
  /** Folders that stay even when they are empty: the allowed roots. */
  readonly kept: readonly Buffer[];
}

/** Operations done together, whose folders are made durable at once. */
const OPERATIONS = 2_000;

/**
 * Carries a plan on until it is done, the limits are reached, or the user pauses or stops it. Answers whether there may
 * be work left. Of a plan that was stopped, or taken back by `undo --manifest`, only what is begun is brought to its end.
 */
export async function applyPlan(run: PlanRun, claimed: ClaimedPlan, limits: WorkLimits): Promise<boolean> {
  return tellingOfDisks(run.store, claimed, async () => apply(run, claimed, limits));
}

async function apply(run: PlanRun, claimed: ClaimedPlan, limits: WorkLimits): Promise<boolean> {
  const { store } = run;
  const plan = await stopUnwanted(run, claimed);
  if (plan === null) return true;
  // Else files would be put where the next mount hides them. What is begun of a plan that was stopped is ended anyhow.
  if (!plan.cancelled) expectTrees((plan.trees ?? []) as readonly TreeMark[]);
  const { disk, manifest, kept, journal } = journalOf(run, plan, 'apply');
  const more = await eachChunk({ run, plan, kept, direction: 'apply' }, limits, async (groups) => {
    await journal.apply(groups);
  });
  if (!more) {
    await removeEmptiedFolders({ store, disk, manifest, kept: run.kept }, plan);
    await store.end(plan, 'applied');
  }
  return more;
}

/** A plan that stands still for a disk says so: only the user can mount it. */
async function tellingOfDisks(
  store: PostgresPlanStore,
  plan: ClaimedPlan,
  work: () => Promise<boolean>,
): Promise<boolean> {
  try {
    const more = await work();
    if (plan.waitsFor !== null) await store.waitFor(plan, null);
    return more;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'plan.disk-missing')
      await store.waitFor(plan, error.message);
    throw error;
  }
}

/**
 * Skips what is not begun of a plan that is not wanted any more: whoever has taken it back by hand while it was under way
 * does not expect it to go on, least of all with what is home again. Null when the user has held it meanwhile.
 */
async function stopUnwanted({ store, manifests }: PlanRun, plan: ClaimedPlan): Promise<ClaimedPlan | null> {
  const byHand = await undoneByHand(manifests, plan.id);
  if (byHand === null && !plan.cancelled) return plan;
  const isStopped = await unlessHeld(async () =>
    byHand === null
      ? store.skipUnbegun(plan)
      : store.stopTakenBack(plan, [...byHand.undone, ...byHand.dropped]),
  );
  return isStopped ? { ...plan, cancelled: true } : null;
}

/** Takes a plan back, the last group first, until it is undone or the limits are reached. */
export async function undoPlan(run: PlanRun, plan: ClaimedPlan, limits: WorkLimits): Promise<boolean> {
  return tellingOfDisks(run.store, plan, async () => undo(run, plan, limits));
}

async function undo(run: PlanRun, plan: ClaimedPlan, limits: WorkLimits): Promise<boolean> {
  const { store } = run;
  const { disk, kept, journal } = journalOf(run, plan, 'undo');
  const byHand = await undoneByHand(run.manifests, plan.id);
  const more = await eachChunk({ run, plan, kept, direction: 'undo' }, limits, async (groups) => {
    await journal.undo(
      byHand === null ? groups : await bookUndone({ store, plan, kept, disk }, groups, byHand.undone),
    );
  });
  if (!more) {
    journal.removeFolders(await store.foldersOf(plan).made());
    await store.end(plan, 'undone');
  }
  return more;
}

function journalOf(
  { store, manifests, settings }: PlanRun,
  plan: ClaimedPlan,
  direction: Direction,
): {
  readonly disk: FileSystem;
  readonly manifest: ManifestWriter;
  readonly kept: PlanJournal;
  readonly journal: FileJournal;
} {
  const manifest = new ManifestWriter(manifests, plan.id, settings.trashFor);
  const kept = new PlanJournal(store, plan, { direction, manifest });
  const disk = new NodeFileSystem();
  return { disk, manifest, kept, journal: new FileJournal(disk, kept, settings) };
}

interface Work {
  readonly run: PlanRun;
  readonly plan: ClaimedPlan;
  readonly kept: PlanJournal;
  readonly direction: Direction;
}

type Group = JournalGroup & { readonly groupNo: number };

/** Reads the next chunk while one is worked on. */
async function eachChunk(
  { run: { store }, plan, kept, direction }: Work,
  limits: WorkLimits,
  work: (groups: readonly Group[]) => Promise<void>,
): Promise<boolean> {
  const open = store.openGroups(plan, direction);
  let next = ahead(open.next(OPERATIONS));
  try {
    while (!limits.expired()) {
      const operations = await next;
      if (operations.length === 0) return false;
      next = ahead(open.next(OPERATIONS));
      const groups = groupsOf(operations);
      kept.take(groups);
      const begun = await unlessHeld(() => work(groups));
      if (!begun || !kept.wanted) return true;
    }
    return true;
  } finally {
    await Promise.allSettled([next]);
    await kept.settled();
  }
}

/** Does some work; false when the user had paused or stopped the plan before it was begun. */
async function unlessHeld(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'plan.held') return false;
    throw error;
  }
}

function groupsOf(operations: readonly StoredOperation[]): Group[] {
  return [...Map.groupBy(operations, ({ groupNo }) => groupNo)].map(([groupNo, group]) => ({
    groupNo,
    operations: group.map((operation) => ({
      ...operation,
      identity: operation.identity as FileIdentity | null,
    })),
  }));
}

/** What is needed to store what was taken back. */
interface Booking extends Pick<Work, 'plan' | 'kept'> {
  readonly store: PostgresPlanStore;
  readonly disk: FileSystem;
}

/**
 * Stores what `undo --manifest` has taken back already, which the database was not told. Answers what is left to do: also
 * a video that has been brought to its place once more since, which is taken back in earnest.
 */
async function bookUndone(
  { store, plan, kept, disk }: Booking,
  groups: readonly Group[],
  byHand: ReadonlySet<string>,
): Promise<readonly Group[]> {
  const wasBack = ({ id, state }: JournalOperation): boolean => byHand.has(id) && state === 'done';
  const placed = groups.filter(({ operations }) =>
    operations.some((operation) => wasBack(operation) && isPlaced(disk, operation)),
  );
  const again = new Set(placed.map(({ groupNo }) => groupNo));
  const isBack = (operation: JournalOperation, groupNo: number): boolean =>
    wasBack(operation) && !again.has(groupNo);
  const back = groups.flatMap(({ groupNo, operations }) =>
    operations.filter((operation) => isBack(operation, groupNo)),
  );
  if (back.length === 0) return groups;
  await store.clearPlaces(
    plan.id,
    back.map(({ fileId }) => fileId),
  );
  await kept.finish(
    back.map((operation) => ({ operation, state: 'undone', reason: null, identity: operation.identity })),
  );
  return groups.map((group) => ({
    ...group,
    operations: group.operations.map((operation) =>
      isBack(operation, group.groupNo) ? { ...operation, state: 'undone' as const } : operation,
    ),
  }));
}

/** Whether a file lies where an operation has brought it; what does not let itself be looked at may. */
function isPlaced(disk: FileSystem, { target, identity }: JournalOperation): boolean {
  try {
    return identity !== null && isInode(disk.lstat(target), identity.placed ?? identity);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return true;
  }
}
