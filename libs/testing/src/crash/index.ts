export {
  type CrashSettings,
  GATE,
  type LayerName,
  LAYERS,
  type LayerResult,
  LONG,
  runLayer,
} from './layers.js';
export { unmountAll } from './loop-disk.js';
export { removeGrounds } from './kills.js';
export { outcomesOf, run as playWorld } from './explore.js';
export type { Scenario } from './scenario.js';
export { memoryTree } from './tree.js';
export { memoryPlace, memoryWorld } from './world.js';
