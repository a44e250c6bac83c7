import { type Config } from '../config/index.js';
import { type Database, listLibraries } from '../database/index.js';
import { isInside } from './byte-path.js';

/** Folders that are watched and scanned by schedule, and those that never are; as the settings name them. */
export interface KnownRoots {
  readonly roots: readonly string[];
  readonly closed: readonly string[];
}

/** `CINEORG_ROOTS` and the libraries' sources, without those that lie in others; closed are data, storage and view. */
export async function knownRoots(
  database: Database,
  config: Pick<Config, 'roots' | 'dataDir' | 'storageDir' | 'viewDir'>,
): Promise<KnownRoots> {
  const libraries = await listLibraries(database);
  const named = new Set([...config.roots, ...libraries.flatMap(({ sources }) => sources)]);
  const trees = libraries.flatMap(({ storageDir, viewDir }) => [storageDir, viewDir]);
  const closed = [config.dataDir, config.storageDir, config.viewDir, ...trees].filter((dir) => dir !== null);
  const roots = [...named].filter(
    (root) => ![...named].some((other) => other !== root && isInside(root, other)),
  );
  return {
    roots: roots.filter((root) => !closed.some((dir) => isInside(root, dir))).toSorted(),
    closed: [...new Set(closed)],
  };
}
