import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '#infrastructure/config';
import { ensureFirstKey, runMigrations } from '#infrastructure/database';
import { EmbeddedPostgres, reachDatabase } from '#infrastructure/postgres';
import { ServiceProcess } from '#infrastructure/processes';

/** All has to be over 10 s after it was asked for; what a service has not ended by then is done again later. */
const SERVICES_MS = 6_500;
const ALL_MS = 9_000;
const LEAST_POSTGRES_MS = 500;

/** What an installation needs to know besides its settings. */
export interface InstallationOptions {
  readonly config: Config;
  readonly port: number;
  readonly env: NodeJS.ProcessEnv;
  readonly onError: (line: string) => void;
}

/** Everything that runs on one machine: PostgreSQL unless there is one already, the gateway and the workers. */
export class Installation {
  private readonly postgres: EmbeddedPostgres | null;
  private services: ServiceProcess[] = [];

  constructor(private readonly options: InstallationOptions) {
    const { config } = options;
    this.postgres = config.databaseUrl === null ? new EmbeddedPostgres(config.dataDir) : null;
  }

  /** Starts what the others need, then them. Between two steps `signal` ends it. */
  async start(signal: AbortSignal): Promise<void> {
    const { config } = this.options;
    const url = await this.startDatabase(config.databaseUrl);
    if (signal.aborted) return;
    await runMigrations(url);
    await ensureFirstKey(url, config.dataDir);
    if (signal.aborted) return;
    this.services = appsOf(config).map(({ app, name }) => this.service(app, name, url));
    for (const service of this.services) service.start();
  }

  /** Stops the services, then PostgreSQL; all within 10 s. */
  async stop(): Promise<void> {
    const begun = Date.now();
    await Promise.all(this.services.map((service) => service.stop(SERVICES_MS)));
    await this.postgres?.stop(Math.max(LEAST_POSTGRES_MS, ALL_MS - (Date.now() - begun)));
  }

  /** Stops everything at once. */
  async kill(): Promise<void> {
    for (const service of this.services) service.kill();
    await this.postgres?.stop(0);
  }

  private async startDatabase(given: string | null): Promise<string> {
    if (this.postgres !== null) return this.postgres.start();
    const url = given ?? '';
    await reachDatabase(url);
    return url;
  }

  private service(app: string, name: string, url: string): ServiceProcess {
    const { config, port, env, onError } = this.options;
    return new ServiceProcess({
      name,
      file: fileURLToPath(new URL(`../../../${app}/src/main.js`, import.meta.url)),
      nodeOptions: app === 'scanner-worker' ? SCANNER_OPTIONS : [],
      env: { ...env, CINEORG_DATA_DIR: config.dataDir, CINEORG_PORT: String(port), DATABASE_URL: url },
      logFile: join(config.dataDir, 'logs', `${name}.log`),
      onError,
    });
  }
}

/** Without a limit Node lets garbage of a scan pile up to 400 MB before it collects it; with it 200 MB do (MiB). */
const SCANNER_OPTIONS = ['--max-semi-space-size=16', '--max-old-space-size=192'];

/** The processes to run; several of a kind are numbered. */
function appsOf({ workers }: Config): { app: string; name: string }[] {
  const counts = {
    gateway: 1,
    'scanner-worker': workers.scanner,
    'metadata-worker': workers.metadata,
    'organizer-worker': workers.organizer,
  };
  return Object.entries(counts).flatMap(([app, count]) =>
    Array.from({ length: count }, (_, at) => ({ app, name: at === 0 ? app : `${app}-${at + 1}` })),
  );
}
