import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '#infrastructure/postgres';
import { ApiClient } from '../client/api-client.js';
import { CommandFailure } from '../exit.js';

const STAND_IN = fileURLToPath(
  new URL('../../../../libs/testing/src/tmdb-stand-in/main.js', import.meta.url),
);
const CINEORG = fileURLToPath(new URL('../main.js', import.meta.url));

/** A first start makes the database's files, on a slow disk too. */
const START_MS = 120_000;

/** The folders the demo works in. */
export interface DemoFolders {
  readonly library: string;
  readonly storage: string;
  readonly view: string;
  readonly data: string;
}

/** A TMDb stand-in and a whole CineOrg, started as a user would start it, for the time of the demo. */
export class DemoStage {
  private readonly processes: ChildProcess[] = [];

  /** Starts both and answers a client of the API. */
  async start(folders: DemoFolders): Promise<ApiClient> {
    const tmdb = await this.startStandIn();
    const port = await freePort();
    const env = {
      ...process.env,
      ...{ CINEORG_DATA_DIR: folders.data, CINEORG_PORT: String(port), CINEORG_HOST: '127.0.0.1' },
      ...{
        CINEORG_ROOTS: folders.library,
        CINEORG_STORAGE_DIR: folders.storage,
        CINEORG_VIEW_DIR: folders.view,
      },
      ...{ CINEORG_MODE: 'dual', TMDB_URL: tmdb, TMDB_API_KEY: 'stand-in-key', TMDB_TOKEN: '' },
    };
    const up = spawn(process.execPath, [CINEORG, 'up'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    this.processes.unshift(up);
    const url = `http://127.0.0.1:${port}`;
    await untilLive(url, up);
    return new ApiClient({ url, key: readFileSync(join(folders.data, 'admin.key'), 'utf8').trim() });
  }

  /** Stops what was started, the last first. */
  async stop(): Promise<void> {
    for (const child of this.processes) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
  }

  private async startStandIn(): Promise<string> {
    const child = spawn(process.execPath, [STAND_IN], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.processes.push(child);
    for await (const line of createInterface(child.stdout)) return (JSON.parse(line) as { url: string }).url;
    throw new CommandFailure('The TMDb stand-in did not start');
  }
}

async function untilLive(url: string, up: ChildProcess): Promise<void> {
  for (const end = Date.now() + START_MS; Date.now() < end;) {
    if (up.exitCode !== null) break;
    const alive = await fetch(`${url}/livez`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (alive) return;
    await pause(100);
  }
  throw new CommandFailure('CineOrg did not start; the messages above say why');
}
