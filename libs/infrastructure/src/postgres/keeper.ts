import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './free-port.js';
import { clearLeftover } from './leftover.js';
import {
  type Login,
  type PostmasterOptions,
  startPostmaster,
  stopPostmaster,
  untilReady,
} from './postmaster.js';

/** The clients of a parent that died need this long to notice and end. */
const GRACE_MS = 3_000;
const PATIENCE_MS = 5_000;
const LONGEST_BACKOFF_MS = 2_000;

/** What the parent hands over as the first line of standard input: a command line would show the password. */
export interface KeeperTask extends Omit<PostmasterOptions, 'port'> {
  /** Null: a free one, which stays the same for as long as the keeper lives. */
  readonly port: number | null;
  readonly login: Login;
}

/**
 * Keeps a PostgreSQL server running for a parent process, in a session of its own, and stops it when told to
 * (`stop PATIENCE_MS` on standard input) or when the parent is gone (end of standard input). After each start it
 * writes a line: `ready PORT`, `ended` or `refused`.
 */
async function keep(task: KeeperTask, parent: Interface): Promise<void> {
  let ending = false;
  let server: ChildProcess | null = null;
  const end = async (graceMs: number, patienceMs: number): Promise<void> => {
    if (ending && patienceMs === 0) server?.kill('SIGQUIT');
    if (ending) return;
    ending = true;
    await pause(graceMs);
    if (server !== null) await stopPostmaster(server, patienceMs);
    process.exit(0);
  };
  parent.on('line', (line) => line.startsWith('stop') && void end(0, Number(line.split(' ')[1])));
  parent.on('close', () => void end(GRACE_MS, PATIENCE_MS));
  process.on('SIGTERM', () => void end(0, PATIENCE_MS));
  await clearLeftover(task.dir);
  let port = task.port;
  for (let backoff = 100; !ending; backoff = Math.min(LONGEST_BACKOFF_MS, backoff * 2)) {
    const tried = port ?? (await freePort());
    server = startPostmaster({ ...task, port: tried });
    const exited = once(server, 'exit');
    const outcome = await untilReady(server, tried, task.login);
    if (outcome === 'ready') [port, backoff] = [tried, 100];
    say(outcome === 'ready' ? `ready ${tried}` : outcome);
    await exited;
    if (!ending) await pause(backoff);
  }
}

/** A parent that died reads no more; the server's end does not depend on it. */
function say(line: string): void {
  process.stdout.write(`${line}\n`, () => undefined);
}

process.stdout.on('error', () => undefined);
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
const parent = createInterface(process.stdin);
parent.once('line', (line) => void keep(JSON.parse(line) as KeeperTask, parent));
