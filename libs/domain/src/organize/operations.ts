import { equalBytes, joinPath } from '../shared/bytes.js';
import type { Draft, Placing } from './draft.js';
import type { OperationKind, OrganizeMode, PlannedOperation } from './plan.js';

/** A library's two trees, as absolute paths. Modes that do not use a tree ignore it. */
export interface Trees {
  readonly mode: OrganizeMode;
  readonly storageDir: Uint8Array;
  readonly viewDir: Uint8Array;
}

/** How a mode brings a file into storage. */
const INTO_STORAGE: Readonly<Partial<Record<OrganizeMode, OperationKind>>> = {
  dual: 'move',
  hardlink: 'link',
  copy: 'copy',
};

/** Everything that has to be done for a draft, in order: files first, then links. What is in place already is left out. */
export function operationsOf({ placings }: Draft, trees: Trees): PlannedOperation[] {
  const files = placings.flatMap((placing) => fileOperation(placing, trees));
  if (trees.mode === 'in-place') return files;
  return [...files, ...placings.flatMap((placing) => linkOperation(placing, trees))];
}

/** What brings one file into storage; nothing where it lies there already. */
export function fileOperation(
  { fileId, source, storage }: Pick<Placing, 'fileId' | 'source' | 'storage'>,
  { mode, storageDir }: Trees,
): PlannedOperation[] {
  if (mode === 'symlink') return [];
  const target = mode === 'in-place' ? storage : joinPath(storageDir, storage);
  if (equalBytes(source, target)) return [];
  return [{ kind: INTO_STORAGE[mode] ?? 'move', fileId, source, target }];
}

/** What links one file in the view; nothing where its link is there already. */
export function linkOperation(
  { fileId, source, storage, view, linkedAt }: Placing,
  { mode, storageDir, viewDir }: Trees,
): PlannedOperation[] {
  const file = mode === 'symlink' ? source : joinPath(storageDir, storage);
  const target = joinPath(viewDir, view);
  if (linkedAt === null) return [{ kind: 'symlink', fileId, source: file, target }];
  return equalBytes(linkedAt, target) ? [] : [{ kind: 'relink', fileId, source: linkedAt, target }];
}
