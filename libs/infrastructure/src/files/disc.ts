import { readdirSync } from 'node:fs';

/** Files below a disc folder, in order; real files and folders only. */
export function discFiles(folder: Buffer): Buffer[] {
  const entries = readdirSync(folder, { withFileTypes: true, encoding: 'buffer' });
  return entries
    .toSorted((a, b) => Buffer.compare(a.name, b.name))
    .flatMap((entry) => {
      const path = Buffer.concat([folder, Buffer.from('/'), entry.name]);
      if (entry.isDirectory()) return discFiles(path);
      return entry.isFile() ? [path] : [];
    });
}
