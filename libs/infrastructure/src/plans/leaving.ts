import { lstatSync } from 'node:fs';
import { joinPath, type LeavingBundle, type LeavingVideo, splitPath, type TrashFolderOf } from '#domain';
import type { StoredCopy, StoredNames } from '../database/index.js';
import { discFiles, folderOf } from '../files/index.js';

type LeavingLink = LeavingVideo['links'][number];

/** Where the files of a plan are put away: a folder of its own for each bundle, so that they keep their names. */
export const plannedTrash =
  (trashFor: (source: Buffer) => Buffer, planId: string): TrashFolderOf =>
  (source, bundle) =>
    Buffer.concat([trashFor(Buffer.from(source)), Buffer.from(`/${planId}-${bundle}`)]);

/** Every name that a video and its companions have on the disk now, and their links in the view. */
export function leavingVideo(copy: StoredCopy): LeavingVideo {
  const own = copy.disc ? discOf(copy) : namesOf(copy);
  const others = copy.companions.map(namesOf);
  return {
    fileId: copy.fileId,
    bundles: [own, ...others].flatMap(({ bundles }) => bundles),
    links: [own, ...others].flatMap(({ links }) => links),
  };
}

type Leaving = Pick<LeavingVideo, 'bundles' | 'links'>;

function namesOf({ fileId, places, viewPath }: StoredNames): Leaving {
  const there = places.filter((place) => statOf(place) !== null);
  // Where nothing is left, the plan has to say so: the first name stands for the file that has vanished.
  const kept = there.length > 0 ? there : places.slice(0, 1);
  return {
    bundles: kept.map((path): LeavingBundle => ({ fileId, root: folderOf(path), paths: [path] })),
    links: viewPath === null ? [] : linksAt(fileId, [viewPath]),
  };
}

/** A disc's files, which keep their places to each other; those that are companions leave as such. */
function discOf({ fileId, places, viewPath, companions }: StoredCopy): Leaving {
  const apart = new Set(companions.flatMap((one) => one.places.map((place) => place.toString('latin1'))));
  const discs = places.map((root) => ({
    root,
    paths: filesOf(root).filter((path) => !apart.has(path.toString('latin1'))),
  }));
  const there = discs.filter(({ paths }) => paths.length > 0);
  const bundles = there.length > 0 ? there : discs.slice(0, 1).map(({ root }) => ({ root, paths: [root] }));
  const [first] = there;
  if (viewPath === null || first === undefined) {
    return { bundles: bundles.map((bundle) => ({ fileId, ...bundle })), links: [] };
  }
  const above = splitPath(first.root).length;
  const linked = first.paths.map((path) =>
    Buffer.from(splitPath(path).slice(above).reduce<Uint8Array>(joinPath, viewPath)),
  );
  return { bundles: bundles.map((bundle) => ({ fileId, ...bundle })), links: linksAt(fileId, linked) };
}

function filesOf(folder: Buffer): Buffer[] {
  try {
    return discFiles(folder);
  } catch {
    // It has gone or is closed to us; then the folder stands for it, and the plan says what is wrong.
    return [];
  }
}

/** Links that are there. What else lies at their place is none of ours. */
const linksAt = (fileId: string, paths: readonly Buffer[]): LeavingLink[] =>
  paths.filter((path) => statOf(path)?.isSymbolicLink() === true).map((path) => ({ fileId, path }));

const statOf = (path: Buffer) => lstatSync(path, { throwIfNoEntry: false }) ?? null;
