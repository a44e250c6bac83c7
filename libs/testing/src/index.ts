export { testServers, type TestServers } from './services/servers.js';
export { createTestDatabase, type TestDatabase } from './services/test-database.js';
export { createTestRedis, type TestRedis } from './services/test-redis.js';
export * from './tmdb-stand-in/index.js';
export * from './fallback-stand-in/index.js';
export { InMemoryMetadataProvider } from './fakes/in-memory-metadata-provider.js';
export { metadataProviderContract } from './port-contracts/metadata-provider.contract.js';
export { CONTRACT_WORKS, standInCatalogue } from './port-contracts/contract-works.js';
export { identifyPaths, known, series, type Setting } from './identify/identify-paths.js';
export { InMemoryReviews, type ClusterInMemory } from './fakes/in-memory-reviews.js';
export {
  candidate,
  type ClusterGiven,
  FARGO,
  FARGO_SERIES,
  reviewStoreContract,
  SIMPSONS,
} from './port-contracts/review-store.contract.js';
export { tinyMp4 } from './media/tiny-mp4.js';
export { LaterReader, ScanLab } from './scan/scan-lab.js';
export * from './journal/journal-lab.js';
export { contentsOf, statesOf, treesOf } from './plans/lab-trees.js';
export * from './journal/memory-plan.js';
export * from './crash/index.js';
export * from './plans/plan-lab.js';
export {
  episode,
  film,
  type Given,
  layout,
  planAll,
  type PlanGiven,
  RICH,
  targets,
} from './organize/made-up-videos.js';
