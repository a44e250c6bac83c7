import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { REDIS_OPTIONS } from './local-redis.js';
import type { StartedServer } from './servers.js';

const SOCKET = '/var/run/docker.sock';
const PING_MS = 2_000;
const PASSWORD = 'test';

/** Whether a Docker daemon answers at `DOCKER_HOST` or, when that is not set, at its usual socket. */
export async function dockerAnswers(): Promise<boolean> {
  const ping = pingOf(process.env['DOCKER_HOST'] ?? `unix://${SOCKET}`);
  if (ping === null) return false;
  try {
    const [response] = (await once(ping.end(), 'response')) as [IncomingMessage];
    response.resume();
    return response.statusCode === 200;
  } catch {
    return false;
  }
}

function pingOf(host: string): ClientRequest | null {
  const options = { path: '/_ping', signal: AbortSignal.timeout(PING_MS) };
  if (host.startsWith('unix://')) {
    const socketPath = host.slice('unix://'.length);
    return existsSync(socketPath) ? request({ ...options, socketPath }) : null;
  }
  const url = URL.parse(host.replace(/^tcp:/, 'http:'));
  if (url === null || url.protocol !== 'http:') return null;
  return request({ ...options, hostname: url.hostname, port: url.port || 2375 });
}

/** Starts PostgreSQL in a container. */
export async function startPostgresContainer(): Promise<StartedServer> {
  // Loaded only here: it costs a second that most runs need not spend.
  const { GenericContainer, Wait } = await import('testcontainers');
  const container = await new GenericContainer('postgres:18')
    .withEnvironment({ POSTGRES_PASSWORD: PASSWORD, POSTGRES_INITDB_ARGS: '--encoding=UTF8 --locale=C' })
    .withCommand(['postgres', '-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'max_connections=300'])
    .withExposedPorts(5432)
    // The image starts the server once to make the database, and then for good.
    .withWaitStrategy(Wait.forLogMessage(/database system is ready to accept connections/, 2))
    .start();
  const url = `postgres://postgres:${PASSWORD}@${container.getHost()}:${container.getMappedPort(5432)}/postgres`;
  return { url, stop: async () => void (await container.stop()) };
}

/** Starts Redis in a container. */
export async function startRedisContainer(): Promise<StartedServer> {
  const { GenericContainer, Wait } = await import('testcontainers');
  const container = await new GenericContainer('redis:8')
    .withCommand(['redis-server', ...REDIS_OPTIONS])
    .withExposedPorts(6379)
    .withWaitStrategy(Wait.forLogMessage(/Ready to accept connections/))
    .start();
  const url = `redis://${container.getHost()}:${container.getMappedPort(6379)}`;
  return { url, stop: async () => void (await container.stop()) };
}
