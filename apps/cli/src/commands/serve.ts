import { loadConfig } from '#infrastructure/config';
import { ensureFirstKey, runMigrations } from '#infrastructure/database';
import { CommandFailure, EXIT, type ExitCode } from '../exit.js';

/** The services, by the word that containers start them with. */
const SERVICES: Readonly<Record<string, string>> = {
  gateway: 'gateway',
  scanner: 'scanner-worker',
  metadata: 'metadata-worker',
  organizer: 'organizer-worker',
};

/** `serve SERVICE`: becomes one service, as containers run it. */
export async function serve(service: string): Promise<ExitCode | null> {
  const app = SERVICES[service];
  if (app === undefined) {
    throw new CommandFailure(
      `There is no service "${service}": ${Object.keys(SERVICES).join(', ')}`,
      EXIT.usage,
    );
  }
  await import(new URL(`../../../${app}/src/main.js`, import.meta.url).href);
  return null;
}

/** `migrate`: brings the database's schema up to date and makes the first key. */
export async function migrate(): Promise<ExitCode> {
  const { databaseUrl, dataDir } = loadConfig(process.env, process.cwd());
  if (databaseUrl === null) {
    throw new CommandFailure(
      'Set DATABASE_URL; the embedded database is migrated by "cineorg up"',
      EXIT.usage,
    );
  }
  await runMigrations(databaseUrl);
  await ensureFirstKey(databaseUrl, dataDir);
  process.stderr.write('The schema is up to date.\n');
  return EXIT.done;
}
