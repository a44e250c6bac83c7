import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '#domain';

/** A process id alone may have been given to another program since. */
interface Holder {
  readonly pid: number;
  readonly started: string;
}

/** Enough for any number of commands that find the same stale lock. */
const TRIES = 20;

/** Makes this process the only one that runs on a data directory. A lock whose holder was killed does not count. */
export class DataLock {
  private constructor(
    private readonly file: string,
    /** Whether the last holder ended without giving the lock back: its processes may still be ending. */
    readonly takenOver: boolean,
  ) {}

  /** Throws `up.already-running` (with the holder's process id) while another process has the lock. */
  static take(dataDir: string): DataLock {
    mkdirSync(dataDir, { recursive: true });
    const file = join(dataDir, 'up.lock');
    const own = JSON.stringify({ pid: process.pid, started: startOf(process.pid) } satisfies Holder);
    for (let stale = 0; stale < TRIES; stale += 1) {
      if (createWhole(file, own)) return new DataLock(file, stale > 0);
      const found = read(file);
      const holder = found === null ? null : holderOf(found);
      if (holder !== null && isRunning(holder)) throw alreadyRunning(dataDir, holder.pid);
      if (found !== null) removeStale(file, found);
    }
    throw new DomainError('up.lock', `${file} cannot be taken: delete it if no "cineorg up" is running`);
  }

  release(): void {
    rmSync(this.file, { force: true });
  }
}

/** Makes a file together with its content: nobody may find the lock without its holder. */
function createWhole(file: string, text: string): boolean {
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, text);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Renaming first, so that of several commands only one takes this very lock away. */
function removeStale(file: string, text: string): void {
  const away = `${file}.${process.pid}`;
  try {
    if (read(file) !== text) return;
    renameSync(file, away);
    rmSync(away);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Null for what is no lock: cut off by a full disk or a power cut. */
function holderOf(text: string): Holder | null {
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return null;
  }
}

function isRunning({ pid, started }: Holder): boolean {
  return started !== '' && startOf(pid) === started;
}

/** When a process started, in its system's words; empty when there is none. */
function startOf(pid: number): string {
  try {
    // The program's name, in brackets, may hold anything; the start is the 20th field after it.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? '' : `${fields[19]}`;
  } catch {
    return process.platform === 'linux' ? '' : startByPs(pid);
  }
}

function startByPs(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

function alreadyRunning(dataDir: string, pid: number): DomainError {
  return new DomainError(
    'up.already-running',
    `CineOrg is already running on ${dataDir} (process ${pid}). Stop that one first, or give this one its own data ` +
      'directory with --data-dir.',
  );
}
