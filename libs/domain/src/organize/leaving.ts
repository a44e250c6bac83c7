import { joinPath, splitPath } from '../shared/bytes.js';
import type { PlannedOperation } from './plan.js';

/** Names of one file, or of a disc's files, that go to the trash together and keep their places to each other. */
export interface LeavingBundle {
  readonly fileId: string;
  /** Absolute path of the folder whose place a folder of the trash takes. */
  readonly root: Uint8Array;
  /** Absolute paths below it. */
  readonly paths: readonly Uint8Array[];
}

/** A video that is put away with its companions: every name that its files have, and their links in the view. */
export interface LeavingVideo {
  readonly fileId: string;
  readonly bundles: readonly LeavingBundle[];
  readonly links: readonly { readonly fileId: string; readonly path: Uint8Array }[];
}

/** The folder of the trash that takes a bundle, by one of its paths and by a name that no other bundle of the plan has. */
export type TrashFolderOf = (source: Uint8Array, bundle: string) => Uint8Array;

/** What puts a video away, in order: its links go first, so that none ever dangles. */
export function leavingOperations(
  { fileId: videoId, bundles, links }: LeavingVideo,
  trashFolderOf: TrashFolderOf,
): PlannedOperation[] {
  const unlinked = links.map(({ fileId, path }): PlannedOperation => ({
    kind: 'unlink',
    fileId,
    source: path,
    target: path,
  }));
  const trashed = bundles.flatMap(({ fileId, root, paths }, at) =>
    paths.map((source): PlannedOperation => {
      const folder = trashFolderOf(source, `${videoId}-${at + 1}`);
      const target = splitPath(source).slice(splitPath(root).length).reduce(joinPath, folder);
      return { kind: 'trash', fileId, source, target };
    }),
  );
  return [...unlinked, ...trashed];
}
