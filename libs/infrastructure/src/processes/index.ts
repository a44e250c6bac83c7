export { DataLock } from './data-lock.js';
export { type ServiceOptions, ServiceProcess } from './service-process.js';
