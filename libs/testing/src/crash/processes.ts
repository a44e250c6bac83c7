import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Job } from './journal-process.js';
import type { PlanJob } from './plan-process.js';

/** How a process' work on a job ended. */
export type Ending =
  | { readonly how: 'killed' }
  | { readonly how: 'done' | 'failed'; readonly answer: string };

/** Milliseconds that nothing takes, on whatever machine. */
const LONGEST = 60_000;

/** A process that waits for a job, and may be killed over it. */
export class JournalProcess {
  private readonly lines: AsyncIterator<string>;
  private readonly exit: Promise<void>;
  /** It was ended because it did not come to an end by itself. */
  isStuck = false;

  private constructor(readonly child: ChildProcess) {
    if (child.stdout === null) throw new Error('the process has no output');
    this.lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    this.exit = new Promise((resolve) => child.once('exit', () => resolve()));
  }

  static start(program: string): JournalProcess {
    const args = ['--no-warnings', program];
    const started = new JournalProcess(spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] }));
    // Its end is seen by its output's.
    started.child.stdin?.on('error', () => undefined);
    return started;
  }

  /** Lets strace watch it from now on, with these options. */
  async trace(options: readonly string[]): Promise<void> {
    const tracer = spawn('strace', ['-f', ...options, '-p', String(this.child.pid)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    // It says so once it has stopped the process, which then runs under its eyes; it ends with it.
    await Promise.race([once(tracer.stderr, 'data'), once(tracer, 'exit')]);
    tracer.stderr.resume();
    void this.exit.then(() => tracer.kill());
  }

  /** Ends it when it takes longer than anything can. */
  limit(): void {
    const timer = setTimeout(() => {
      this.isStuck = true;
      this.end();
    }, LONGEST);
    void this.exit.then(() => clearTimeout(timer));
  }

  /** Waits until the program runs. */
  async ready(): Promise<boolean> {
    return (await this.lines.next()).done !== true;
  }

  /** Gives it a job; `during` may kill it meanwhile. */
  async work(
    job: Job | PlanJob,
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
    this.end();
    await this.exit;
  }

  private end(): void {
    this.child.kill('SIGKILL');
    this.child.stdin?.destroy();
    this.child.stdout?.destroy();
  }
}

/** Processes that are started before they are needed. */
export class ProcessPool {
  private readonly waiting: Promise<JournalProcess>[] = [];

  constructor(
    private readonly program: string,
    private readonly size: number,
  ) {
    this.refill();
  }

  /** A process that waits for work. */
  async take(): Promise<JournalProcess> {
    const next = this.waiting.shift() ?? this.start();
    this.refill();
    return next;
  }

  /** Gives back a process that is alive. */
  giveBack(one: JournalProcess): void {
    this.waiting.unshift(Promise.resolve(one));
  }

  async close(): Promise<void> {
    await Promise.all(this.waiting.map(async (one) => (await one).stop()));
  }

  private refill(): void {
    while (this.waiting.length < this.size) this.waiting.push(this.start());
  }

  private async start(): Promise<JournalProcess> {
    const started = JournalProcess.start(this.program);
    await started.ready();
    return started;
  }
}
