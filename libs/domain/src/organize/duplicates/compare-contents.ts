import { DomainError } from '../../shared/domain-error.js';
import type { WorkLimits } from '../../shared/work-limits.js';
import type { ContentReader, ContentStore, ContentWork } from './content-store.js';

/** Taken at once; ends take a few milliseconds, and a long file is given back when the time is over. */
const IN_HAND = 8;

/** Longer than reading all ends in hand, or one block, takes on a slow disk. */
const CLAIM_SECONDS = 60;

/** Finds out which videos hold the same, in the lowest lane there is: everything else goes first. */
export class CompareContents {
  constructor(
    private readonly store: ContentStore,
    private readonly reader: ContentReader,
  ) {}

  /** Reads until nothing waits, something more important does, or the limits are reached. Answers whether to go on. */
  async run(limits: WorkLimits): Promise<boolean> {
    await this.store.list();
    while (!limits.expired()) {
      const works = await this.store.claim(IN_HAND, CLAIM_SECONDS);
      if (works.length === 0) return false;
      for (const work of works) await this.read(work, limits);
    }
    return true;
  }

  private async read(work: ContentWork, limits: WorkLimits): Promise<void> {
    try {
      if (work.step === 'whole') await this.readWhole(work, limits);
      else await this.store.keepEnds(work, await this.reader.ends(work));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'content.unreadable') throw error;
      await this.store.fail(work, error.message);
    }
  }

  /** Every block counts as soon as it is read, so that a file of any length is read in tickets of seconds. */
  private async readWhole(work: ContentWork, limits: WorkLimits): Promise<void> {
    let { progress } = work;
    while (progress.hashed < work.size) {
      if (limits.expired()) return this.store.release(work);
      progress = await this.reader.next(work, progress);
      if (!(await this.store.keepProgress(work, progress, CLAIM_SECONDS))) return;
    }
  }
}
