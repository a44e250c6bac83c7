import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type Account, postgresAccount } from './account.js';
import { type Binaries, locateBinaries } from './binaries.js';
import { type Cluster, DATABASE, ensureCluster } from './cluster.js';
import { freePort } from './postmaster.js';

/** Failures to start in a row after which the server is given up. */
const TRIES = 5;

type Keeper = ChildProcess & { stdin: Writable; stdout: Readable };

/** A real PostgreSQL from npm, kept in `<dataDir>/postgres` and listening on this machine only. */
export class EmbeddedPostgres {
  private keeper: Keeper | null = null;

  /** `keeperFile` is the compiled keeper; tests that run from sources name the build's. */
  constructor(
    private readonly dataDir: string,
    private readonly keeperFile = fileURLToPath(new URL('./keeper.js', import.meta.url)),
  ) {}

  /** Starts the server (making its files first when there are none) and answers its address. */
  async start(): Promise<string> {
    const account: Account | null = postgresAccount();
    const binaries: Binaries = await locateBinaries(account);
    const cluster: Cluster = await ensureCluster(this.dataDir, binaries, account);
    const port = await freePort();
    const logs = join(this.dataDir, 'logs');
    mkdirSync(logs, { recursive: true });
    const logFile = join(logs, 'postgres.log');
    const keeper = spawn(process.execPath, [this.keeperFile], {
      // A session of its own: Ctrl-C in the terminal must not reach the database before its clients have ended.
      detached: true,
      stdio: ['pipe', 'pipe', openSync(logFile, 'a')],
    }) as Keeper;
    this.keeper = keeper;
    keeper.stdin.on('error', () => undefined);
    const task = { binary: binaries.postgres, dir: cluster.dir, port, account, logFile, password: cluster.password };
    keeper.stdin.write(`${JSON.stringify(task)}\n`);
    await this.untilReady(keeper, logFile);
    return `postgres://${DATABASE}:${cluster.password}@127.0.0.1:${port}/${DATABASE}`;
  }

  /** Stops the server; its clients must have ended. */
  async stop(): Promise<void> {
    const keeper = this.keeper;
    if (keeper === null || keeper.exitCode !== null || keeper.signalCode !== null) return;
    const ended = once(keeper, 'exit');
    keeper.stdin.write('stop\n');
    await ended;
    this.keeper = null;
  }

  private async untilReady(keeper: Keeper, logFile: string): Promise<void> {
    let failures = 0;
    for await (const line of createInterface(keeper.stdout)) {
      if (line === 'ready') return;
      failures += 1;
      if (failures === TRIES) break;
    }
    keeper.stdin.end();
    const end = readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n');
    throw new Error(`PostgreSQL did not start; its log (${logFile}) ends with:\n${end}`);
  }
}
