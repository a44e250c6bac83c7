export { openProviders } from './open-providers.js';
export { TmdbMetadataProvider, type TmdbOptions } from './tmdb.js';
