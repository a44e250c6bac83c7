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

/** Groups done together: about 500 operations, whose folders are made durable once. */
const GROUPS = 120;

/** Carries a plan on until it is done or the limits are reached. Answers whether work is left. */
export async function applyPlan(
  store: PostgresPlanStore,
  plan: ClaimedPlan,
  limits: WorkLimits,
): Promise<boolean> {
  const journal = new FileJournal(new NodeFileSystem(), storeOf(store, plan, 'apply'));
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
export async function undoPlan(
  store: PostgresPlanStore,
  plan: ClaimedPlan,
  limits: WorkLimits,
): Promise<boolean> {
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
    finish: (results) => store.finish(plan, rowsOf(results, direction)),
  };
}

/** Results with what they mean for files. The first operation of a group is about its video. */
function rowsOf(results: readonly OperationResult[], direction: 'apply' | 'undo'): ResultRow[] {
  const groups = new Map<number, OperationResult[]>();
  for (const result of results) {
    const { groupNo } = result.operation as StoredOperation & OperationResult['operation'];
    groups.set(groupNo, [...(groups.get(groupNo) ?? []), result]);
  }
  return [...groups.values()].flatMap((group) => groupRows(group, direction));
}

function groupRows(group: readonly OperationResult[], direction: 'apply' | 'undo'): ResultRow[] {
  const videoId = group[0]?.operation.fileId;
  return group.map((result, at) => ({
    operationId: result.operation.id,
    state: result.state,
    reason: result.reason,
    identity: result.identity,
    ...placeOf(result, direction, group),
    ...(at === 0 && videoId !== undefined ? { video: videoState(videoId, group) } : {}),
  }));
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
  const same = group.filter(({ operation: other }) => other.kind === 'move' && other.fileId === fileId);
  const paths = same.map(({ operation: other }) => other.target);
  return { place: { fileId, path: paths.length === 1 ? operation.target : commonFolder(paths) } };
}

/** The folder that holds a disc: what the targets of all its files have in common. */
function commonFolder(paths: readonly Buffer[]): Buffer {
  const texts = paths.map((path) => path.toString('latin1').split('/').slice(0, -1));
  const [first = []] = texts;
  const differs = first.findIndex((name, at) => texts.some((names) => names[at] !== name));
  const common = differs === -1 ? first.slice(0, -1) : first.slice(0, differs);
  return Buffer.from(common.join('/'), 'latin1');
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
