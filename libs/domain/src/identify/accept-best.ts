import type { WorkKind } from '../release/reading.js';
import { DomainError } from '../shared/domain-error.js';
import { type Acceptable, type BulkRefusal, whyNotAccepted } from './acceptable.js';
import type { ProviderWork } from './candidate.js';
import type { DecideReviews } from './decide-reviews.js';
import type { MetadataProvider, WorkDetails } from './metadata-provider.js';
import type { ReviewedCluster, ReviewStore } from './review-store.js';

/** Clusters that one call looks at. */
const MOST_AT_ONCE = 200;

/** Decisions under way at once; the shared budget paces the requests themselves. */
const IN_HAND = 4;

/** Which clusters are to be given their best candidate. */
export interface AcceptBestRequest {
  readonly minScore: number;
  readonly kind: WorkKind | null;
  /** Only these clusters, at most `MOST_AT_ONCE`; null: all in review. */
  readonly ids: readonly string[] | null;
  /** `nextCursor` of the call before. */
  readonly after: string | null;
  /** Only say what would be done. */
  readonly dryRun: boolean;
}

/** A cluster that was given its best candidate, or would be. */
export interface BulkDecision {
  readonly id: string;
  readonly kind: WorkKind;
  readonly tmdbId: number;
  readonly title: string;
  readonly year: number | null;
  readonly score: number;
}

export interface BulkOutcome {
  /** How many were decided; 0 when it was only to be said. */
  readonly accepted: number;
  readonly decisions: readonly BulkDecision[];
  readonly skipped: readonly BulkRefusal[];
  /** Whether clusters are left that this call did not look at. */
  readonly more: boolean;
  readonly nextCursor: string | null;
}

/** Gives clusters in review their best candidate, where that is good enough and alone at the top. */
export class AcceptBest {
  constructor(
    private readonly decide: Pick<DecideReviews, 'settleOn'>,
    private readonly reviews: ReviewStore,
    private readonly provider: MetadataProvider,
  ) {}

  /**
   * Looks at up to `MOST_AT_ONCE` clusters. What cannot be decided is told by cluster; once the provider fails, the
   * remaining clusters that need it are left too.
   */
  async run(request: AcceptBestRequest): Promise<BulkOutcome> {
    const found = await this.reviews.wanted({ ...request, limit: MOST_AT_ONCE + 1 });
    const clusters = found.slice(0, MOST_AT_ONCE);
    const judged = clusters.map((cluster) => whyNotAccepted(cluster, request));
    const skipped = [...unknown(request.ids, found), ...judged.filter((one) => 'code' in one)];
    const acceptable = judged.filter((one) => 'candidate' in one);
    const results = request.dryRun ? acceptable.map(decisionOf) : await this.settleAll(acceptable);
    const decisions = results.filter((one) => 'tmdbId' in one);
    const more = found.length > MOST_AT_ONCE;
    return {
      accepted: request.dryRun ? 0 : decisions.length,
      decisions,
      skipped: [...skipped, ...results.filter((one) => 'code' in one)],
      more,
      nextCursor: more ? (clusters.at(-1)?.id ?? null) : null,
    };
  }

  private async settleAll(acceptable: readonly Acceptable[]): Promise<(BulkDecision | BulkRefusal)[]> {
    const results: (BulkDecision | BulkRefusal)[] = [];
    const queue = acceptable.values();
    let down: DomainError | null = null;
    const work = async (): Promise<void> => {
      for (const one of queue) {
        const result = await this.settle(one, down);
        if (result instanceof DomainError) {
          if (result.code.startsWith('provider.')) down = result;
          results.push({ id: one.cluster.id, code: result.code, reason: result.message });
        } else results.push(result);
      }
    };
    await Promise.all(Array.from({ length: IN_HAND }, work));
    return results.toSorted((a, b) => Number(a.id) - Number(b.id));
  }

  private async settle(one: Acceptable, down: DomainError | null): Promise<BulkDecision | DomainError> {
    const { work } = one.candidate;
    if (down !== null && work.kind === 'episode') return down;
    try {
      const details = await this.detailsOf(work);
      if (details === null) return new DomainError('review.unknown-work', 'the provider no longer knows it');
      await this.decide.settleOn(one.cluster, details, null);
      return decisionOf(one);
    } catch (error) {
      if (error instanceof DomainError) return error;
      throw error;
    }
  }

  /** A film's decision needs no more than its candidate tells; a series' needs its seasons. */
  private async detailsOf(work: ProviderWork): Promise<WorkDetails | null> {
    if (work.kind === 'episode') return this.provider.details('episode', work.tmdbId);
    return { work, imdbId: null, tvdbId: null, runtime: null, seasonNumbers: [], seasons: [] };
  }
}

function decisionOf({ cluster, candidate }: Acceptable): BulkDecision {
  const { kind, tmdbId, title, year } = candidate.work;
  return { id: cluster.id, kind, tmdbId, title, year, score: candidate.score };
}

function unknown(ids: readonly string[] | null, found: readonly ReviewedCluster[]): BulkRefusal[] {
  const known = new Set(found.map(({ id }) => id));
  const missing = (ids ?? []).filter((id) => !known.has(id));
  return missing.map((id) => ({ id, code: 'review.unknown-cluster', reason: 'there is no such cluster' }));
}
