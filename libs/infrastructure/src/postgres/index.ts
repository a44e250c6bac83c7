export { EmbeddedPostgres } from './embedded-postgres.js';
export { freePort } from './postmaster.js';
