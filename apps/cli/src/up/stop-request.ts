import { watchParent } from '#infrastructure/observability';

/**
 * One Ctrl-C may come as several signals: from the terminal to the whole group, and once more from npm and from the
 * launcher, which pass it on.
 */
const SAME_MS = 500;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Whether this process was asked to end: by a signal, or by the end of the process that started it. */
export class StopRequest {
  /** Settles when the process should end in order. */
  readonly asked: Promise<void>;
  /** Settles when that was asked for again: everything should end at once. */
  readonly insisted: Promise<void>;
  private readonly controller = new AbortController();
  private readonly insistence = new AbortController();
  private since = 0;
  private readonly onSignal = (): void => this.ask();

  constructor(parentFd: string | undefined) {
    this.asked = aborted(this.controller.signal);
    this.insisted = aborted(this.insistence.signal);
    for (const signal of SIGNALS) process.on(signal, this.onSignal);
    watchParent(parentFd, () => this.controller.abort());
  }

  /** Aborted when the process should end. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Gives the signals back. */
  dispose(): void {
    for (const signal of SIGNALS) process.off(signal, this.onSignal);
  }

  private ask(): void {
    if (this.since === 0) this.since = Date.now();
    else if (Date.now() - this.since > SAME_MS) this.insistence.abort();
    this.controller.abort();
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
