export { API_SCOPES, type ApiScope, ensureFirstKey, keyFile, scopesOfKey } from './api-keys.js';
export { Database, type Sql } from './database.js';
export { type AskedDuplicates, DuplicateRequests, PlanDuplicates } from './duplicates/duplicate-plans.js';
export {
  type Duplicate,
  DuplicateQueries,
  type DuplicateReason,
  type DuplicateSearch,
} from './duplicates/duplicate-queries.js';
export { COMPARABLE, PostgresContentStore } from './duplicates/postgres-content-store.js';
export type { StoredCopy, StoredNames } from './duplicates/stored-copies.js';
export { Leadership } from './leadership.js';
export { PostgresEnrichStore } from './enrich/postgres-enrich-store.js';
export { PostgresIdentifyStore } from './identify/postgres-identify-store.js';
export { findSchemaDrift, revertMigrations, runMigrations } from './migrate.js';
export { PostgresProbeStore, PROBEABLE } from './probes/postgres-probe-store.js';
export { PostgresScanStore } from './scans/postgres-scan-store.js';
export {
  type LinkedFile,
  type Organizable,
  type PlacedPath,
  type PlanLibrary,
  type ScannedFacts,
  someVideos,
  type TitleSummary,
} from './plans/plan-source.js';
export type { StoredOperation } from './plans/open-groups.js';
export type { GroupToStore } from './plans/operation-rows.js';
export { type ClaimedPlan, PostgresPlanStore } from './plans/plan-store.js';
export type { FileChange, PutAway, Results } from './plans/store-results.js';
export {
  changeLibraryNaming,
  configuredNaming,
  type DefaultLibrary,
  ensureDefaultLibrary,
  findLibrary,
  findLibraryOf,
  libraryPage,
  type LibraryView,
  listLibraries,
  namingOf,
} from './libraries.js';
export { shownPath } from './shown-path.js';
export { type OperationFilter, type OperationView, PlanRequests } from './plans/plan-requests.js';
export type { OperationCount, PlanView } from './plans/plan-view.js';
export type { UndoSelection } from './plans/start-plan.js';
export { type DueFile, type PurgeResult, TrashStore, type TrashView } from './trash/trash-store.js';
export type { Page, PageOf } from './queries/page.js';
export type { ReviewFilter } from './queries/review-pages.js';
export { ReviewQueries } from './queries/review-queries.js';
export type { ReviewView } from './queries/review-view.js';
export { ScanQueries, type ScanView, type WaitingFor } from './queries/scan-queries.js';
export { TitleQueries } from './queries/title-queries.js';
export { type VideoFilter, VideoQueries, type VideoView } from './queries/video-queries.js';
export { waitingWork, type WaitingWork } from './queries/work-queries.js';
export { PostgresReviewStore } from './reviews/postgres-review-store.js';
export { type DueRoot, dueRoots, type PlacedRoot, type Timetable } from './watch/due-roots.js';
export { type RootMode, storeWatchedRoots, type WatchedRoot, watchedRoots } from './watch/watched-roots.js';
export { type AskedBy, ScanRequests } from './scans/scan-requests.js';
