export * from './admin.js';
export * from './common.js';
export * from './decisions.js';
export * from './plans.js';
export * from './reviews.js';
export * from './scans.js';
export * from './videos.js';
export * from './works.js';
