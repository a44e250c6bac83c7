export { openProviders } from './open-providers.js';
export { TmdbMetadataProvider, type TmdbOptions } from './tmdb.js';
export { cacheReport, providerReports } from './provider-report.js';
