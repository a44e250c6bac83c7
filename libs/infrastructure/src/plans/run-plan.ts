import type { WorkLimits } from '#domain';
import type { ClaimedPlan, PostgresPlanStore, ResultRow, StoredOperation } from '../database/index.js';
import {
  FileJournal,
  type FileIdentity,
  type JournalGroup,
  type JournalStore,
  NodeFileSystem,
  type OperationResult,
} from '../files/index.js';
import { appendManifest } from './manifest.js';

/** What carrying out plans needs. */
export interface PlanRun {
  readonly store: PostgresPlanStore;
  /** The folder that manifests are kept in. */
  readonly manifests: string;
}

/** Groups done together: about 500 operations, whose folders are made durable once. */
const GROUPS = 120;

/** Carries a plan on until it is done or the limits are reached. Answers whether work is left. */
export async function applyPlan(
  { store, manifests }: PlanRun,
  plan: ClaimedPlan,
  limits: WorkLimits,
): Promise<boolean> {
  const keep = storeOf(store, plan, 'apply');
  const journal = new FileJournal(new NodeFileSystem(), {
    ...keep,
    finish: (results) => {
      appendManifest(manifests, plan.id, results);
      return keep.finish(results);
    },
  });
  while (!limits.expired()) {
    const operations = await store.nextGroups(plan.id, ['planned', 'acting'], GROUPS);
    if (operations.length === 0) {
      await store.end(plan, 'applied');
      return false;
    }
    await journal.apply(groupsOf(operations));
  }
  return true;
}

/** Takes a plan back, the last group first, until it is undone or the limits are reached. */
export async function undoPlan({ store }: PlanRun, plan: ClaimedPlan, limits: WorkLimits): Promise<boolean> {
  const journal = new FileJournal(new NodeFileSystem(), storeOf(store, plan, 'undo'));
  while (!limits.expired()) {
    const operations = await store.nextGroups(plan.id, ['done', 'acting'], GROUPS, true);
    if (operations.length === 0) {
      journal.removeFolders(await store.madeFolders(plan.id));
      await store.end(plan, 'undone');
      return false;
    }
    await journal.undo(groupsOf(operations));
  }
  return true;
}

function groupsOf(operations: readonly StoredOperation[]): JournalGroup[] {
  const groups = new Map<number, StoredOperation[]>();
  for (const operation of operations) {
    groups.set(operation.groupNo, [...(groups.get(operation.groupNo) ?? []), operation]);
  }
  return [...groups.values()].map((group) => ({
    operations: group.map((operation) => ({
      ...operation,
      identity: operation.identity as FileIdentity | null,
    })),
  }));
}

function storeOf(store: PostgresPlanStore, plan: ClaimedPlan, direction: 'apply' | 'undo'): JournalStore {
  return {
    begin: (operations, folders) => store.begin(plan, operations, folders),
    prolong: () => store.prolong(plan),
    finish: (results) => store.finish(plan, rowsOf(results, direction)),
  };
}

/** Results with what they mean for files. */
function rowsOf(results: readonly OperationResult[], direction: 'apply' | 'undo'): ResultRow[] {
  const groups = new Map<number, OperationResult[]>();
  for (const result of results) {
    const { groupNo } = result.operation as StoredOperation & OperationResult['operation'];
    groups.set(groupNo, [...(groups.get(groupNo) ?? []), result]);
  }
  return [...groups.values()].flatMap((group) => groupRows(group, direction));
}

function groupRows(group: readonly OperationResult[], direction: 'apply' | 'undo'): ResultRow[] {
  const videoId = videoOf(group);
  return group.map((result, at) => ({
    operationId: result.operation.id,
    state: result.state,
    reason: result.reason,
    identity: result.identity,
    ...placeOf(result, direction, group),
    ...(at === 0 && videoId !== undefined ? { video: videoState(videoId, group) } : {}),
  }));
}

/** A group's first link is its video's: companions come after it, and a video in its place has no move. */
function videoOf(group: readonly OperationResult[]): string | undefined {
  const links = group.filter(({ operation }) => operation.kind === 'symlink');
  const [first] = links.toSorted((a, b) => (BigInt(a.operation.id) < BigInt(b.operation.id) ? -1 : 1));
  return (first ?? group[0])?.operation.fileId;
}

function placeOf(
  { operation, state }: OperationResult,
  direction: 'apply' | 'undo',
  group: readonly OperationResult[],
): Pick<ResultRow, 'place'> {
  if (operation.kind !== 'move') return {};
  const { fileId } = operation;
  if (direction === 'undo') return state === 'undone' ? { place: { fileId, path: null } } : {};
  if (state !== 'done') return {};
  const paths = group
    .filter(({ operation: other }) => other.kind === 'move' && other.fileId === fileId)
    .map(({ operation: other }) => other.target);
  return { place: { fileId, path: discFolder(paths) ?? operation.target } };
}

/** The folder above BDMV or VIDEO_TS, if that is what was moved: a disc's row stands for its holder. */
function discFolder(paths: readonly Buffer[]): Buffer | null {
  for (const path of paths) {
    const names = path.toString('latin1').split('/');
    const marker = names.findIndex((name) => /^(?:bdmv|video_ts)$/i.test(name));
    if (marker > 0) return Buffer.from(names.slice(0, marker).join('/'), 'latin1');
  }
  return null;
}

/** A video counts as organized once it has been moved, even when a later operation of its group was refused. */
function videoState(fileId: string, group: readonly OperationResult[]): NonNullable<ResultRow['video']> {
  const moves = group.filter(({ operation }) => operation.kind === 'move' && operation.fileId === fileId);
  const links = group.filter(({ operation }) => operation.kind === 'symlink' && operation.fileId === fileId);
  const own = moves.length > 0 ? moves : links;
  const placed = own.length > 0 && own.every(({ state }) => state === 'done');
  const reason = group.find((result) => result.reason !== null)?.reason ?? null;
  return { fileId, state: placed ? 'organized' : 'identified', reason };
}
