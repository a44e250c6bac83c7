import { namesNeedMedia, schemeOf } from '#domain';
import type { ClaimedPlan, PostgresPlanStore } from '../database/index.js';

/**
 * How many videos must be probed before a plan is made, since its names say what is in them. Plans of libraries whose
 * names say nothing of the kind wait for none.
 */
export async function probesToAwait(store: PostgresPlanStore, plan: ClaimedPlan): Promise<number> {
  const { naming } = await store.library(plan.libraryId);
  return namesNeedMedia(schemeOf(naming)) ? store.wantProbes(plan) : 0;
}
