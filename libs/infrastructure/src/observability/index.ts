export { startHeartbeat } from './heartbeat.js';
export { LogFile, rotateLog } from './log-file.js';
export { createLogger, type Logger, withLogScope } from './logger.js';
export { endWithParent, watchParent } from './parent.js';
