import type { NamingPreset, NamingWords, OrganizeMode } from '#domain';

/** All settings of one process, validated and frozen. Field comments name the environment variable. */
export interface Config {
  /** `CINEORG_DATA_DIR`: absolute path of CineOrg's own data. */
  readonly dataDir: string;
  /** `CINEORG_HOST` and `CINEORG_PORT`: where the gateway listens. Port 0 picks a free one. */
  readonly host: string;
  readonly port: number;
  /** `DATABASE_URL`; null means the embedded PostgreSQL of `cineorg up`. */
  readonly databaseUrl: string | null;
  /** `QUEUE_URL` (`redis://…` or `rediss://…`); null means BullMQ's PostgreSQL backend. */
  readonly queueUrl: string | null;
  /** `CINEORG_ROOTS`: absolute folders that may be scanned; empty means none was named. */
  readonly roots: readonly string[];
  /** `CINEORG_STORAGE_DIR`, `CINEORG_VIEW_DIR`: the default library's trees; null while not set. */
  readonly storageDir: string | null;
  readonly viewDir: string | null;
  /** `CINEORG_MODE` (dual), `CINEORG_NAMING` (cineorg, jellyfin, plex, kodi), `CINEORG_WORDS` (fr, en). */
  readonly mode: OrganizeMode;
  readonly naming: NamingPreset;
  readonly words: NamingWords;
  /** `CINEORG_MAX_PER_FOLDER`: entries that a folder of the view may have before it is divided into ranges. */
  readonly maxPerFolder: number;
  /** `CINEORG_OWNER`, `CINEORG_FILE_MODE`, `CINEORG_FOLDER_MODE`: what is placed gets these; null leaves it as it is. */
  readonly rights: RightsConfig;
  /** `CINEORG_TRASH_DAYS`: what is in the trash is removed for good after so many days; 0 = never. */
  readonly trashDays: number;
  readonly tmdb: TmdbConfig;
  readonly fallbacks: FallbacksConfig;
  readonly identify: IdentifyConfig;
  /** `CINEORG_ENRICH` (auto, off): whether facts of identified titles are fetched, when nothing else waits. */
  readonly enrich: boolean;
  /** `CINEORG_PROBE` (auto, off): whether videos' headers are read, when nothing is scanned. */
  readonly probe: boolean;
  /** `CINEORG_VIDEO_EXTENSIONS`: lower case without dots; the built-in list when not set. */
  readonly videoExtensions: readonly string[] | null;
  /** `CINEORG_MIN_SIZE_MB`: smaller videos are ignored; 0 takes all. */
  readonly minSizeMb: number;
  /** `CINEORG_IGNORE`: patterns as in `.cineorgignore`, with commas in between. */
  readonly ignore: readonly string[];
  readonly watch: WatchConfig;
  /** `CINEORG_SCANNER_WORKERS` and its like: processes of each kind that `up` starts. */
  readonly workers: { readonly scanner: number; readonly metadata: number; readonly organizer: number };
  /** `CINEORG_RECONCILE` (on, off): the reconciler mends what crashes leave; off only to test that it merely mends. */
  readonly reconcile: boolean;
  /** `LOG_LEVEL`: a pino level. */
  readonly logLevel: string;
}

/** Rights of placed files and of the folders made for them. */
export interface RightsConfig {
  readonly file: Readonly<Partial<Record<'mode' | 'uid' | 'gid', number>>> | null;
  readonly folder: Readonly<Partial<Record<'mode' | 'uid' | 'gid', number>>> | null;
}

export interface TmdbConfig {
  /** `TMDB_API_KEY` (v3 key) or `TMDB_TOKEN` (v4 read token, preferred); null while not set. */
  readonly apiKey: string | null;
  readonly token: string | null;
  /** `TMDB_URL`: base up to and with `/3`. */
  readonly url: string;
  /** `TMDB_RATE`: requests a second, all processes together. */
  readonly rate: number;
  /** `TMDB_CONNECTIONS`: open connections, all processes together. */
  readonly connections: number;
  /** `TMDB_LANGUAGE`, as `fr-FR`. */
  readonly language: string;
  /** `CINEORG_CACHE_MB`: mebibytes of answers that are kept; 0 sets no limit. */
  readonly cacheMb: number;
}

/** Providers asked when TMDb finds nothing. */
export interface FallbacksConfig {
  /** `CINEORG_FALLBACKS`: who is asked, in this order, as far as its key is set; empty for nobody. */
  readonly order: readonly Fallback[];
  readonly tvdb: FallbackConfig;
  readonly omdb: FallbackConfig;
}

export type Fallback = 'tvdb' | 'omdb';

export interface FallbackConfig {
  /** `TVDB_API_KEY`, `OMDB_API_KEY`; null while not set, and then it is never asked. */
  readonly apiKey: string | null;
  /** `TVDB_URL` (base up to and with `/v4`), `OMDB_URL`. */
  readonly url: string;
}

export interface IdentifyConfig {
  /** `CINEORG_ACCEPT_SCORE` and `CINEORG_ACCEPT_LEAD`, each 0 to 1. */
  readonly acceptScore: number;
  readonly acceptLead: number;
}

export interface WatchConfig {
  /** `CINEORG_WATCH` (off, on, poll): folders are watched, or only scanned again every few minutes. */
  readonly mode: 'off' | 'on' | 'poll';
  /** `CINEORG_RESCAN_MINUTES`: each root is scanned again so long after its last scan was asked for; 0 = never. */
  readonly rescanMinutes: number;
  /** `CINEORG_FULL_PASS_HOURS`: a scheduled scan reads every folder when the last such one is older; 0 = never. */
  readonly fullPassHours: number;
}
