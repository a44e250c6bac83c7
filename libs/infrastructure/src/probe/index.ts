export { type ProbeLimits, ProcessProber } from './process-prober.js';
