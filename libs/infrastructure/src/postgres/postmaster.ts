import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Account } from './account.js';
import { DATABASE } from './cluster.js';

/** How a server is started. */
export interface PostmasterOptions {
  readonly binary: string;
  readonly dir: string;
  readonly port: number;
  readonly account: Account | null;
  readonly logFile: string;
}

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=250',
  'shared_buffers=128MB',
  'autovacuum_naptime=15s',
  'jit=off',
];

/** Starts the server; it is ready when `isReady` says so. */
export function startPostmaster({ binary, dir, port, account, logFile }: PostmasterOptions): ChildProcess {
  const log = openSync(logFile, 'a');
  const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
  return spawn(binary, ['-D', dir, '-p', String(port), ...settings], {
    ...account,
    cwd: dir,
    env: { LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', log, log],
  });
}

/** Waits until the server answers and has CineOrg's database; false when it ended instead. */
export async function untilReady(server: ChildProcess, port: number, password: string): Promise<boolean> {
  while (server.exitCode === null && server.signalCode === null) {
    const client = new Client({ host: '127.0.0.1', port, user: DATABASE, password, database: 'postgres' });
    try {
      await client.connect();
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
      if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
      return true;
    } catch {
      await pause(50);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

/** Stops a server: at once for its clients, cleanly for its data. */
export async function stopPostmaster(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.kill('SIGINT');
  const hurry = setTimeout(() => server.kill('SIGQUIT'), 5_000);
  await ended;
  clearTimeout(hurry);
}

/**
 * Ends what a crash left of this cluster: a server that still runs is stopped, and a lock whose process is another
 * program by now is taken away, since PostgreSQL would take that program for its server.
 */
export async function clearLeftover(dir: string): Promise<void> {
  const lock = join(dir, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (isServerOf(pid, dir)) {
    process.kill(pid, 'SIGINT');
    for (let waited = 0; isServerOf(pid, dir); waited += 50) {
      if (waited === 5_000) process.kill(pid, 'SIGQUIT');
      await pause(50);
    }
  }
  rmSync(lock, { force: true });
}

function isServerOf(pid: number, dir: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    process.kill(pid, 0);
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).includes(dir);
  } catch {
    return isInProc(pid, dir);
  }
}

/** Slim containers have no `ps`. */
function isInProc(pid: number, dir: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dir);
  } catch {
    return false;
  }
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
