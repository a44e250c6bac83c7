export { buildPlan } from './build-plan.js';
export { applyPlan, type PlanRun, undoPlan } from './run-plan.js';
export { manifestFolder } from './manifest.js';
