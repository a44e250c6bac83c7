export {
  ClaimedTargets,
  foldedPath,
  type Layout,
  type Occupant,
  type OccupantOf,
  planBytes,
  planTitle,
} from './build-plan.js';
export { GENRE_KEYS } from './layout/genres.js';
export { type SurveyedTitle, surveyTitles, type TitlePlace } from './layout/survey-titles.js';
export * from './naming/change-naming.js';
export { describeNaming, type NamingReference } from './naming/describe-naming.js';
export { NAMING_WORDS, type NamingWords } from './naming/naming-words.js';
export { type NamingPreview, previewNaming } from './naming/preview.js';
export * from './naming/scheme.js';
export * from './plan.js';
