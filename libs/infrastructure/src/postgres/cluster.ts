import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Account, canEnter } from './account.js';
import { type Binaries, SHARED_DIR } from './binaries.js';

/** The name of the superuser and of the database. */
export const DATABASE = 'cineorg';

/** A cluster on disk, ready to be started. */
export interface Cluster {
  readonly dir: string;
  readonly password: string;
}

/** Finds the cluster of a data directory, or makes it. An interrupted attempt leaves nothing that counts. */
export async function ensureCluster(
  dataDir: string,
  binaries: Binaries,
  account: Account | null,
): Promise<Cluster> {
  mkdirSync(dataDir, { recursive: true });
  const password = passwordOf(dataDir);
  const home = homeOf(dataDir, account);
  const dir = join(home, 'postgres');
  if (!existsSync(join(dir, 'PG_VERSION'))) await create(dir, home, password, { binaries, account });
  const major = readFileSync(join(dir, 'PG_VERSION'), 'utf8').trim();
  if (major !== binaries.major) {
    throw new Error(
      `The data in ${dir} belong to PostgreSQL ${major}, and this version of CineOrg brings ${binaries.major}. ` +
        'Start the version of CineOrg that made them, dump with pg_dump, move the folder away, start this version ' +
        'once and load the dump into the database "cineorg".',
    );
  }
  return { dir, password };
}

/** The data directory itself, unless PostgreSQL's account cannot enter it. */
function homeOf(dataDir: string, account: Account | null): string {
  const own = existsSync(join(dataDir, 'postgres', 'PG_VERSION'));
  if (own || account === null || canEnter(dataDir, account)) return dataDir;
  const mark = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16);
  const home = join(SHARED_DIR, mark);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  writeFileSync(join(dataDir, 'postgres.location'), `${home}\n`);
  return home;
}

/** Made once and kept beside the cluster, readable by its owner only. */
function passwordOf(dataDir: string): string {
  const file = join(dataDir, 'postgres.password');
  if (!existsSync(file)) {
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, randomBytes(24).toString('base64url'), { mode: 0o600 });
    renameSync(draft, file);
  }
  return readFileSync(file, 'utf8').trim();
}

/** initdb works in a folder of its own, which gets its name only when all is done. */
async function create(
  dir: string,
  home: string,
  password: string,
  { binaries, account }: { binaries: Binaries; account: Account | null },
): Promise<void> {
  const draft = mkdtempSync(join(home, 'postgres-new-'));
  chmodSync(draft, 0o700);
  const passwordFile = join(draft, 'password');
  const cluster = join(draft, 'cluster');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account !== null) for (const one of [draft, passwordFile]) chownSync(one, account.uid, account.gid);
  try {
    await promisify(execFile)(
      binaries.initdb,
      [
        ...['-D', cluster, '-U', DATABASE, '-A', 'scram-sha-256', '--pwfile', passwordFile],
        ...['-E', 'UTF8', '--locale=C', '--no-instructions'],
      ],
      { ...account, env: { PATH: process.env['PATH'], LC_ALL: 'C' }, cwd: draft },
    );
    rmSync(dir, { recursive: true, force: true });
    renameSync(cluster, dir);
  } catch (error) {
    throw new Error(`PostgreSQL's files could not be made in ${home}: ${(error as Error).message}`);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}
