export { toCorpusFields } from './corpus-fields.js';
export { parsePath, readPath } from './read-path.js';
export type { CopyFacets, ExternalIds, ExtraKind, Reading, WorkKind } from './reading.js';
