export * from './enrich/enrich-store.js';
export { EnrichTitles } from './enrich/enrich-titles.js';
export * from './enrich/work-facts.js';
export {
  AcceptBest,
  type AcceptBestRequest,
  type BulkDecision,
  type BulkOutcome,
} from './identify/accept-best.js';
export type { BulkRefusal } from './identify/acceptable.js';
export * from './identify/candidate.js';
export { DecideReviews, type DecisionOutcome, type WorkReference } from './identify/decide-reviews.js';
export { findWorks, readWorkId } from './identify/find-works.js';
export { type EpisodeOrder, EpisodeOrders, type OrderedEpisode } from './identify/episode-orders.js';
export { ExternalIndex, type ExternalMatch } from './identify/external-index.js';
export { foldTitle } from './identify/fold-title.js';
export { IdentifyClusters } from './identify/identify-clusters.js';
export * from './identify/identify-store.js';
export type { KeyedQuery, LookupQuery } from './identify/lookup-queries.js';
export * from './identify/metadata-provider.js';
export * from './identify/review-store.js';
export { otherAmpersand } from './identify/spellings.js';
export { titleKeys } from './identify/title-keys.js';
export type { ClassifyOptions } from './library/classify.js';
export { isDiscMarker, isSystemFolder, stemOf } from './library/classify.js';
export { discFolderOf } from './library/disc-folder.js';
export { type ExtraFolder, extraFolderOf } from './library/extras.js';
export * from './organize/index.js';
export * from './probe/media-facts.js';
export * from './probe/media-prober.js';
export { ProbeFiles } from './probe/probe-files.js';
export * from './probe/probe-store.js';
export type { ExternalIds, Reading, WorkKind } from './release/reading.js';
export * from './scan/directory-reader.js';
export * from './scan/scan-store.js';
export * from './scan/ignore-rules.js';
export { WalkScan, type WalkListener } from './scan/walk-scan.js';
export * from './shared/bytes.js';
export { DomainError } from './shared/domain-error.js';
export type { WorkLimits } from './shared/work-limits.js';
