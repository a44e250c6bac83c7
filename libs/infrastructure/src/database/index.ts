export { API_SCOPES, type ApiScope, ensureFirstKey, keyFile, scopesOfKey } from './api-keys.js';
export { Database, type Sql } from './database.js';
export { PostgresIdentifyStore } from './identify/postgres-identify-store.js';
export { findSchemaDrift, runMigrations } from './migrate.js';
export { PostgresScanStore } from './scans/postgres-scan-store.js';
export type { Organizable, PlanLibrary, ScannedFacts } from './plans/organizable-videos.js';
export {
  type ClaimedPlan,
  type GroupToStore,
  PostgresPlanStore,
  type StoredOperation,
} from './plans/plan-store.js';
export type { ResultRow } from './plans/store-results.js';
