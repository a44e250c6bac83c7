import { BuildPlanJob, type WorkPlanPayload } from '#contracts/jobs';
import { DomainError } from '#domain';
import { buildPlan, type PlanMaking } from '#infrastructure/plans';
import { JobConsumer } from '#infrastructure/queue';

/** Computes a plan's operations; a plan that cannot be made fails with the reason. */
export class BuildPlanConsumer extends JobConsumer<WorkPlanPayload> {
  readonly contract = BuildPlanJob;

  constructor(private readonly making: PlanMaking) {
    super();
  }

  async handle({ planId }: WorkPlanPayload): Promise<void> {
    const { store } = this.making;
    const plan = await store.claim(planId, 'building');
    if (plan === null) return;
    try {
      await buildPlan(this.making, plan);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'plan.held') return;
      if (error instanceof DomainError && error.retryable) throw error;
      // A plan is cheap to make anew, so whatever keeps this one from being made ends it, visibly.
      await store.fail(
        plan,
        error instanceof DomainError ? error.message : 'a fault of CineOrg; its log has the cause',
      );
      if (!(error instanceof DomainError)) throw error;
    }
  }
}
