/** Ctrl-C as a signal to a command that waits, so that it can say what goes on without it. */
export class Interruption {
  private readonly controller = new AbortController();
  private readonly abort = (): void => this.controller.abort();

  constructor() {
    process.once('SIGINT', this.abort);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  dispose(): void {
    process.off('SIGINT', this.abort);
  }
}
