export { probesToAwait } from './await-probes.js';
export { buildPlan, type PlanMaking } from './build-plan.js';
export { applyPlan, type PlanRun, undoPlan } from './run-plan.js';
export { manifestFolder } from './manifest.js';
export { trashFolders } from './trash-folders.js';
