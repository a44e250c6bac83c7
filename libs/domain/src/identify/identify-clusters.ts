import { DomainError } from '../shared/domain-error.js';
import { Hand, workThrough } from '../shared/work-through.js';
import type { WorkLimits } from '../shared/work-limits.js';
import { answerLookup } from './answer-lookup.js';
import type { AcceptanceThresholds } from './candidate.js';
import { decideCluster } from './decide-cluster.js';
import type { ClaimedCluster, ClaimedLookup, IdentifyStore } from './identify-store.js';
import type { EpisodeOrders } from './episode-orders.js';
import type { MetadataProvider } from './metadata-provider.js';
import { placeByOtherOrders } from './place-by-other-orders.js';

/** Lookups and clusters that one ticket has in hand; the shared budget paces the requests themselves. */
const LOOKUPS_IN_HAND = 12;
const CLUSTERS_IN_HAND = 8;

/** So many questions in a ticket come to nothing, and it waits for the provider instead of asking on. */
const ENOUGH_TROUBLE = 3;

/** A claim outlasts the slowest answer with its retries; a dead worker's work is free again after it. */
const CLAIM_SECONDS = 8;

/**
 * First and longest pause before a lookup is asked again; it doubles with each failure in between. Short, since while a
 * provider is away only one request at a time goes out to it, and work is to go on within seconds of its return.
 */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 4_000;

/** Answers lookups and decides clusters, batch by batch. Nothing fails for good because a provider is away. */
export class IdentifyClusters {
  constructor(
    private readonly store: IdentifyStore,
    private readonly provider: MetadataProvider,
    private readonly thresholds: AcceptanceThresholds,
    private readonly orders: EpisodeOrders | null,
  ) {}

  /**
   * Works until nothing may be taken or the limits are reached. `onMore` is called while more waits than this ticket
   * holds, and when its limits are reached, before it ends what it has in hand: so others help, and no request's turn
   * is missed in between. Answers when to come again, in ms; null: not at all.
   */
  async run(limits: WorkLimits, onMore: () => Promise<void>): Promise<number | null> {
    const troubles: string[] = [];
    const hands = [
      new Hand({
        most: LOOKUPS_IN_HAND,
        claim: (limit) => this.store.claimLookups(limit, CLAIM_SECONDS),
        work: (lookup) => this.answer(lookup, troubles),
      }),
      new Hand({
        most: CLUSTERS_IN_HAND,
        claim: (limit) => this.store.claimClusters(limit, CLAIM_SECONDS),
        work: (cluster) => this.decide(cluster, troubles),
      }),
    ];
    const isOver = (): boolean => limits.expired() || troubles.length >= ENOUGH_TROUBLE;
    await workThrough(hands, { expired: isOver }, async () => {
      if (troubles.length < ENOUGH_TROUBLE) await onMore();
    });
    // Whoever went on would put off every lookup there is, one by one.
    if (troubles.length >= ENOUGH_TROUBLE) return FIRST_PAUSE_MS;
    return limits.expired() ? null : this.store.nextWork();
  }

  private async answer(lookup: ClaimedLookup, troubles: string[]): Promise<void> {
    try {
      await this.store.answer(lookup, await answerLookup(this.provider, lookup.query));
    } catch (error) {
      const problem = problemOf(error);
      troubles.push(problem);
      await this.store.postpone(lookup, pauseAfter(lookup.attempts), problem);
    }
  }

  private async decide(cluster: ClaimedCluster, troubles: string[]): Promise<void> {
    try {
      const files = await this.store.filesOf(cluster.id);
      const outcome = await decideCluster(this.provider, this.thresholds, cluster, files);
      if ('ask' in outcome) await this.store.ask(cluster, outcome.ask);
      else await this.store.decide(cluster, await placeByOtherOrders(this.orders, outcome, files));
    } catch (error) {
      troubles.push(problemOf(error));
      await this.store.putBack(cluster, FIRST_PAUSE_MS);
    }
  }
}

/** What a provider's failure says; any other failure is a fault of ours and is passed on. */
function problemOf(error: unknown): string {
  if (error instanceof DomainError && error.retryable) return error.message;
  throw error;
}

const pauseAfter = (attempts: number): number => Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempts);
