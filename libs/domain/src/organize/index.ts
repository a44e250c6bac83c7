export {
  ClaimedTargets,
  foldedPath,
  type Layout,
  type Occupant,
  type OccupantOf,
  planBytes,
  planTitle,
} from './build-plan.js';
export { COLLISION_RULES, type CollisionRule, type Collisions, type PlacedCopy } from './collisions.js';
export { namesNeedMedia } from './naming/media-fields.js';
export {
  byPreference,
  checkedChoice,
  ChoiceLedger,
  chooseBetter,
  type DuplicateChoice,
} from './duplicates/choice.js';
export { CompareContents } from './duplicates/compare-contents.js';
export {
  ContentReader,
  ContentStore,
  type ContentWork,
  type HashProgress,
} from './duplicates/content-store.js';
export type { Copy } from './duplicates/copy.js';
export {
  type ContentKey,
  type DuplicateId,
  formatDuplicateId,
  LAST_VERSION,
  parseDuplicateId,
  type TitleKey,
} from './duplicates/duplicate-id.js';
export {
  byQuality,
  compareCopies,
  explainQuality,
  type FeatureComparison,
  isClearlyBetter,
  type QualityComparison,
  qualityOf,
} from './duplicates/quality.js';
export { QUALITY_FEATURES, type QualityFeature } from './duplicates/traits.js';
export { groupVersions, type VersionedCopy, type VersionGroup } from './duplicates/versions.js';
export { type LeavingBundle, leavingOperations, type LeavingVideo, type TrashFolderOf } from './leaving.js';
export { GENRE_KEYS } from './layout/genres.js';
export { relinkOf } from './layout/ranged-links.js';
export { type SurveyedTitle, surveyTitles, type TitlePlace } from './layout/survey-titles.js';
export * from './naming/change-naming.js';
export { describeNaming, type NamingReference } from './naming/describe-naming.js';
export { NAMING_WORDS, type NamingWords } from './naming/naming-words.js';
export { type NamingPreview, previewNaming } from './naming/preview.js';
export * from './naming/scheme.js';
export * from './plan.js';
