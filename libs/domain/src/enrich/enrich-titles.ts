import type { WorkKind } from '../release/reading.js';
import { DomainError } from '../shared/domain-error.js';
import type { WorkLimits } from '../shared/work-limits.js';
import type { ClaimedTitle, EnrichStore } from './enrich-store.js';
import type { WorkFactsProvider } from './work-facts.js';

/** Longer than a request with its retries takes. */
const CLAIM_SECONDS = 30;

/** How long to wait before looking again, while lookups come first or the provider is away. */
const PAUSE_MS = 3_000;

/** A title whose facts failed is taken again after this. */
const RETRY_MS = 60_000;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** TMDb answers for at most so long a time at once. */
const LONGEST_RANGE_MS = 14 * DAY_MS;

/** Lists read to catch up at most; what was not looked at for longer is old anyway, and asked for again by its age. */
const MOST_RANGES = 12;

/** TMDb's terms allow to keep its facts for six months. */
const OLDEST_DAYS = 170;

const KINDS: readonly WorkKind[] = ['movie', 'episode'];

/**
 * Fetches facts of chosen titles, one request each, in a lane that identification always overtakes: between two
 * requests it looks whether a lookup or decision waits, and leaves.
 */
export class EnrichTitles {
  constructor(
    private readonly store: EnrichStore,
    private readonly provider: WorkFactsProvider,
  ) {}

  /** Works until nothing waits or something more important does. Answers when to come again, in ms; null: not at all. */
  async run(limits: WorkLimits): Promise<number | null> {
    while (!limits.expired()) {
      if (await this.store.isIdentifying()) return PAUSE_MS;
      const [title] = await this.store.claimTitles(1, CLAIM_SECONDS);
      if (title === undefined) return this.store.nextWork();
      if (!(await this.enrich(title))) return PAUSE_MS;
    }
    return 0;
  }

  /**
   * Reads the lists of changes since the last time, and lets the titles in them wait for new facts, and those whose
   * facts are old. The first time there is nothing to catch up with. Answers how many titles wait.
   */
  async refresh(now: Date): Promise<number> {
    let marked = 0;
    for (const kind of KINDS) {
      const readUntil = (await this.store.changesReadUntil(kind)) ?? now;
      for (const [from, until] of ranges(readUntil, now)) {
        const ids = await this.provider.changed(kind, from, until);
        marked += await this.store.markChanged(kind, ids, until);
      }
    }
    return marked + (await this.store.markOlderThan(OLDEST_DAYS));
  }

  /** Refreshes when the last time was a day ago, or never. */
  async refreshDaily(now: Date): Promise<void> {
    const read = await Promise.all(KINDS.map((kind) => this.store.changesReadUntil(kind)));
    if (read.every((until) => until !== null && now.getTime() - until.getTime() < DAY_MS)) return;
    try {
      await this.refresh(now);
    } catch (error) {
      if (!(error instanceof DomainError && error.retryable)) throw error;
    }
  }

  /** False when the provider is away: then nothing else need be tried now. */
  private async enrich(title: ClaimedTitle): Promise<boolean> {
    try {
      const facts = await this.provider.facts(title.kind, title.tmdbId);
      if (facts === null) await this.store.markGone(title);
      else await this.store.storeFacts(title, facts);
      return true;
    } catch (error) {
      if (!(error instanceof DomainError && error.retryable)) throw error;
      await this.store.putBack(title, RETRY_MS);
      return false;
    }
  }
}

/** The time between two moments in parts that the provider answers for; the latest ones when there are too many. */
function ranges(from: Date, until: Date): (readonly [Date, Date])[] {
  const all: (readonly [Date, Date])[] = [];
  const oldest = until.getTime() - MOST_RANGES * LONGEST_RANGE_MS;
  for (let at = Math.max(from.getTime(), oldest); at < until.getTime(); at += LONGEST_RANGE_MS) {
    all.push([new Date(at), new Date(Math.min(at + LONGEST_RANGE_MS, until.getTime()))]);
  }
  return all.length > 0 ? all : [[from, until]];
}
