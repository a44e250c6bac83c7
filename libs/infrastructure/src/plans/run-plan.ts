import type { WorkLimits } from '#domain';
import type { ClaimedPlan, PostgresPlanStore, StoredOperation } from '../database/index.js';
import {
  FileJournal,
  type FileIdentity,
  type JournalGroup,
  type JournalSettings,
  NodeFileSystem,
} from '../files/index.js';
import { ahead } from './ahead.js';
import { removeEmptiedFolders } from './emptied-folders.js';
import type { Direction } from './file-changes.js';
import { appendManifest } from './manifest.js';
import { PlanRows } from './plan-rows.js';

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

/** Carries a plan on until it is done or the limits are reached. Answers whether work is left. */
export async function applyPlan(run: PlanRun, plan: ClaimedPlan, limits: WorkLimits): Promise<boolean> {
  const { store, manifests } = run;
  const kept = new PlanRows(store, plan, 'apply', (results) => appendManifest(manifests, plan.id, results));
  const disk = new NodeFileSystem();
  const journal = new FileJournal(disk, kept, run.settings);
  const more = await eachChunk({ store, plan, kept, direction: 'apply' }, limits, async (groups) => {
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
  const kept = new PlanRows(store, plan, 'undo', () => undefined);
  const journal = new FileJournal(new NodeFileSystem(), kept, run.settings);
  const more = await eachChunk({ store, plan, kept, direction: 'undo' }, limits, async (groups) => {
    await journal.undo(groups);
  });
  if (!more) {
    journal.removeFolders(await store.madeFolders(plan.id));
    await store.end(plan, 'undone');
  }
  return more;
}

interface Work {
  readonly store: PostgresPlanStore;
  readonly plan: ClaimedPlan;
  readonly kept: PlanRows;
  readonly direction: Direction;
}

/** Reads the next chunk while one is worked on. */
async function eachChunk(
  { store, plan, kept, direction }: Work,
  limits: WorkLimits,
  work: (groups: readonly JournalGroup[]) => Promise<void>,
): Promise<boolean> {
  const groups = store.openGroups(plan.id, direction);
  let next = ahead(groups.next(OPERATIONS));
  try {
    while (!limits.expired()) {
      const operations = await next;
      if (operations.length === 0) return false;
      next = ahead(groups.next(OPERATIONS));
      await work(groupsOf(operations));
    }
    return true;
  } finally {
    await Promise.allSettled([next]);
    await kept.settled();
  }
}

function groupsOf(operations: readonly StoredOperation[]): JournalGroup[] {
  return [...Map.groupBy(operations, ({ groupNo }) => groupNo).values()].map((group) => ({
    operations: group.map((operation) => ({
      ...operation,
      identity: operation.identity as FileIdentity | null,
    })),
  }));
}
