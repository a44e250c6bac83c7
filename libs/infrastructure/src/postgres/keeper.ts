import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { clearLeftover, type PostmasterOptions, startPostmaster, stopPostmaster, untilReady } from './postmaster.js';

/** The clients of a parent that died need this long to notice and end. */
const GRACE_MS = 3_000;
const LONGEST_BACKOFF_MS = 2_000;

/** What the parent hands over as the first line of standard input: a command line would show the password. */
interface KeeperTask extends PostmasterOptions {
  readonly password: string;
}

/**
 * Keeps a PostgreSQL server running for a parent process, in a session of its own, and stops it when told to
 * (`stop` on standard input) or when the parent is gone (end of standard input). Writes `ready` and `failed` lines.
 */
async function keep(task: KeeperTask, parent: Interface): Promise<void> {
  let ending = false;
  let server: ChildProcess | null = null;
  const end = async (graceMs: number): Promise<void> => {
    if (ending) return;
    ending = true;
    await pause(graceMs);
    if (server !== null) await stopPostmaster(server);
    process.exit(0);
  };
  parent.on('line', (line) => line === 'stop' && void end(0)).on('close', () => void end(GRACE_MS));
  await clearLeftover(task.dir);
  for (let backoff = 100; !ending; backoff = Math.min(LONGEST_BACKOFF_MS, backoff * 2)) {
    server = startPostmaster(task);
    const exited = once(server, 'exit');
    const ready = await untilReady(server, task.port, task.password);
    if (ready) backoff = 100;
    say(ready ? 'ready' : 'failed');
    await exited;
    if (!ending) await pause(backoff);
  }
}

/** A parent that died reads no more; the server's end does not depend on it. */
function say(word: string): void {
  process.stdout.write(`${word}\n`, () => undefined);
}

process.stdout.on('error', () => undefined);
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
const parent = createInterface(process.stdin);
parent.once('line', (line) => void keep(JSON.parse(line) as KeeperTask, parent));
