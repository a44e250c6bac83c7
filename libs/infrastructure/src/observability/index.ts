export { startHeartbeat } from './heartbeat.js';
export { createLogger, type Logger, withLogScope } from './logger.js';
export { endWithParent } from './parent.js';
