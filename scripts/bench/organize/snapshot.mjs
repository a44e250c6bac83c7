/** What lies in a tree, to be compared with what lay there before and with what a plan says. */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';

const stat = (path) => lstatSync(path, { bigint: true, throwIfNoEntry: false });

/** A hash over all names below some folders, with what links lead to, what files hold and when they were written. */
export function snapshot(folders) {
  const hash = createHash('sha256');
  const entries = { files: 0, links: 0, folders: 0 };
  const visit = (folder) => {
    for (const name of readdirSync(folder).sort()) {
      const path = `${folder}/${name}`;
      const found = stat(path);
      hash.update(`${path}\0`);
      if (found.isDirectory()) {
        entries.folders += 1;
        hash.update('folder\n');
        visit(path);
      } else if (found.isSymbolicLink()) {
        entries.links += 1;
        hash.update(`-> ${readlinkSync(path)}\n`);
      } else {
        entries.files += 1;
        hash.update(`${found.size} ${found.mtimeNs}\0`).update(readFileSync(path)).update('\n');
      }
    }
  };
  for (const folder of folders) visit(folder);
  return { ...entries, hash: hash.digest('hex') };
}

/** The inodes and times of all files that operations begin with, before any is done. */
export function filesOf(operations) {
  return new Map(
    operations
      .filter(({ kind, source }) => kind !== 'symlink' || stat(source) !== undefined)
      .map(({ source }) => [source, stat(source)]),
  );
}

/** How many operations have not led to what they promise. `before` comes from `filesOf`. */
export function countWrong(operations, before) {
  const brought = new Map(
    operations.filter(({ kind }) => kind !== 'symlink').map(({ source, target }) => [target, source]),
  );
  return operations.filter(({ kind, source, target }) => {
    const original = before.get(brought.get(source) ?? source);
    const placed =
      kind === 'symlink' ? statSync(target, { bigint: true, throwIfNoEntry: false }) : stat(target);
    if (placed === undefined || original === undefined || placed.size !== original.size) return true;
    if (kind === 'symlink') return !stat(target).isSymbolicLink();
    if (placed.mtimeNs / 1_000_000n !== original.mtimeNs / 1_000_000n) return true;
    if (kind !== 'copy' && placed.ino !== original.ino) return true;
    return (stat(source) === undefined) !== (kind === 'move');
  }).length;
}
