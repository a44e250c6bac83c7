import { isWithin } from '#domain';
import type { ClaimedPlan, PostgresPlanStore } from '../database/index.js';
import { type FileSystem, folderOf, rightsOf } from '../files/index.js';

/** What is needed to remove folders. */
export interface Tidying {
  readonly store: PostgresPlanStore;
  readonly disk: FileSystem;
  /** Folders that stay even when they are empty, besides those that the database names. */
  readonly kept: readonly Buffer[];
}

const keyOf = (path: Buffer): string => path.toString('latin1');

/**
 * Removes the folders that a plan's files have left, as far as nothing at all is in them, and those above them that
 * were emptied by that. Allowed roots, trees, sources and scanned paths stay. What goes is noted first, so that an undo
 * makes it again; a folder into which somebody puts a file meanwhile stays, since only empty ones can be removed.
 */
export async function removeEmptiedFolders({ store, disk, kept }: Tidying, plan: ClaimedPlan): Promise<void> {
  const left = store.foldersOf(plan);
  const mayGo = guardOf([...kept, ...(await left.kept())]);
  const seen = new Set<string>();
  for (let page = await left.left(-1); page !== null;) {
    const folders = distinct(page.paths.map(folderOf)).filter((folder) => !seen.has(keyOf(folder)));
    for (const folder of folders) seen.add(keyOf(folder));
    for (let level = folders.filter(mayGo); level.length > 0;) {
      const gone = await removeEmpty({ store, disk }, plan, level);
      level = distinct(gone.map(folderOf)).filter(mayGo);
    }
    page = await left.left(page.last);
  }
}

/** Outside of all that CineOrg was given to work in nothing is removed, nor are these folders themselves. */
function guardOf(tops: readonly Buffer[]): (folder: Buffer) => boolean {
  const keys = new Set(tops.map(keyOf));
  return (folder) => !keys.has(keyOf(folder)) && tops.some((top) => isWithin(folder, top));
}

const distinct = (folders: readonly Buffer[]): Buffer[] => [
  ...new Map(folders.map((folder) => [keyOf(folder), folder])).values(),
];

/** Removes those of some folders that are empty; answers which. */
async function removeEmpty(
  { store, disk }: Omit<Tidying, 'kept'>,
  plan: ClaimedPlan,
  folders: readonly Buffer[],
): Promise<Buffer[]> {
  const empty = folders.flatMap((path) => {
    const stat = disk.lstat(path);
    return stat?.isDirectory() === true && disk.isEmpty(path) ? [{ path, rights: rightsOf(stat) }] : [];
  });
  if (empty.length > 0) await store.noteRemoved(plan, empty);
  return empty.map(({ path }) => path).filter((path) => isRemoved(disk, path));
}

function isRemoved(disk: FileSystem, path: Buffer): boolean {
  try {
    disk.rmdir(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return false;
  }
}
