export { toCorpusFields } from './corpus-fields.js';
export { readPath } from './read-path.js';
export type { ExternalIds, Reading, WorkKind } from './reading.js';
