import { ApplyPlanJob, type JobContract, UndoPlanJob, type WorkPlanPayload } from '#contracts/jobs';
import type { WorkLimits } from '#domain';
import type { ClaimedPlan } from '#infrastructure/database';
import { applyPlan, type PlanRun, undoPlan } from '#infrastructure/plans';
import { type JobContext, JobConsumer, type Tickets } from '#infrastructure/queue';
import { limitsOf } from '#infrastructure/runtime';

/** Works on a plan for a ticket's time, and comes again while operations are left. */
abstract class RunPlanConsumer extends JobConsumer<WorkPlanPayload> {
  abstract override readonly contract: JobContract<WorkPlanPayload>;
  protected abstract readonly state: string;

  constructor(
    protected readonly plans: PlanRun,
    private readonly tickets: Tickets,
  ) {
    super();
  }

  protected abstract work(plan: ClaimedPlan, limits: WorkLimits): Promise<boolean>;

  async handle(payload: WorkPlanPayload, context: JobContext): Promise<void> {
    const plan = await this.plans.store.claim(payload.planId, this.state);
    if (plan === null) return;
    const more = await this.work(plan, limitsOf(context));
    if (!more) return;
    await this.plans.store.release(plan);
    await this.tickets.wake(this.contract, payload);
  }
}

export class ApplyPlanConsumer extends RunPlanConsumer {
  readonly contract = ApplyPlanJob;
  protected readonly state = 'applying';

  protected work(plan: ClaimedPlan, limits: WorkLimits): Promise<boolean> {
    return applyPlan(this.plans, plan, limits);
  }
}

export class UndoPlanConsumer extends RunPlanConsumer {
  readonly contract = UndoPlanJob;
  protected readonly state = 'undoing';

  protected work(plan: ClaimedPlan, limits: WorkLimits): Promise<boolean> {
    return undoPlan(this.plans, plan, limits);
  }
}
