import { BuildPlanJob, type WorkPlanPayload } from '#contracts/jobs';
import { DomainError } from '#domain';
import type { PostgresPlanStore } from '#infrastructure/database';
import { buildPlan } from '#infrastructure/plans';
import { JobConsumer } from '#infrastructure/queue';

/** Computes a plan's operations; a plan that cannot be made fails with the reason. */
export class BuildPlanConsumer extends JobConsumer<WorkPlanPayload> {
  readonly contract = BuildPlanJob;

  constructor(private readonly store: PostgresPlanStore) {
    super();
  }

  async handle({ planId }: WorkPlanPayload): Promise<void> {
    const plan = await this.store.claim(planId, 'building');
    if (plan === null) return;
    try {
      await buildPlan(this.store, plan);
    } catch (error) {
      if (error instanceof DomainError && error.retryable) throw error;
      // A plan is cheap to make anew, so whatever keeps this one from being made ends it, visibly.
      await this.store.fail(
        plan,
        error instanceof DomainError ? error.message : 'a fault of CineOrg; its log has the cause',
      );
      if (!(error instanceof DomainError)) throw error;
    }
  }
}
