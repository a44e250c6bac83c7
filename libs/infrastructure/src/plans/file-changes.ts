import type { FileChange, ResultRow, StoredOperation } from '../database/index.js';
import type { OperationResult } from '../files/index.js';

/** Which way a plan is worked on. */
export type Direction = 'apply' | 'undo';

/** A result whose operation is known to be a stored one. */
type StoredResult = OperationResult & { readonly operation: StoredOperation & OperationResult['operation'] };

/** Kinds that bring a video's file to another name. */
const BRINGING: ReadonlySet<string> = new Set(['move', 'link', 'copy', 'trash']);
/** Of these, those after which the file is no longer where it was. */
const MOVING: ReadonlySet<string> = new Set(['move', 'trash']);

/** What is stored of a chunk's results, and what they mean for files. */
export function storedResults(
  results: readonly OperationResult[],
  direction: Direction,
): { rows: ResultRow[]; changes: FileChange[] } {
  const rows = results.map(({ operation, state, reason, identity }) => ({
    operationId: operation.id,
    state,
    reason,
    // What begin() stored is known; only a copy has learnt something since.
    identity: identity?.placed === undefined ? null : identity,
  }));
  const groups = Map.groupBy(results as readonly StoredResult[], ({ operation }) => operation.groupNo);
  return { rows, changes: [...groups.values()].flatMap((group) => changesOf(group, direction)) };
}

function changesOf(group: readonly StoredResult[], direction: Direction): FileChange[] {
  const done = group.filter(({ state }) => state === (direction === 'apply' ? 'done' : 'undone'));
  const changes = [...Map.groupBy(done, ({ operation }) => operation.fileId)].map(([fileId, own]) => ({
    fileId,
    ...placesOf(own, direction),
  }));
  const video = videoState(group);
  if (video === null) return changes;
  const rest = changes.filter(({ fileId }) => fileId !== video.fileId);
  return [...rest, { ...changes.find(({ fileId }) => fileId === video.fileId), ...video }];
}

/** Where a file is after operations on it that were done or taken back. */
function placesOf(results: readonly StoredResult[], direction: Direction): Omit<FileChange, 'fileId'> {
  const pathsOf = (kinds: (kind: string) => boolean): Buffer[] =>
    results
      .filter(({ operation }) => kinds(operation.kind))
      .map(({ operation }) => (direction === 'apply' ? operation.target : operation.source));
  const moved = wholeOf(pathsOf((kind) => MOVING.has(kind)));
  const doubled = wholeOf(pathsOf((kind) => kind === 'link' || kind === 'copy'));
  const linked = wholeOf(pathsOf((kind) => kind === 'symlink' || kind === 'relink'));
  const isLinkGone = direction === 'undo' && results.some(({ operation }) => operation.kind === 'symlink');
  return {
    ...(moved === null ? {} : { currentPath: moved, storagePath: moved }),
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
