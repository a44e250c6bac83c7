export {
  ClaimedTargets,
  foldedPath,
  type Layout,
  type Occupant,
  type OccupantOf,
  planBytes,
  planTitle,
} from './build-plan.js';
export { type SurveyedTitle, surveyTitles, type TitlePlace } from './layout/survey-titles.js';
export { namesNeedMedia } from './naming/media-fields.js';
export {
  NAMING_PRESETS,
  NAMING_WORDS,
  namingProblems,
  type NamingPreset,
  type NamingScheme,
  type NamingSettings,
  type NamingTemplates,
  type NamingWords,
  schemeOf,
  templatesOf,
} from './naming/scheme.js';
export { FIELDS } from './naming/template/fields.js';
export * from './plan.js';
