export { buildPlan, type PlanMaking } from './build-plan.js';
export { applyPlan, type PlanRun, undoPlan } from './run-plan.js';
export { type Purging, purgeTrash } from './purge-trash.js';
export { manifestFolder } from './manifest/manifest-writer.js';
export { type ManifestUndo, undoManifest } from './manifest/undo-manifest.js';
export { trashFolders } from './trash-folders.js';
