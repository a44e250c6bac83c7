import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { EmbeddedPostgres } from '#infrastructure/postgres';
import type { StartedServer } from './servers.js';

/** What durability costs is of no use to tests; the server reads these settings again while it runs. */
const FAST = ['fsync = off', 'full_page_writes = off', 'synchronous_commit = off'];

/** Starts PostgreSQL from the npm package on an empty folder of its own, which `stop` removes. */
export async function startLocalPostgres(): Promise<StartedServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'cineorg-test-postgres-'));
  // Root lends the server another account, which has to come in.
  chmodSync(dataDir, 0o755);
  const server = new EmbeddedPostgres(dataDir);
  const stop = async (): Promise<void> => {
    await server.stop();
    const elsewhere = placeElsewhere(dataDir);
    for (const folder of [dataDir, elsewhere])
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
  };
  try {
    const url = new URL(await server.start());
    url.pathname = '/postgres';
    await hurry(url.href);
    return { url: url.href, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The folder that holds the files instead when the server's account cannot enter this one. */
function placeElsewhere(dataDir: string): string | null {
  try {
    return readFileSync(join(dataDir, 'postgres.location'), 'utf8').trim();
  } catch {
    return null;
  }
}

async function hurry(url: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  for (const setting of FAST) await client.query(`ALTER SYSTEM SET ${setting}`);
  await client.query('SELECT pg_reload_conf()');
  await client.end();
}
