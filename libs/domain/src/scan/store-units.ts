import { DomainError } from '../shared/domain-error.js';
import { unreadable } from './read-folders.js';
import type { DirectoryOutcome, ScanStore, ScanTask } from './scan-store.js';

/** Stores one unit while the next is read; never two at once, so that memory stays bounded. */
export class StoreUnits {
  private running: Promise<void> = Promise.resolve();
  /** Videos that were new. */
  discovered = 0;

  /** `onDiscovered` is called after each unit that brought new videos. */
  constructor(
    private readonly store: ScanStore,
    private readonly task: ScanTask,
    private readonly onDiscovered: () => Promise<void>,
  ) {}

  /** Waits for the unit before and begins to store this one. Throws what storing the one before threw. */
  async add(outcomes: readonly DirectoryOutcome[]): Promise<void> {
    await this.running;
    this.running = this.keep(outcomes);
    // Whoever waits next is told; until then a failure must not end the process.
    this.running.catch(() => undefined);
  }

  /** Waits until all is stored. Throws what storing threw. */
  async done(): Promise<void> {
    await this.running;
  }

  private async keep(outcomes: readonly DirectoryOutcome[]): Promise<void> {
    const fresh = await this.commit(outcomes);
    this.discovered += fresh;
    if (fresh > 0) await this.onDiscovered();
  }

  /** A unit that is refused is halved until the folder stands alone that nobody can store. */
  private async commit(outcomes: readonly DirectoryOutcome[]): Promise<number> {
    try {
      return await this.store.commit(this.task, outcomes);
    } catch (error) {
      const [first, ...others] = outcomes;
      if (!(error instanceof DomainError) || error.code !== 'store.refused' || first === undefined)
        throw error;
      if (others.length === 0)
        return this.store.commit(this.task, [unreadable(first.directory, error.message)]);
      const middle = Math.ceil(outcomes.length / 2);
      return (await this.commit(outcomes.slice(0, middle))) + (await this.commit(outcomes.slice(middle)));
    }
  }
}
