import { randomUUID } from 'node:crypto';
import type {
  DuplicateDecision,
  DuplicateDecisionResult,
  DuplicatePage,
  DuplicateQuery,
  DuplicateSelection,
  DuplicateView,
  PlanView,
} from '#contracts/http';
import { BuildPlanJob } from '#contracts/jobs';
import { DomainError } from '#domain';
import {
  type Database,
  DuplicateQueries,
  DuplicateRequests,
  findLibrary,
  type PlanRequests,
} from '#infrastructure/database';
import type { Tickets } from '#infrastructure/queue';
import { showDuplicate } from './show-duplicate.js';

/** Copies that a library has of the same, and what becomes of them. */
export class DuplicatesService {
  private readonly queries: DuplicateQueries;
  private readonly requests: DuplicateRequests;

  constructor(
    private readonly database: Database,
    private readonly plans: PlanRequests,
    private readonly tickets: Tickets,
  ) {
    this.queries = new DuplicateQueries(database);
    this.requests = new DuplicateRequests(database);
  }

  async list(query: DuplicateQuery): Promise<DuplicatePage> {
    const { kind = null, reason = null, libraryId = null, limit, cursor } = query;
    const search = { kind, reason, libraryId };
    const { items, nextCursor } = await this.queries.list(search, { limit, cursor: cursor ?? null });
    return { items: items.map(showDuplicate), nextCursor };
  }

  async one(id: string): Promise<DuplicateView> {
    const found = await this.queries.one(id);
    if (found === null) throw new DomainError('duplicates.not-found', `There is no duplicate ${id}`);
    return showDuplicate(found);
  }

  async decide(id: string, { keep = [], trash = [] }: DuplicateDecision): Promise<DuplicateDecisionResult> {
    const traceId = randomUUID();
    const planId = await this.requests.decide(id, { keep, trash }, traceId);
    return { id, plan: planId === null ? null : await this.build(planId, traceId) };
  }

  async decideAll(selection: DuplicateSelection): Promise<PlanView> {
    const { kind = null, reason = null, libraryId = null } = selection;
    const library = await findLibrary(this.database, libraryId);
    if (library === null) throw new DomainError('library.not-found', `There is no library ${libraryId}`);
    const traceId = randomUUID();
    return this.build(await this.requests.putWorseAway(library.id, { kind, reason }, traceId), traceId);
  }

  private async build(planId: string, traceId: string): Promise<PlanView> {
    await this.tickets.wake(BuildPlanJob, { planId, traceId });
    const plan = await this.plans.one(planId);
    if (plan === null) throw new DomainError('plan.not-found', `There is no plan ${planId}`);
    return plan;
  }
}
