import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Everything below a folder that an undo must bring back: paths, contents, times, where links lead. */
export function snapshot(folder: string, below = ''): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const name = join(below, entry.name);
      const path = join(folder, name);
      if (entry.isDirectory()) return snapshot(folder, name);
      if (entry.isSymbolicLink()) return [`${name} -> ${readlinkSync(path)}`];
      return [`${name} ${lstatSync(path, { bigint: true }).mtimeNs} ${readFileSync(path, 'utf8')}`];
    })
    .toSorted();
}

/** Paths of the links below a folder. */
export function linksBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
