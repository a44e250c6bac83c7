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
