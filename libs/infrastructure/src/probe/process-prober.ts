import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MediaProber, type ProbeOutcome } from '#domain';
import type { ProbeAnswer, ProbeOrder } from './probe-messages.js';

const PROGRAM = join(import.meta.dirname, 'probe-child.js');

/** What a probe may take. */
export interface ProbeLimits {
  /** For one file, the start of a process not counted. */
  readonly milliseconds: number;
  /** Of the process that reads it. */
  readonly megabytes: number;
  /** After so many files the process is replaced, whatever it has kept. */
  readonly files: number;
}

/** MediaInfo in WebAssembly takes 340 MB in the long run. A sleeping disk needs seconds. */
const LIMITS: ProbeLimits = { milliseconds: 20_000, megabytes: 600, files: 1_000 };

const START_MS = 30_000;
const LOOK_MS = 100;

/**
 * Has files read by a process of its own, one after the other: what a hostile file makes of its reader ends with that
 * process, which a limit of time or memory ends too. It knows no settings and so no keys.
 */
export class ProcessProber extends MediaProber {
  private child: ChildProcess | null = null;
  private files = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly limits = LIMITS,
    private readonly program = PROGRAM,
  ) {
    super();
  }

  override probe(path: Uint8Array): Promise<ProbeOutcome> {
    const outcome = this.last.then(() => this.probeNow(path));
    this.last = outcome.catch(() => undefined);
    return outcome;
  }

  /** Ends the process; a probe that is under way ends with it. */
  close(): void {
    this.end(this.child);
  }

  private async probeNow(path: Uint8Array): Promise<ProbeOutcome> {
    if (this.files >= this.limits.files) this.close();
    this.child ??= await this.begin();
    const { child } = this;
    this.files += 1;
    const outcome = await this.ask(child, { id: this.files, path: Buffer.from(path).toString('base64') });
    if (outcome !== null) return outcome;
    this.end(child);
    return { problem: 'reading it ended the process that read it' };
  }

  /** Its answer, or what ended it; null when it ended by itself. */
  private ask(child: ChildProcess, order: ProbeOrder): Promise<ProbeOutcome | null> {
    let resolve: (outcome: ProbeOutcome | null) => void = () => undefined;
    const promise = new Promise<ProbeOutcome | null>((settle) => (resolve = settle));
    const onMessage = (answer: unknown): void => {
      if ((answer as ProbeAnswer).id === order.id) resolve((answer as ProbeAnswer).outcome);
    };
    const onEnd = (): void => resolve(null);
    const stop = (problem: string): void => {
      this.end(child);
      resolve({ problem });
    };
    const { milliseconds, megabytes } = this.limits;
    const late = setTimeout(() => stop(`reading it took more than ${milliseconds / 1_000} s`), milliseconds);
    const look = setInterval(() => {
      if (megabytesOf(child) > megabytes) stop(`reading it took more than ${megabytes} MB of memory`);
    }, LOOK_MS);
    child.on('message', onMessage).once('exit', onEnd);
    child.send(order, (error) => {
      if (error !== null) onEnd();
    });
    return promise.finally(() => {
      clearTimeout(late);
      clearInterval(look);
      child.off('message', onMessage).off('exit', onEnd);
    });
  }

  /** A process that is ready. Throws when none can be started. */
  private async begin(): Promise<ChildProcess> {
    this.files = 0;
    const child = fork(this.program, [], {
      env: {},
      execArgv: ['--max-old-space-size=256'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const late = setTimeout(() => child.kill('SIGKILL'), START_MS);
    const isReady = await new Promise<boolean>((resolve) => {
      child.once('message', () => resolve(true)).once('exit', () => resolve(false));
      child.on('error', () => resolve(false));
    });
    clearTimeout(late);
    if (isReady) return child;
    child.kill('SIGKILL');
    throw new Error('the process that reads media files does not start');
  }

  private end(child: ChildProcess | null): void {
    if (child === null) return;
    if (this.child === child) this.child = null;
    child.kill('SIGKILL');
  }
}

/** Resident memory; 0 where the system does not tell. */
function megabytesOf({ pid }: ChildProcess): number {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8')) ?? [];
    return Number(kilobytes ?? 0) / 1_024;
  } catch {
    return 0;
  }
}
