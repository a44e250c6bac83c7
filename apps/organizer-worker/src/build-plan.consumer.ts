import { BuildPlanJob, ProbeFilesJob, type WorkPlanPayload } from '#contracts/jobs';
import { DomainError } from '#domain';
import { buildPlan, type PlanMaking, probesToAwait } from '#infrastructure/plans';
import { JobConsumer, type Tickets } from '#infrastructure/queue';

/**
 * Computes a plan's operations; a plan that cannot be made fails with the reason. One that waits for media facts is
 * given free: whoever probes the last of them wakes it, and the reconciler looks after it meanwhile.
 */
export class BuildPlanConsumer extends JobConsumer<WorkPlanPayload> {
  readonly contract = BuildPlanJob;

  /** `probe`: whether videos are probed at all. */
  constructor(
    private readonly making: PlanMaking & { readonly probe: boolean },
    private readonly tickets: Tickets,
  ) {
    super();
  }

  async handle({ planId, traceId }: WorkPlanPayload): Promise<void> {
    const { store } = this.making;
    const plan = await store.claim(planId, 'building');
    if (plan === null) return;
    try {
      if (this.making.probe && (await probesToAwait(store, plan)) > 0) {
        await store.release(plan);
        await this.tickets.wake(ProbeFilesJob, { traceId });
        return;
      }
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
