import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createTestDatabase, createTestRedis, startTmdbStandIn, type TmdbStandIn } from '#testing';

const CINEORG = join(import.meta.dirname, '../../dist/apps/cli/src/main.js');
const START_MS = 60_000;
const PATIENCE_MS = 60_000;

/** Where the tickets of an installation are kept. */
export type Backend = 'PostgreSQL' | 'Redis';

/** What a command printed, and how it ended. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A whole CineOrg as `cineorg up` runs it, on databases, folders and a TMDb of its own. */
export class Installation {
  readonly home = mkdtempSync(join(tmpdir(), 'cineorg-e2e-'));
  readonly library = this.folder('library');
  readonly storage = this.folder('storage');
  readonly view = this.folder('view');
  readonly data = this.folder('data');
  private up: ChildProcess | null = null;
  private env: NodeJS.ProcessEnv = {};
  private readonly cleanUps: (() => Promise<unknown>)[] = [];

  private constructor(readonly tmdb: TmdbStandIn) {}

  static async start(backend: Backend, settings: NodeJS.ProcessEnv = {}): Promise<Installation> {
    const tmdb = await startTmdbStandIn();
    const installation = new Installation(tmdb);
    try {
      await installation.prepare(backend, settings);
      await installation.restart();
    } catch (error) {
      await installation.dispose();
      throw error;
    }
    return installation;
  }

  get url(): string {
    return `http://127.0.0.1:${this.env['CINEORG_PORT']}`;
  }

  get key(): string {
    return readFileSync(join(this.data, 'admin.key'), 'utf8').trim();
  }

  get upPid(): number | undefined {
    return this.up?.pid;
  }

  /** Processes of an app that `up` runs. */
  pidsOf(app: string): number[] {
    const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
    return lines
      .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
      .filter((match) => Number(match?.[2]) === this.upPid && match?.[3]?.includes(`/${app}/`))
      .map((match) => Number(match?.[1]));
  }

  /** Starts `up` (again) and waits until it takes requests. */
  async restart(): Promise<void> {
    const up = spawn(process.execPath, [CINEORG, 'up'], {
      env: this.env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    this.up = up;
    for (const end = Date.now() + START_MS; Date.now() < end; await pause(100)) {
      if (up.exitCode !== null) break;
      if (await this.isLive()) return;
    }
    throw new Error('the installation did not start');
  }

  /** Ends `up` as given and waits until it is gone. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const { up } = this;
    if (up === null || up.exitCode !== null || up.signalCode !== null) return up?.exitCode ?? null;
    const ended = once(up, 'exit');
    up.kill(signal);
    await ended;
    return up.exitCode;
  }

  async isLive(): Promise<boolean> {
    return fetch(`${this.url}/livez`).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  /** Runs a `cineorg` command as a user would. */
  async cli(...args: string[]): Promise<CommandResult> {
    return this.command(args, () => undefined);
  }

  /** As `cli`, with a Ctrl-C as soon as the command has said so much on standard error. */
  async interrupted(said: string, ...args: string[]): Promise<CommandResult> {
    let isDone = false;
    return this.command(args, (child, stderr) => {
      if (isDone || !stderr.includes(said)) return;
      isDone = true;
      child.kill('SIGINT');
    });
  }

  private async command(
    args: readonly string[],
    onError: (child: ChildProcess, stderr: string) => void,
  ): Promise<CommandResult> {
    const child = spawn(process.execPath, [CINEORG, ...args], {
      env: this.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => onError(child, (stderr += text)));
    await once(child, 'close');
    return { code: child.exitCode, stdout, stderr };
  }

  /** A command's one JSON value. */
  async json<Value>(...args: string[]): Promise<Value> {
    const { stdout, stderr } = await this.cli(...args, '--json');
    if (stdout === '') throw new Error(`${args.join(' ')} printed nothing: ${stderr}`);
    return JSON.parse(stdout) as Value;
  }

  /** What a route of the API answers. */
  async get<Value>(route: string): Promise<Value> {
    const answer = await fetch(`${this.url}/api/v1/${route}`, { headers: { 'X-Api-Key': this.key } });
    return (await answer.json()) as Value;
  }

  /** Puts files into the library; each gets contents of its own. */
  addFiles(names: readonly string[]): void {
    for (const name of names) {
      const path = join(this.library, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `contents of ${name}\n`.repeat(50));
    }
  }

  async dispose(): Promise<void> {
    await this.end('SIGTERM');
    for (const cleanUp of this.cleanUps.toReversed()) await cleanUp();
    await this.tmdb.close();
    rmSync(this.home, { recursive: true, force: true });
  }

  private folder(name: string): string {
    const path = join(this.home, name);
    mkdirSync(path);
    return path;
  }

  private async prepare(backend: Backend, settings: NodeJS.ProcessEnv): Promise<void> {
    const database = await createTestDatabase();
    this.cleanUps.push(() => database.drop());
    const queue: NodeJS.ProcessEnv = {};
    if (backend === 'Redis') {
      const redis = await createTestRedis();
      this.cleanUps.push(() => redis.drop());
      queue['QUEUE_URL'] = redis.url;
    }
    this.env = {
      PATH: process.env['PATH'],
      ...{ DATABASE_URL: database.url, CINEORG_DATA_DIR: this.data, CINEORG_PORT: String(await freePort()) },
      ...{ CINEORG_ROOTS: this.library, CINEORG_STORAGE_DIR: this.storage, CINEORG_VIEW_DIR: this.view },
      ...{ TMDB_URL: this.tmdb.url, TMDB_API_KEY: 'stand-in-key' },
      ...queue,
      ...settings,
    };
  }
}

/** Waits until something holds that happens by itself; throws when it has not happened after a minute. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(100)) {
    if (await holds()) return;
  }
  throw new Error(`${what} has not happened`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
