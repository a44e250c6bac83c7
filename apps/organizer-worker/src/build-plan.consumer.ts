import { BuildPlanJob, ProbeFilesJob, type WorkPlanPayload } from '#contracts/jobs';
import { DomainError } from '#domain';
import type { ClaimedPlan } from '#infrastructure/database';
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
      } else await buildPlan(this.making, plan);
    } catch (error) {
      await this.fail(plan, error);
    }
  }

  /** A plan is cheap to make anew, so whatever keeps this one from being made ends it, visibly; unless the user has. */
  private async fail(plan: ClaimedPlan, error: unknown): Promise<void> {
    const isKnown = error instanceof DomainError;
    if (isKnown && error.code === 'plan.held') return;
    if (isKnown && error.retryable) throw error;
    const reason = isKnown ? error.message : 'a fault of CineOrg; its log has the cause';
    await this.making.store.fail(plan, reason);
    if (!isKnown) throw error;
  }
}
