export type { Config, Fallback, FallbackConfig, IdentifyConfig, TmdbConfig, WatchConfig } from './config.js';
export { loadConfig, unknownSettings } from './load-config.js';
export { ConfigError } from './settings.js';
