import { hostname } from 'node:os';
import { type Config, loadConfig } from '../config/index.js';
import { Database } from '../database/index.js';
import { createLogger, type Logger } from '../observability/index.js';

/** What every service process has at hand. */
export interface Runtime {
  readonly config: Config;
  readonly log: Logger;
  readonly database: Database;
  readonly databaseUrl: string;
  /** Names this process in claims, for people who look at them. */
  readonly owner: string;
}

/** Connections to PostgreSQL that one process holds for its own work; the queue's come on top. */
const POOL = { gateway: 8, worker: 4 } as const;

/** Reads the settings and connects. Services need `DATABASE_URL`; `cineorg up` hands its own to them. */
export async function createRuntime(app: string): Promise<Runtime> {
  const config = loadConfig(process.env, process.cwd());
  const log = createLogger(app, config.logLevel);
  if (config.databaseUrl === null) {
    throw new Error('DATABASE_URL: a single service needs a PostgreSQL server; "cineorg up" brings its own');
  }
  const database = await Database.connect(config.databaseUrl, app === 'gateway' ? POOL.gateway : POOL.worker);
  const owner = `${app}@${hostname()}:${process.pid}`;
  return { config, log, database, databaseUrl: config.databaseUrl, owner };
}
