import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the build reads, below the project's folder. */
const SOURCES = [
  'apps',
  'libs',
  'package.json',
  'tsconfig.base.json',
  'tsconfig.build.json',
  'tsconfig.json',
];
const TEST = /\.(spec|medium-spec|e2e-spec)\.ts$/;

/**
 * Two stamps of the sources in `root`: `quick` from names, sizes and times, which costs some milliseconds, and
 * `content()`, which also agrees for files that were merely touched or checked out again.
 */
export function sourceStamps(root) {
  const files = SOURCES.flatMap((name) => filesBelow(root, name)).sort();
  const quick = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file));
    quick.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return { quick: quick.digest('hex'), content: () => contentStamp(root, files) };
}

function contentStamp(root, files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const bytes = readFileSync(join(root, file));
    hash.update(`${file}\0${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

function filesBelow(root, name) {
  const stats = statSync(join(root, name), { throwIfNoEntry: false });
  if (stats === undefined) return [];
  if (!stats.isDirectory()) return TEST.test(name) ? [] : [name];
  return readdirSync(join(root, name)).flatMap((child) => filesBelow(root, `${name}/${child}`));
}

/**
 * Whether node_modules holds what a package-lock.json asks for, by npm's own record of what it installed
 * (node_modules/.package-lock.json). Optional packages are those of other platforms and do not count.
 */
export function isInstalled(lock, record) {
  return Object.entries(lock.packages).every(
    ([path, wanted]) => path === '' || wanted.optional || record.packages[path]?.version === wanted.version,
  );
}
