export { RootWatcher, type RootWatcherParts } from './root-watcher.js';
export { ScanSchedule } from './scan-schedule.js';
export { watchReport, type WatchReport } from './watch-report.js';
