import { randomUUID } from 'node:crypto';
import type {
  BulkDecisionRequest,
  BulkDecisionResult,
  Decision,
  DecisionResult,
  ReviewPage,
  ReviewQuery,
  ReviewView,
  WorkList,
  WorkQuery,
} from '#contracts/http';
import { IdentifyClustersJob } from '#contracts/jobs';
import { type AcceptBest, type DecideReviews, DomainError, findWorks, type MetadataProvider } from '#domain';
import type { ReviewQueries } from '#infrastructure/database';
import type { Tickets } from '#infrastructure/queue';
import { readDecision } from './read-decision.js';
import { showReview, showWork } from './show-review.js';

/** What the requests about reviews are answered with. */
export interface ReviewParts {
  readonly reviews: ReviewQueries;
  readonly decide: DecideReviews;
  readonly acceptBest: AcceptBest;
  readonly provider: MetadataProvider;
  readonly tickets: Tickets;
}

/** Requests about what waits for the user, and about what was decided. */
export class ReviewsService {
  constructor(private readonly parts: ReviewParts) {}

  async list(query: ReviewQuery): Promise<ReviewPage> {
    const { limit, cursor = null, kind = null, q = null, minScore = null } = query;
    const { items, nextCursor } = await this.parts.reviews.list({ kind, q, minScore }, { limit, cursor });
    return { items: items.map(showReview), nextCursor };
  }

  async one(id: string): Promise<ReviewView> {
    const review = await this.parts.reviews.one(id);
    if (review === null) throw new DomainError('review.unknown-cluster', `There is no cluster ${id}`);
    return showReview(review);
  }

  async search(query: WorkQuery): Promise<WorkList> {
    const { q, kind = null, year = null } = query;
    const works = await findWorks(this.parts.provider, { text: q, kind, year });
    return { items: works.map(showWork) };
  }

  async makeDecision(id: string, decision: Decision): Promise<DecisionResult> {
    const wanted = readDecision(decision);
    const { decide } = this.parts;
    if (wanted === 'reject') return decide.reject(id);
    if (wanted === 'skip') return decide.skip(id);
    if (wanted === 'undo') return this.undo(id);
    return decide.choose(id, wanted);
  }

  async acceptMany(request: BulkDecisionRequest): Promise<BulkDecisionResult> {
    const { minScore = null, ids = null, kind = null, dryRun = false, cursor = null } = request;
    if (minScore === null && ids === null) {
      throw new DomainError('review.invalid-decision', 'Give "minScore", "ids" or both');
    }
    const wanted = { minScore: minScore ?? 0, ids, kind, after: cursor, dryRun };
    return this.parts.acceptBest.run(wanted);
  }

  /** What is taken back is decided again by a worker: a ticket tells one. */
  private async undo(id: string): Promise<DecisionResult> {
    const result = await this.parts.decide.undo(id);
    await this.parts.tickets.wake(IdentifyClustersJob, { traceId: randomUUID() });
    return result;
  }
}
