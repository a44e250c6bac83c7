import { isAbsolute, relative, resolve } from 'node:path';
import { NAMING_PRESETS, NAMING_WORDS, ORGANIZE_MODES } from '#domain';
import type {
  Config,
  Fallback,
  FallbackConfig,
  FallbacksConfig,
  RightsConfig,
  TmdbConfig,
} from './config.js';
import { ConfigError, Settings } from './settings.js';

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const LANGUAGE = /^[a-z]{2,3}(-([A-Z]{2}|\d{3}))?$/;

/** Names that other parts read, or that features to come will read: accepted already. */
const OTHERS = [
  'CINEORG_URL',
  'CINEORG_API_KEY',
  'CINEORG_API_KEY_FILE',
  'CINEORG_PARENT_FD',
  'CINEORG_HEARTBEAT_FILE',
  'CINEORG_TEST_COUNTS',
  'CINEORG_PROBE',
  'CINEORG_MAX_PER_FOLDER',
];

/** TMDb's own service. */
const TMDB = 'https://api.themoviedb.org/3';

/** The fallback providers' own services, in the order in which they are asked. */
const FALLBACKS = { tvdb: 'https://api4.thetvdb.com/v4', omdb: 'https://www.omdbapi.com' } as const;
const FALLBACK_LIST = /^(?:none|(?:tvdb|omdb)(?:[,: ]+(?:tvdb|omdb))*)$/;

/**
 * The settings of this process from environment and `cineorg.yaml` (in `cwd`, or named by `CINEORG_CONFIG`),
 * validated and frozen. Throws a ConfigError that names every problem.
 */
export function loadConfig(env: NodeJS.ProcessEnv, cwd: string): Config {
  const settings = new Settings(env, cwd);
  const config = readConfig(settings, cwd);
  checkTrees(config, settings);
  if (settings.problems.length > 0) throw new ConfigError(settings.problems);
  return Object.freeze(config);
}

/**
 * Names of settings that mean nothing to CineOrg, in the environment (`CINEORG_…` only) or in `cineorg.yaml`: worth a
 * warning, since they are mostly misspelt.
 */
export function unknownSettings(env: NodeJS.ProcessEnv, cwd: string): string[] {
  const settings = new Settings(env, cwd);
  readConfig(settings, cwd);
  for (const name of OTHERS) settings.text(name);
  return settings.unknown();
}

function readConfig(settings: Settings, cwd: string): Config {
  const path = (name: string): string | null => {
    const given = settings.text(name);
    return given === null ? null : resolve(cwd, given);
  };
  return {
    dataDir: path('CINEORG_DATA_DIR') ?? resolve(cwd, 'data'),
    host: settings.text('CINEORG_HOST') ?? '127.0.0.1',
    port: settings.integer('CINEORG_PORT', 3000, [0, 65_535]),
    databaseUrl: settings.url('DATABASE_URL', ['postgres:', 'postgresql:']),
    queueUrl: settings.url('QUEUE_URL', ['redis:', 'rediss:']),
    roots: (settings.text('CINEORG_ROOTS') ?? '')
      .split(':')
      .flatMap((one) => (one === '' ? [] : [resolve(cwd, one)])),
    storageDir: path('CINEORG_STORAGE_DIR'),
    viewDir: path('CINEORG_VIEW_DIR'),
    mode: settings.choice('CINEORG_MODE', 'dual', ORGANIZE_MODES),
    naming: settings.choice('CINEORG_NAMING', 'cineorg', NAMING_PRESETS),
    words: settings.choice('CINEORG_WORDS', 'fr', NAMING_WORDS),
    maxPerFolder: settings.integer('CINEORG_MAX_PER_FOLDER', 50, [10, 1_000_000]),
    rights: rightsConfig(settings),
    trashDays: settings.integer('CINEORG_TRASH_DAYS', 30, [0, 36_500]),
    tmdb: tmdbConfig(settings),
    fallbacks: fallbacksConfig(settings),
    identify: {
      acceptScore: settings.decimal('CINEORG_ACCEPT_SCORE', 0.85, [0, 1]),
      acceptLead: settings.decimal('CINEORG_ACCEPT_LEAD', 0.1, [0, 1]),
    },
    enrich: settings.choice('CINEORG_ENRICH', 'auto', ['auto', 'off'] as const) === 'auto',
    probe: settings.choice('CINEORG_PROBE', 'auto', ['auto', 'off'] as const) === 'auto',
    videoExtensions: extensions(settings.text('CINEORG_VIDEO_EXTENSIONS')),
    minSizeMb: settings.decimal('CINEORG_MIN_SIZE_MB', 0, [0, 1_000_000]),
    ignore: (settings.text('CINEORG_IGNORE') ?? '').split(',').filter((pattern) => pattern.trim() !== ''),
    watch: {
      mode: settings.choice('CINEORG_WATCH', 'off', ['off', 'on', 'poll'] as const),
      rescanMinutes: settings.integer('CINEORG_RESCAN_MINUTES', 0, [0, 100_000]),
      fullPassHours: settings.integer('CINEORG_FULL_PASS_HOURS', 24, [0, 10_000]),
    },
    workers: workerCounts(settings),
    reconcile: settings.choice('CINEORG_RECONCILE', 'on', ['on', 'off'] as const) === 'on',
    logLevel: settings.choice('LOG_LEVEL', 'info', LEVELS),
  };
}

