export { buildPlan } from './build-plan.js';
export { applyPlan, undoPlan } from './run-plan.js';
