export { EmbeddedPostgres } from './embedded-postgres.js';
export { freePort, portProblem } from './free-port.js';
export { reachDatabase } from './reach.js';
