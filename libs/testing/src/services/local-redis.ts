import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '#infrastructure/postgres';
import type { StartedServer } from './servers.js';

/** How every Redis of the tests is set, in a container or not: as a deployment's, with a database for every spec. */
export const REDIS_OPTIONS = [
  ...['--appendonly', 'yes', '--save', ''],
  ...['--maxmemory-policy', 'noeviction', '--databases', '1024'],
];

/** The shell ends the server, and removes its folder ($1), when the pipe to the test run closes, for whatever reason. */
const KEEPER = 'dir=$1; shift; redis-server "$@" </dev/null & read -r _; kill $!; wait $!; rm -rf "$dir"';
const READY_MS = 10_000;

/** Starts `redis-server` on a free port and a folder of its own, which `stop` removes. */
export async function startLocalRedis(): Promise<StartedServer> {
  ensureRedisServer();
  const dir = mkdtempSync(join(tmpdir(), 'cineorg-test-redis-'));
  const port = await freePort();
  const log = join(dir, 'redis.log');
  const args = [
    '--bind',
    '127.0.0.1',
    '--port',
    String(port),
    '--dir',
    dir,
    '--logfile',
    log,
    ...REDIS_OPTIONS,
  ];
  const keeper = spawn('/bin/sh', ['-c', KEEPER, 'redis-keeper', dir, ...args], {
    // Ctrl-C must not reach the server before its clients have ended.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const stop = async (): Promise<void> => {
    const ended = once(keeper, 'exit');
    keeper.stdin.end();
    await ended;
  };
  const url = `redis://127.0.0.1:${port}`;
  if (await answers(url)) return { url, stop };
  const end = existsSync(log)
    ? readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n')
    : 'it wrote no log';
  await stop();
  throw new Error(`redis-server did not answer within ${READY_MS / 1_000} s:\n${end}`);
}

async function answers(url: string): Promise<boolean> {
  const client = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  client.on('error', () => undefined);
  const late = setTimeout(() => client.disconnect(), READY_MS);
  try {
    return (await client.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    clearTimeout(late);
    client.disconnect();
  }
}

/** No npm package brings Redis: where the tests may, they fetch it from the system's packages. */
function ensureRedisServer(): void {
  if (isOnPath('redis-server')) return;
  if (process.getuid?.() !== 0 || !isOnPath('apt-get')) {
    throw new Error(
      'The tests need Redis: install redis-server (Debian, Ubuntu: "apt-get install redis-server"; macOS: ' +
        '"brew install redis"), or start Docker, and run them again.',
    );
  }
  process.stderr.write('tests: installing redis-server with apt-get, since neither it nor Docker is here\n');
  // At run level 1 the package's own service is not started.
  const env = { ...process.env, RUNLEVEL: '1', DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'redis-server']]) {
    execFileSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

function isOnPath(program: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => folder !== '' && existsSync(join(folder, program)));
}
