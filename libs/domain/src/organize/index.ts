export { buildGroups, type IsTaken, type Layout, planBytes } from './build-plan.js';
export * from './plan.js';
