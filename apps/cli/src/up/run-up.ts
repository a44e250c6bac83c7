import { join } from 'node:path';
import { type Config, unknownSettings } from '#infrastructure/config';
import { keyFile } from '#infrastructure/database';
import { linkReport, linkWords } from '#infrastructure/files';
import { DataLock } from '#infrastructure/processes';
import { EXIT, type ExitCode } from '../exit.js';
import { Installation } from './installation.js';
import { addressOf, choosePort, untilLive } from './listening.js';
import { StopRequest } from './stop-request.js';

/** After this the start takes unusually long, and the user is told where to look. */
const LONG_START_MS = 30_000;

/** What is left at an end that was insisted on ends by itself, since this process' pipes close. */
const AT_ONCE_MS = 2_000;

/**
 * Runs everything on this machine until it is asked to end. `env` is what the services get. Throws what keeps it from
 * starting: another `up` on the data directory, a port in use, a database that cannot be reached.
 */
export async function runUp(config: Config, env: NodeJS.ProcessEnv): Promise<ExitCode> {
  // A closed terminal must not keep the services from being stopped in order.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const lock = DataLock.take(config.dataDir);
  const stop = new StopRequest(env['CINEORG_PARENT_FD']);
  try {
    return await superviseUntilStopped({ config, env, stop, patient: lock.takenOver });
  } finally {
    stop.dispose();
    lock.release();
  }
}

interface Run {
  readonly config: Config;
  readonly env: NodeJS.ProcessEnv;
  readonly stop: StopRequest;
  /** Whether processes of an earlier run may still be ending. */
  readonly patient: boolean;
}

async function superviseUntilStopped({ config, env, stop, patient }: Run): Promise<ExitCode> {
  for (const name of unknownSettings(env, process.cwd())) tell(`Warning: there is no setting "${name}".`);
  const port = await choosePort(config.host, config.port, patient);
  const installation = new Installation({ config, port, env, onError: tell });
  void stop.insisted.then(() => endAtOnce(installation));
  try {
    await installation.start(stop.signal);
    await announce(config, addressOf(config.host, port), stop.signal);
    await stop.asked;
    tell('Stopping …');
  } finally {
    await installation.stop();
  }
  return EXIT.done;
}

async function announce(config: Config, address: string, signal: AbortSignal): Promise<void> {
  const logs = join(config.dataDir, 'logs');
  const late = setTimeout(
    () => tell(`The gateway does not answer yet; the logs are in ${logs}.`),
    LONG_START_MS,
  );
  const live = await untilLive(address, signal);
  clearTimeout(late);
  if (!live) return;
  process.stdout.write(
    `CineOrg is running at ${address}\n` +
      `  API key: in ${keyFile(config.dataDir)}\n` +
      `  Logs:    in ${logs}\n` +
      'Ctrl-C stops it.\n',
  );
  const links = linkWords(linkReport(config));
  if (links !== '') tell(`Links: ${links}.`);
  if (config.tmdb.apiKey === null && config.tmdb.token === null) {
    tell(
      'No TMDb key is set: files are scanned, but what they are cannot be looked up yet. Get a free key at ' +
        'https://www.themoviedb.org/settings/api, set TMDB_API_KEY (or TMDB_TOKEN) and start again.',
    );
  }
}

function endAtOnce(installation: Installation): void {
  setTimeout(() => process.exit(EXIT.failure), AT_ONCE_MS).unref();
  void installation.kill().finally(() => process.exit(EXIT.failure));
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
