import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { LogFile } from '../observability/index.js';
import { ErrorRelay } from './error-relay.js';

const FIRST_BACKOFF_MS = 100;
const LONGEST_BACKOFF_MS = 2_000;
/** A process that ran this long has started well: its end is a new fault, not the old one again. */
const STARTED_WELL_MS = 10_000;

/** File descriptor of the pipe that tells the service of its parent's end. */
const PARENT_FD = 3;

/** A service and what becomes of what it says. */
export interface ServiceOptions {
  /** The service's name in messages. */
  readonly name: string;
  /** The program, for Node. */
  readonly file: string;
  /** Options of Node itself. */
  readonly nodeOptions?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
  /** Gets the service's errors, and what happens to it, as lines for people. */
  readonly onError: (line: string) => void;
}

/**
 * A service as a process of its own. While it should run it is started again for ever, however it ends, after 0.1 s
 * and then up to 2 s. It ends by itself when this process is gone (its `CINEORG_PARENT_FD` closes).
 */
export class ServiceProcess {
  private child: ChildProcess | null = null;
  private restart: NodeJS.Timeout | null = null;
  private backoffMs = FIRST_BACKOFF_MS;
  private stopping = false;
  private readonly log: LogFile;
  private readonly errors: ErrorRelay;

  constructor(private readonly options: ServiceOptions) {
    this.log = new LogFile(options.logFile);
    this.errors = new ErrorRelay(options);
  }

  start(): void {
    this.restart = null;
    const started = Date.now();
    const child = spawn(process.execPath, [...(this.options.nodeOptions ?? []), this.options.file], {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      env: { ...this.options.env, CINEORG_PARENT_FD: String(PARENT_FD) },
    });
    this.child = child;
    this.listen(child.stdout, (line) => this.errors.logLine(line));
    this.listen(child.stderr, (line) => this.errors.errorLine(line));
    child.stdio[PARENT_FD]?.on('error', () => undefined);
    child.once('error', (error) => this.ended(started, error.message));
    child.once('exit', (code, signal) => this.ended(started, signal ?? `exit code ${code}`));
  }

  /** Asks the service to end, and ends it after `patienceMs`. It is not started again. */
  async stop(patienceMs: number): Promise<void> {
    this.stopping = true;
    if (this.restart !== null) clearTimeout(this.restart);
    const { child } = this;
    if (child !== null) {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      const hurry = setTimeout(() => child.kill('SIGKILL'), patienceMs);
      await exited;
      clearTimeout(hurry);
    }
    this.log.close();
  }

  /** Ends the service at once; a `stop` that waits for it goes on. */
  kill(): void {
    this.stopping = true;
    this.child?.kill('SIGKILL');
  }

  private ended(started: number, how: string): void {
    if (this.child === null) return;
    this.child = null;
    if (this.stopping) return;
    if (Date.now() - started >= STARTED_WELL_MS) this.backoffMs = FIRST_BACKOFF_MS;
    this.errors.say(`ended (${how}) and is started again`);
    this.restart = setTimeout(() => this.start(), this.backoffMs);
    this.backoffMs = Math.min(LONGEST_BACKOFF_MS, this.backoffMs * 2);
  }

  private listen(stream: Readable | null, onLine: (line: string) => void): void {
    if (stream === null) return;
    stream.on('error', () => undefined);
    createInterface(stream).on('line', (line) => {
      this.log.write(Buffer.from(`${line}\n`));
      onLine(line);
    });
  }
}
