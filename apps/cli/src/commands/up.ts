import { loadConfig } from '#infrastructure/config';
import type { ExitCode } from '../exit.js';
import { runUp } from '../up/run-up.js';

/** `up`: everything on this machine, until Ctrl-C. Options win over the environment. */
export async function up({ dataDir, port }: { dataDir?: string; port?: string }): Promise<ExitCode> {
  const env = {
    ...process.env,
    ...(dataDir === undefined ? {} : { CINEORG_DATA_DIR: dataDir }),
    ...(port === undefined ? {} : { CINEORG_PORT: port }),
  };
  return runUp(loadConfig(env, process.cwd()), env);
}
