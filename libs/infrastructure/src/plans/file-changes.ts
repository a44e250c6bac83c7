import type { FileChange, PutAway, Results, StoredOperation } from '../database/index.js';
import type { OperationResult } from '../files/index.js';

/** Which way a plan is worked on. */
export type Direction = 'apply' | 'undo';

/** A result whose operation is known to be a stored one. */
type StoredResult = OperationResult & { readonly operation: StoredOperation & OperationResult['operation'] };

/** Kinds that bring a video's file to another name. */
const BRINGING: ReadonlySet<string> = new Set(['move', 'link', 'copy']);
/** Kinds that put a video away that was in place. */
const PUTTING_AWAY: ReadonlySet<string> = new Set(['trash', 'unlink']);

/** What is stored of a chunk's results, and what they mean for files. */
export function storedResults(results: readonly OperationResult[], direction: Direction): Results {
  const rows = results.map(({ operation, state, reason, identity }) => ({
    operationId: operation.id,
    state,
    reason,
    identity: identity === operation.identity ? null : identity,
  }));
  const ended = (results as readonly StoredResult[]).filter(({ state }) => state !== 'planned');
  const groups = Map.groupBy(ended, ({ operation }) => operation.groupNo);
  const changes = [...groups.values()].flatMap((group) => changesOf(group, direction));
  return direction === 'apply'
    ? { rows, changes, putAway: results.flatMap(putAwayOf), restored: [] }
    : { rows, changes, putAway: [], restored: restoredBy(results) };
}

/** What a result has put into the trash: its file, or the original of a file that was moved to another disk. */
function putAwayOf({ operation, state, identity }: OperationResult): PutAway[] {
  if (state !== 'done' || identity === null) return [];
  const { id: operationId, kind, fileId, source, target } = operation;
  if (kind === 'trash') return [{ operationId, fileId, source, place: target, identity, copy: null }];
  if (identity.trash === undefined) return [];
  const place = Buffer.from(identity.trash, 'base64');
  return [{ operationId, fileId, source, place, identity, copy: target }];
}

const restoredBy = (results: readonly OperationResult[]): string[] =>
  results
    .filter(
      ({ operation, state, identity }) =>
        state === 'undone' && (operation.kind === 'trash' || identity?.trash !== undefined),
    )
    .map(({ operation }) => operation.id);

function changesOf(group: readonly StoredResult[], direction: Direction): FileChange[] {
  const done = group.filter(({ state }) => state === (direction === 'apply' ? 'done' : 'undone'));
  const changes = [...Map.groupBy(done, ({ operation }) => operation.fileId)].map(([fileId, own]) => ({
    fileId,
    ...placesOf(own, direction),
  }));
  const states = direction === 'apply' ? trashStates(group) : [];
  const video = videoState(group.filter(({ operation }) => !PUTTING_AWAY.has(operation.kind)));
  return [...states, ...(video === null ? [] : [video])].reduce(withState, changes);
}

type StateOf = Required<Pick<FileChange, 'fileId' | 'state' | 'reason'>>;

const withState = (changes: readonly FileChange[], state: StateOf): FileChange[] => [
  ...changes.filter(({ fileId }) => fileId !== state.fileId),
  { ...changes.find(({ fileId }) => fileId === state.fileId), ...state },
];

/** Files that were to be put away: in the trash when all their files are, else as they were. */
function trashStates(group: readonly StoredResult[]): StateOf[] {
  const trashing = group.filter(({ operation }) => operation.kind === 'trash');
  return [...Map.groupBy(trashing, ({ operation }) => operation.fileId)].map(([fileId, own]) => ({
    fileId,
    state: own.every(({ state }) => state === 'done') ? 'trashed' : 'settled',
    reason: own.find((result) => result.reason !== null)?.reason ?? null,
  }));
}

/** Where a file is after operations on it that were done or taken back. */
function placesOf(results: readonly StoredResult[], direction: Direction): Omit<FileChange, 'fileId'> {
  const pathsOf = (kinds: readonly string[], end: 'to' | 'from' = 'to'): Buffer[] =>
    results
      .filter(({ operation }) => kinds.includes(operation.kind))
      .map(({ operation }) =>
        (direction === 'apply') === (end === 'to') ? operation.target : operation.source,
      );
  const moved = wholeOf(pathsOf(['move']));
  const doubled = wholeOf(pathsOf(['link', 'copy']));
  const linked = wholeOf(pathsOf(['symlink', 'relink', 'unlink']));
  const trashed = wholeOf(pathsOf(['trash']));
  const gone = direction === 'undo' ? 'symlink' : 'unlink';
  const isLinkGone = results.some(({ operation }) => operation.kind === gone);
  return {
    ...(moved === null ? {} : { currentPath: moved, storagePath: moved }),
    ...(trashed === null
      ? {}
      : { currentPath: trashed, currentFrom: wholeOf(pathsOf(['trash'], 'from')), storagePath: null }),
    ...(doubled === null ? {} : { storagePath: direction === 'apply' ? doubled : null }),
    ...(linked === null ? {} : { viewPath: isLinkGone ? null : linked }),
  };
}

/** A path for a file of one or more: the folder above BDMV or VIDEO_TS for a disc, whose row stands for its holder. */
function wholeOf(paths: readonly Buffer[]): Buffer | null {
  for (const path of paths) {
    const names = path.toString('latin1').split('/');
    const marker = names.findIndex((name) => /^(?:bdmv|video_ts)$/i.test(name));
    if (marker > 0) return Buffer.from(names.slice(0, marker).join('/'), 'latin1');
  }
  return paths[0] ?? null;
}

/**
 * A video counts as organized once its own file is in place, even when a later operation of its group was refused. A
 * group that only gives links other places is of a video that is organized, whatever comes of it.
 */
function videoState(
  group: readonly StoredResult[],
): Required<Pick<FileChange, 'fileId' | 'state' | 'reason'>> | null {
  const fileId = videoOf(group);
  if (fileId === undefined) return null;
  const reason = group.find((result) => result.reason !== null)?.reason ?? null;
  if (group.every(({ operation }) => operation.kind === 'relink'))
    return { fileId, state: 'organized', reason };
  const ofVideo = group.filter(({ operation }) => operation.fileId === fileId);
  const brought = ofVideo.filter(({ operation }) => BRINGING.has(operation.kind));
  const own = brought.length > 0 ? brought : ofVideo;
  const placed = own.length > 0 && own.every(({ state }) => state === 'done');
  return { fileId, state: placed ? 'organized' : 'identified', reason };
}

/** A group's first operation is its video's; links stand behind files, and a video in its place has only a link. */
function videoOf(group: readonly StoredResult[]): string | undefined {
  const links = group.filter(({ operation }) => !BRINGING.has(operation.kind));
  const [first] = (links.length > 0 ? links : group).toSorted((a, b) =>
    BigInt(a.operation.id) < BigInt(b.operation.id) ? -1 : 1,
  );
  return first?.operation.fileId;
}
