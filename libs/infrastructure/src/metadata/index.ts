export { TmdbMetadataProvider, type TmdbOptions } from './tmdb.js';
