export { TmdbMetadataProvider, type TmdbProviderOptions } from './tmdb-provider.js';
