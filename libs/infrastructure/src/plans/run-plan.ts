import { DomainError, type WorkLimits } from '#domain';
import type { ClaimedPlan, PostgresPlanStore, StoredOperation } from '../database/index.js';
import {
  FileJournal,
  type FileIdentity,
  type FileSystem,
  type JournalGroup,
  type JournalOperation,
  type JournalSettings,
  NodeFileSystem,
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
 * be work left. Of a plan that was stopped only what is begun is brought to its end.
 */
export async function applyPlan(run: PlanRun, plan: ClaimedPlan, limits: WorkLimits): Promise<boolean> {
  const { store } = run;
  if (plan.cancelled) await unlessHeld(() => store.skipUnbegun(plan));
  const { disk, kept, journal } = journalOf(run, plan, 'apply');
  const more = await eachChunk({ run, plan, kept, direction: 'apply' }, limits, async (groups) => {
    await journal.apply(groups);
  });
  if (!more) {
    await removeEmptiedFolders({ store, disk, kept: run.kept }, plan);
    await store.end(plan, 'applied');
  }
  return more;
}

/** Takes a plan back, the last group first, until it is undone or the limits are reached. */
export async function undoPlan(run: PlanRun, plan: ClaimedPlan, limits: WorkLimits): Promise<boolean> {
  const { store } = run;
  const { kept, journal } = journalOf(run, plan, 'undo');
  const byHand = await undoneByHand(run.manifests, plan.id);
  const more = await eachChunk({ run, plan, kept, direction: 'undo' }, limits, async (groups) => {
    await journal.undo(byHand.size === 0 ? groups : await bookUndone({ store, plan, kept }, groups, byHand));
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
): { readonly disk: FileSystem; readonly kept: PlanJournal; readonly journal: FileJournal } {
  const manifest = new ManifestWriter(manifests, plan.id, settings.trashFor);
  const kept = new PlanJournal(store, plan, { direction, manifest });
  const disk = new NodeFileSystem();
  return { disk, kept, journal: new FileJournal(disk, kept, settings) };
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

/** Stores what `undo --manifest` has taken back already, which the database was not told. Answers what is left to do. */
async function bookUndone(
  { store, plan, kept }: Pick<Work, 'plan' | 'kept'> & { readonly store: PostgresPlanStore },
  groups: readonly Group[],
  byHand: ReadonlySet<string>,
): Promise<readonly Group[]> {
  const isBack = ({ id, state }: JournalOperation): boolean => byHand.has(id) && state === 'done';
  const back = groups.flatMap(({ operations }) => operations).filter(isBack);
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
      isBack(operation) ? { ...operation, state: 'undone' as const } : operation,
    ),
  }));
}
