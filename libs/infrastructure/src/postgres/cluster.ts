import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DomainError } from '#domain';
import { type Account, canEnter } from './account.js';
import { type Binaries, SHARED_DIR, sharedFolder } from './binaries.js';
import { clearLeftover } from './leftover.js';

/** The name of the superuser and of the database. */
export const DATABASE = 'cineorg';

/** initdb's folders while it works. */
const DRAFT = 'postgres-new-';

/** The file of a shared home that names the data directory it belongs to. */
const OWNER = 'data-directory';

/** A cluster on disk, ready to be started. */
export interface Cluster {
  readonly dir: string;
  readonly password: string;
}

/** Where the cluster of a data directory lies, or will lie as far as is known. */
export function clusterDir(dataDir: string): string {
  return join(notedHome(dataDir) ?? dataDir, 'postgres');
}

/** Finds the cluster of a data directory, or makes it. An interrupted attempt leaves nothing that counts. */
export async function ensureCluster(
  dataDir: string,
  binaries: Binaries,
  account: Account | null,
): Promise<Cluster> {
  const dir = clusterDir(dataDir);
  const noted = notedHome(dataDir) !== null;
  if (!noted && !existsSync(dir)) return create(dataDir, binaries, account);
  const version = join(dir, 'PG_VERSION');
  if (!existsSync(version)) throw notACluster(dir, dataDir, noted);
  checkMajor(dir, readFileSync(version, 'utf8').trim(), binaries.major);
  return { dir, password: readPassword(dataDir) };
}

/** The folder above the cluster where that is not the data directory. */
function notedHome(dataDir: string): string | null {
  const note = join(dataDir, 'postgres.location');
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : null;
}

async function create(dataDir: string, binaries: Binaries, account: Account | null): Promise<Cluster> {
  const isClosed = account !== null && !canEnter(dataDir, account);
  const home = isClosed ? await freshSharedHome(dataDir) : dataDir;
  const password = writePassword(dataDir);
  const dir = join(home, 'postgres');
  await initialize(dir, home, password, { binaries, account });
  // Only now: a note says that there is a cluster.
  if (isClosed) writeWhole(join(dataDir, 'postgres.location'), `${home}\n`, 0o644);
  return { dir, password };
}

/** A cluster that is there without a note belonged to a data directory that was deleted: it is set aside. */
async function freshSharedHome(dataDir: string): Promise<string> {
  await dropOrphans();
  const mark = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const home = join(SHARED_DIR, mark);
  if (existsSync(join(home, 'postgres'))) {
    await clearLeftover(join(home, 'postgres'));
    renameSync(home, `${home}.${Date.now()}`);
  }
  sharedFolder(mark);
  writeFileSync(join(home, OWNER), dataDir);
  return home;
}

/** Removes the clusters of temporary data directories that are gone: of demos and tests. Others are never removed. */
async function dropOrphans(): Promise<void> {
  const homes = existsSync(SHARED_DIR) ? readdirSync(SHARED_DIR).map((name) => join(SHARED_DIR, name)) : [];
  for (const home of homes.filter((one) => existsSync(join(one, OWNER)))) {
    const owner = readFileSync(join(home, OWNER), 'utf8');
    if (!owner.startsWith(`${tmpdir()}/`) || existsSync(owner)) continue;
    await clearLeftover(join(home, 'postgres'));
    rmSync(home, { recursive: true, force: true });
  }
}

/** initdb works in a folder of its own, which gets its name only when all is done. */
async function initialize(
  dir: string,
  home: string,
  password: string,
  { binaries, account }: { binaries: Binaries; account: Account | null },
): Promise<void> {
  for (const old of readdirSync(home).filter((name) => name.startsWith(DRAFT))) {
    rmSync(join(home, old), { recursive: true, force: true });
  }
  const draft = mkdtempSync(join(home, DRAFT));
  chmodSync(draft, 0o700);
  const passwordFile = join(draft, 'password');
  const cluster = join(draft, 'cluster');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account !== null) for (const one of [draft, passwordFile]) chownSync(one, account.uid, account.gid);
  try {
    await promisify(execFile)(
      binaries.initdb,
      [
        ...[
          '-D',
          cluster,
          '-U',
          DATABASE,
          '-A',
          'scram-sha-256',
          '--pwfile',
          passwordFile,
          '--no-instructions',
        ],
        // The built-in provider sorts alike on every system and still knows the letters of every script.
        ...['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ],
      { ...account, env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' }, cwd: draft },
    );
    renameSync(cluster, dir);
  } catch (error) {
    throw new DomainError(
      'postgres.not-created',
      `PostgreSQL's files could not be made in ${home}: ${(error as Error).message}`,
    );
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Made with the cluster and kept in the data directory, readable by its owner only. */
function writePassword(dataDir: string): string {
  const password = randomBytes(24).toString('base64url');
  writeWhole(join(dataDir, 'postgres.password'), password, 0o600);
  return password;
}

function readPassword(dataDir: string): string {
  const file = join(dataDir, 'postgres.password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  throw new DomainError(
    'postgres.no-password',
    `${file} is missing, and the database cannot be opened without it: put it back from a backup`,
  );
}

function writeWhole(file: string, text: string, mode: number): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode });
  renameSync(draft, file);
}

function notACluster(dir: string, dataDir: string, noted: boolean): DomainError {
  const way = noted
    ? `put it back, or delete ${join(dataDir, 'postgres.location')} to begin with an empty database`
    : 'move that folder away, or put its content back';
  return new DomainError('postgres.no-cluster', `There is no PostgreSQL cluster in ${dir}: ${way}`);
}

function checkMajor(dir: string, found: string, wanted: string): void {
  if (found === wanted) return;
  throw new DomainError(
    'postgres.other-major',
    `The data in ${dir} belong to PostgreSQL ${found}, and this version of CineOrg brings PostgreSQL ${wanted}. ` +
      'Start the version of CineOrg that made them, save them with pg_dump, move the folder away, start this version ' +
      `once, and load the dump into the database "${DATABASE}".`,
  );
}
