import type { WorkLimits } from '#domain';
import type { ClaimedPlan, PostgresPlanStore, StoredOperation } from '../database/index.js';
import {
  FileJournal,
  type FileIdentity,
  type JournalGroup,
  type JournalSettings,
  type JournalStore,
  NodeFileSystem,
  type Rights,
} from '../files/index.js';
import { type Direction, storedResults } from './file-changes.js';
import { removeEmptiedFolders } from './emptied-folders.js';
import { appendManifest } from './manifest.js';

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
const OPERATIONS = 1_000;

/** Carries a plan on until it is done or the limits are reached. Answers whether work is left. */
export async function applyPlan(run: PlanRun, plan: ClaimedPlan, limits: WorkLimits): Promise<boolean> {
  const { store, manifests } = run;
  const keep = storeOf(store, plan, 'apply');
  const disk = new NodeFileSystem();
  const journal = new FileJournal(
    disk,
    {
      ...keep,
      finish: (results) => {
        appendManifest(manifests, plan.id, results);
        return keep.finish(results);
      },
    },
    run.settings,
  );
  const more = await eachChunk(store, { plan, limits, direction: 'apply' }, async (groups) => {
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
  const journal = new FileJournal(new NodeFileSystem(), storeOf(store, plan, 'undo'), run.settings);
  const more = await eachChunk(store, { plan, limits, direction: 'undo' }, async (groups) => {
    await journal.undo(groups);
  });
  if (!more) {
    journal.removeFolders(await store.madeFolders(plan.id));
    await store.end(plan, 'undone');
  }
  return more;
}

interface Work {
  readonly plan: ClaimedPlan;
  readonly limits: WorkLimits;
  readonly direction: Direction;
}

async function eachChunk(
  store: PostgresPlanStore,
  { plan, limits, direction }: Work,
  work: (groups: readonly JournalGroup[]) => Promise<void>,
): Promise<boolean> {
  const groups = store.openGroups(plan.id, direction);
  while (!limits.expired()) {
    const operations = await groups.next(OPERATIONS);
    if (operations.length === 0) return false;
    await work(groupsOf(operations));
  }
  return true;
}

function groupsOf(operations: readonly StoredOperation[]): JournalGroup[] {
  return [...Map.groupBy(operations, ({ groupNo }) => groupNo).values()].map((group) => ({
    operations: group.map((operation) => ({
      ...operation,
      identity: operation.identity as FileIdentity | null,
    })),
  }));
}

function storeOf(store: PostgresPlanStore, plan: ClaimedPlan, direction: Direction): JournalStore {
  return {
    begin: (operations, folders) => store.begin(plan, operations, folders),
    prolong: () => store.prolong(plan),
    removedFolders: async (paths) =>
      (await store.removedFolders(plan.id, paths)).map(({ path, rights }) => ({
        path,
        rights: rights as Rights,
      })),
    finish: (results) => store.finish(plan, storedResults(results, direction)),
  };
}
