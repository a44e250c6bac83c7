export { API_SCOPES, type ApiScope, ensureFirstKey, keyFile, scopesOfKey } from './api-keys.js';
export { Database, type Sql } from './database.js';
export { findSchemaDrift, runMigrations } from './migrate.js';
