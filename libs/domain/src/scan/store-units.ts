import { DomainError } from '../shared/domain-error.js';
import { unreadable } from './read-folders.js';
import type { DirectoryOutcome, ScanStore, ScanTask } from './scan-store.js';

/** Units on their way into the database at a time: enough that neither it nor the disk waits for the other. */
const IN_FLIGHT = 2;

/** Those who identify are told so often at most, in milliseconds: what is under way takes new videos in by itself. */
const TELL_MS = 500;

/** Whom a walk tells of new videos, and by which clock (milliseconds). */
interface Telling {
  onDiscovered(): Promise<void>;
  now(): number;
}

/** Stores units while the next are read; never many at once, so that memory stays bounded. */
export class StoreUnits {
  private readonly running: Promise<void>[] = [];
  /** Videos that were new. */
  discovered = 0;
  private told = 0;
  private toldAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly store: ScanStore,
    private readonly task: ScanTask,
    private readonly telling: Telling,
  ) {}

  /**
   * Begins to store a unit, once there is room for it. Parts of one folder are stored one after the other, since the
   * last of them ends the folder. Throws what storing an earlier one threw.
   */
  async add(outcomes: readonly DirectoryOutcome[]): Promise<void> {
    while (this.running.length >= IN_FLIGHT) await this.running.shift();
    const running = this.keep(outcomes);
    this.running.push(running);
    // Whoever waits next is told; until then a failure must not end the process.
    running.catch(() => undefined);
    if (outcomes.some(({ isLast }) => !isLast)) await this.done();
  }

  /** Waits until all is stored. Throws what storing threw. */
  async done(): Promise<void> {
    while (this.running.length > 0) await this.running.shift();
    if (this.discovered > this.told) await this.tell();
  }

  private async keep(outcomes: readonly DirectoryOutcome[]): Promise<void> {
    const fresh = await this.commit(outcomes);
    this.discovered += fresh;
    const isDue = this.telling.now() - this.toldAt >= TELL_MS;
    if (this.discovered > this.told && isDue) await this.tell();
  }

  private async tell(): Promise<void> {
    this.told = this.discovered;
    this.toldAt = this.telling.now();
    await this.telling.onDiscovered();
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
