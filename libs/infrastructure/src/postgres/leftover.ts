import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Ends what a crash left of a cluster: a server that still runs is stopped (within `patienceMs` in order, then at
 * once), and a lock whose process is another program by now is taken away, since PostgreSQL would take that program
 * for its server.
 */
export async function clearLeftover(dir: string, patienceMs = 5_000): Promise<void> {
  const lock = join(dir, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  let signal: NodeJS.Signals = 'SIGINT';
  for (let waited = 0; isServerOf(pid, dir); waited += 50) {
    if (waited % 5_000 === 0 || waited === patienceMs) {
      if (waited >= patienceMs) signal = 'SIGQUIT';
      kill(pid, signal);
    }
    await pause(50);
  }
  rmSync(lock, { force: true });
}

/** Whether a process is the server of the cluster in `dir`. */
function isServerOf(pid: number, dir: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  return commandLine(pid).includes(` -D ${dir} `);
}

/** A process' program and arguments with single spaces in between; empty when it is gone. */
function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    if (existsSync('/proc/self')) return '';
  }
  try {
    return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