const OWNER = /^\d{1,9}:\d{1,9}$/;
/** The owner must be able to read, or CineOrg itself could not go on. */
const FILE_MODE = /^0?[4-7][0-7]{2}$/;
const FOLDER_MODE = /^[0-2]?7[0-7]{2}$/;

function rightsConfig(settings: Settings): RightsConfig {
  const owner = settings.form('CINEORG_OWNER', '', OWNER, 'a user and a group as numbers, such as 1000:1000');
  const [uid, gid] = owner.split(':').map(Number);
  const owned = uid === undefined || gid === undefined ? {} : { uid, gid };
  const of = (name: string, form: RegExp, allowed: string): RightsConfig['file'] => {
    const mode = settings.form(name, '', form, allowed);
    const rights = { ...owned, ...(mode === '' ? {} : { mode: Number.parseInt(mode, 8) }) };
    return Object.keys(rights).length === 0 ? null : rights;
  };
  return {
    file: of('CINEORG_FILE_MODE', FILE_MODE, 'a mode such as 0644, readable for its owner'),
    folder: of('CINEORG_FOLDER_MODE', FOLDER_MODE, 'a mode such as 0755 or 2775, open for its owner'),
  };
}

function tmdbConfig(settings: Settings): TmdbConfig {
  return {
    apiKey: settings.text('TMDB_API_KEY'),
    token: settings.text('TMDB_TOKEN'),
    url: serviceUrl(settings, 'TMDB_URL', TMDB),
    rate: settings.decimal('TMDB_RATE', 40, [0.1, 1_000]),
    connections: settings.integer('TMDB_CONNECTIONS', 15, [1, 1_000]),
    cacheMb: settings.integer('CINEORG_CACHE_MB', 512, [0, 1_000_000]),
    language: settings.form('TMDB_LANGUAGE', 'en-US', LANGUAGE, 'a language such as en-US or fr'),
  };
}

function fallbacksConfig(settings: Settings): FallbacksConfig {
  const of = (name: Fallback): FallbackConfig => ({
    apiKey: settings.text(`${name.toUpperCase()}_API_KEY`),
    url: serviceUrl(settings, `${name.toUpperCase()}_URL`, FALLBACKS[name]),
  });
  const allowed = 'tvdb and omdb in the order wanted (tvdb,omdb), one of them, or none';
  const named = settings.form('CINEORG_FALLBACKS', 'tvdb,omdb', FALLBACK_LIST, allowed).split(/[,: ]+/);
  const order = (['tvdb', 'omdb'] as const).filter((name) => named.includes(name));
  return {
    order: order.toSorted((a, b) => named.indexOf(a) - named.indexOf(b)),
    ...{ tvdb: of('tvdb'), omdb: of('omdb') },
  };
}

const serviceUrl = (settings: Settings, name: string, own: string): string =>
  (settings.url(name, ['http:', 'https:']) ?? own).replace(/\/+$/, '');

function workerCounts(settings: Settings): Config['workers'] {
  const count = (kind: string, usual = 1): number =>
    settings.integer(`CINEORG_${kind}_WORKERS`, usual, [0, 64]);
  // Of two scanners one reads the disk while PostgreSQL is busy with what the other has read.
  return { scanner: count('SCANNER', 2), metadata: count('METADATA'), organizer: count('ORGANIZER') };
}

function extensions(given: string | null): string[] | null {
  if (given === null) return null;
  return given
    .split(/[\s,:]+/)
    .filter(Boolean)
    .map((one) => one.toLowerCase().replace(/^\./, ''));
}

/** Storage and view must be apart, and both be given or neither. */
function checkTrees({ storageDir, viewDir }: Config, settings: Settings): void {
  if (storageDir === null && viewDir === null) return;
  if (storageDir === null)
    settings.problems.push('CINEORG_STORAGE_DIR: is needed where CINEORG_VIEW_DIR is set');
  else if (viewDir === null)
    settings.problems.push('CINEORG_VIEW_DIR: is needed where CINEORG_STORAGE_DIR is set');
  else if (isInside(storageDir, viewDir) || isInside(viewDir, storageDir)) {
    settings.problems.push('CINEORG_VIEW_DIR: must not lie in CINEORG_STORAGE_DIR, nor the other way round');
  }
}

function isInside(inner: string, outer: string): boolean {
  const way = relative(outer, inner);
  return way === '' || (way !== '..' && !way.startsWith('../') && !isAbsolute(way));
}
