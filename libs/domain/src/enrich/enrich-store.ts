import type { WorkKind } from '../release/reading.js';
import type { WorkFacts } from './work-facts.js';

/** A chosen title taken for its facts; they count only while the fence is unchanged. */
export interface ClaimedTitle {
  readonly id: string;
  readonly kind: WorkKind;
  readonly tmdbId: number;
  readonly fence: string;
}

/** Where titles wait for their facts. Every write is guarded by the fence. */
export abstract class EnrichStore {
  /** Whether a lookup or a decision waits that could be worked on now: those always come first. */
  abstract isIdentifying(): Promise<boolean>;

  abstract claimTitles(limit: number, seconds: number): Promise<readonly ClaimedTitle[]>;

  abstract storeFacts(title: ClaimedTitle, facts: WorkFacts): Promise<void>;

  /** The provider no longer knows the work; what is known of it stays. */
  abstract markGone(title: ClaimedTitle): Promise<void>;

  /** Gives a title back, to be taken again after `delayMs`. */
  abstract putBack(title: ClaimedTitle, delayMs: number): Promise<void>;

  /** Milliseconds until the next title may be taken; null when none waits. */
  abstract nextWork(): Promise<number | null>;

  /** Up to when a kind's list of changes has been read; null when it never was. */
  abstract changesReadUntil(kind: WorkKind): Promise<Date | null>;

  /** Lets titles wait for new facts, and remembers how far the list was read. Answers how many do. */
  abstract markChanged(kind: WorkKind, tmdbIds: readonly number[], readUntil: Date): Promise<number>;

  /** Lets titles wait whose facts are older than `days`. Answers how many do. */
  abstract markOlderThan(days: number): Promise<number>;
}
