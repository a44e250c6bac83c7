import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DomainError } from '#domain';
import { rotateLog } from '../observability/index.js';
import { accountFor } from './account.js';
import { locateBinaries } from './binaries.js';
import { clusterDir, DATABASE, ensureCluster } from './cluster.js';
import type { KeeperTask } from './keeper.js';
import { clearLeftover } from './leftover.js';

/** Failures to start in a row after which the server is given up. */
const TRIES = 5;
const PATIENCE_MS = 5_000;

type Keeper = ChildProcess & { stdin: Writable; stdout: Readable };

/**
 * A real PostgreSQL from npm, with its files in `<dataDir>/postgres`, listening on this machine only. A process of its
 * own keeps it running (see keeper.ts) and stops it some seconds after this process is gone, in whatever way. One at a
 * time for a data directory: starting stops whatever server is left there.
 */
export class EmbeddedPostgres {
  private keeper: Keeper | null = null;
  private task: KeeperTask | null = null;
  private stopping = false;
  private readonly dataDir: string;

  /** `keeperFile` is the compiled keeper; tests that run from sources name the build's. */
  constructor(
    dataDir: string,
    private readonly keeperFile = fileURLToPath(new URL('./keeper.js', import.meta.url)),
  ) {
    this.dataDir = resolve(dataDir);
  }

  /** Starts the server (making its files first when there are none) and answers its address. */
  async start(): Promise<string> {
    mkdirSync(this.dataDir, { recursive: true });
    const account = accountFor(clusterDir(this.dataDir));
    const binaries = await locateBinaries(account, this.dataDir);
    const { dir, password } = await ensureCluster(this.dataDir, binaries, account);
    const logFile = join(this.dataDir, 'logs', 'postgres.log');
    rotateLog(logFile);
    const login = { database: DATABASE, password };
    const task = { binary: binaries.postgres, dir, port: null, account, logFile, login };
    this.stopping = false;
    const port = await this.launch(task);
    // The address is known to others from now on: a keeper that must be replaced has to use the same port.
    this.task = { ...task, port };
    return `postgres://${DATABASE}:${password}@127.0.0.1:${port}/${DATABASE}`;
  }

  /** Stops the server; its clients should have ended. What is not stopped in order in `patienceMs` is stopped anyway. */
  async stop(patienceMs = PATIENCE_MS): Promise<void> {
    this.stopping = true;
    const { keeper, task } = this;
    if (keeper !== null && isRunning(keeper)) {
      const ended = once(keeper, 'exit');
      keeper.stdin.write(`stop ${patienceMs}\n`);
      await ended;
    }
    this.keeper = null;
    if (task !== null) await clearLeftover(task.dir, patienceMs);
  }

  private async launch(task: KeeperTask): Promise<number> {
    const errors = openSync(task.logFile, 'a');
    const keeper = spawn(process.execPath, [this.keeperFile], {
      // A session of its own: Ctrl-C in the terminal must not reach the database before its clients have ended.
      detached: true,
      stdio: ['pipe', 'pipe', errors],
      cwd: '/',
    }) as Keeper;
    closeSync(errors);
    this.keeper = keeper;
    keeper.stdin.on('error', () => undefined);
    keeper.once('exit', () => void this.replace(keeper));
    keeper.stdin.write(`${JSON.stringify(task)}\n`);
    return this.untilReady(keeper, task.logFile);
  }

  /** A keeper that was killed is replaced; the new one ends the old one's server and starts its own. */
  private async replace(ended: Keeper): Promise<void> {
    await pause(100);
    if (this.stopping || this.keeper !== ended || this.task === null) return;
    try {
      await this.launch(this.task);
    } catch {
      // Its log has the reason; the end of that keeper brings the next attempt.
    }
  }

  private async untilReady(keeper: Keeper, logFile: string): Promise<number> {
    let failures = 0;
    for await (const line of createInterface(keeper.stdout)) {
      if (line.startsWith('ready ')) return Number(line.slice('ready '.length));
      failures += 1;
      if (line === 'refused' || failures === TRIES) break;
    }
    if (isRunning(keeper)) keeper.stdin.write('stop 0\n');
    const end = readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n');
    throw new DomainError(
      'postgres.not-started',
      `PostgreSQL did not start; its log (${logFile}) ends with:\n${end}`,
    );
  }
}

function isRunning(keeper: Keeper): boolean {
  return keeper.exitCode === null && keeper.signalCode === null;
}
