export { checkInstallation, type Finding } from './check-installation.js';
export { endOrderly } from './end-orderly.js';
export { limitsOf } from './limits.js';
export { Reconciler } from './reconciler.js';
export { createRuntime, type Runtime } from './runtime.js';
export { startWorker, type WorkerWiring } from './start-worker.js';
