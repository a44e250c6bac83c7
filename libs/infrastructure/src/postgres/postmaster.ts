import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Account } from './account.js';

/** How a server is started. */
export interface PostmasterOptions {
  readonly binary: string;
  readonly dir: string;
  readonly port: number;
  readonly account: Account | null;
  readonly logFile: string;
}

/** Who opens the database that is made when it is not there. */
export interface Login {
  readonly database: string;
  readonly password: string;
}

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  // A socket's path has at most 107 bytes, which a data directory's may exceed.
  'unix_socket_directories=',
  'max_connections=250',
  'shared_buffers=128MB',
  'autovacuum_naptime=15s',
  'jit=off',
];

/** SQLSTATE of a wrong password, and of an unknown user. */
const REFUSALS = ['28P01', '28000'];

/** Starts the server; `untilReady` tells when it answers. */
export function startPostmaster({ binary, dir, port, account, logFile }: PostmasterOptions): ChildProcess {
  const log = openSync(logFile, 'a');
  const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
  const server = spawn(binary, ['-D', dir, '-p', String(port), ...settings], {
    ...account,
    cwd: dir,
    env: { LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  return server;
}

/** Waits until the server answers and has the database. `ended` when it ended instead, or why it lets nobody in. */
export async function untilReady(
  server: ChildProcess,
  port: number,
  login: Login,
): Promise<'ready' | 'ended' | 'refused'> {
  while (isRunning(server)) {
    try {
      await ensureDatabase(port, login);
      return 'ready';
    } catch (error) {
      if (REFUSALS.includes((error as { code?: string }).code ?? '')) return 'refused';
      await pause(50);
    }
  }
  return 'ended';
}

async function ensureDatabase(port: number, { database, password }: Login): Promise<void> {
  const client = new Client({ host: '127.0.0.1', port, user: database, password, database: 'postgres' });
  // A connection that breaks later shows in the next query.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Stops a server: its clients at once, its data in order, or as after a crash when that takes over `patienceMs`. */
export async function stopPostmaster(server: ChildProcess, patienceMs: number): Promise<void> {
  if (!isRunning(server)) return;
  const ended = once(server, 'exit');
  server.kill('SIGINT');
  const hurry = setTimeout(() => server.kill('SIGQUIT'), patienceMs);
  await ended;
  clearTimeout(hurry);
}

function isRunning(server: ChildProcess): boolean {
  return server.pid !== undefined && server.exitCode === null && server.signalCode === null;
}
