import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Job } from './journal-process.js';

/** How a process' work on a job ended. */
export type Ending =
  | { readonly how: 'killed' }
  | { readonly how: 'done' | 'failed'; readonly answer: string };

/** What starts a process, in front of its program: strace, say. */
export type Wrapper = readonly string[];

/** A process that waits for a job, and may be killed over it. */
export class JournalProcess {
  private readonly lines: AsyncIterator<string>;
  private readonly exit: Promise<void>;

  private constructor(readonly child: ChildProcess) {
    if (child.stdout === null) throw new Error('the process has no output');
    this.lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    this.exit = new Promise((resolve) => child.once('close', () => resolve()));
  }

  static start(program: string, wrapper: Wrapper = []): JournalProcess {
    const [command = process.execPath, ...args] = [...wrapper, process.execPath, '--no-warnings', program];
    const stdio = ['pipe', 'pipe', 'inherit'] as const;
    const started = new JournalProcess(spawn(command, args, { stdio: [...stdio] }));
    // Its end is seen by its output's.
    started.child.stdin?.on('error', () => undefined);
    return started;
  }

  /** Waits until the program runs. */
  async ready(): Promise<boolean> {
    return (await this.lines.next()).done !== true;
  }

  /** Gives it a job; `during` may kill it meanwhile. */
  async work(
    job: Job,
    during: (child: ChildProcess) => Promise<void> = async () => undefined,
  ): Promise<Ending> {
    this.child.stdin?.write(`${JSON.stringify(job)}\n`);
    const [line] = await Promise.all([this.lines.next(), during(this.child)]);
    if (line.done === true) {
      await this.exit;
      return { how: 'killed' };
    }
    return { how: line.value.startsWith('done') ? 'done' : 'failed', answer: line.value };
  }

  /** Ends it. */
  async stop(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exit;
  }
}

/** Processes that are started before they are needed. */
export class ProcessPool {
  private readonly waiting: Promise<JournalProcess>[] = [];
  private isClosed = false;

  constructor(
    private readonly program: string,
    size: number,
  ) {
    for (let at = 0; at < size; at++) this.waiting.push(this.start());
  }

  /** A process that waits for work; another one is started in its place. */
  async take(): Promise<JournalProcess> {
    const next = this.waiting.shift() ?? this.start();
    if (!this.isClosed) this.waiting.push(this.start());
    return next;
  }

  /** Gives back a process that is alive. */
  giveBack(one: JournalProcess): void {
    const spare = this.waiting.pop();
    this.waiting.unshift(Promise.resolve(one));
    if (spare !== undefined) void spare.then(async (process) => process.stop());
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all(this.waiting.map(async (one) => (await one).stop()));
  }

  private async start(): Promise<JournalProcess> {
    const started = JournalProcess.start(this.program);
    await started.ready();
    return started;
  }
}
