import { dockerAnswers, startPostgresContainer, startRedisContainer } from './containers.js';
import { startLocalPostgres } from './local-postgres.js';
import { startLocalRedis } from './local-redis.js';
import { POSTGRES_VARIABLE, REDIS_VARIABLE, type StartedServer } from './servers.js';

type Start = () => Promise<StartedServer>;

const CONTAINERS: readonly [Start, Start] = [startPostgresContainer, startRedisContainer];
const LOCAL: readonly [Start, Start] = [startLocalPostgres, startLocalRedis];

let running: readonly StartedServer[] = [];

/**
 * Starts one PostgreSQL and one Redis for the whole run, in containers where Docker runs, else as programs of this
 * machine, and puts their addresses into the environment that the specs' processes inherit.
 */
export async function startServers(): Promise<void> {
  const [postgres, redis] = (await dockerAnswers()) ? await startInContainers() : await startBoth(LOCAL);
  running = [postgres, redis];
  process.env[POSTGRES_VARIABLE] = postgres.url;
  process.env[REDIS_VARIABLE] = redis.url;
}

/** Stops what `startServers` started. */
export async function stopServers(): Promise<void> {
  await Promise.all(running.map((server) => server.stop()));
  running = [];
}

async function startInContainers(): Promise<readonly [StartedServer, StartedServer]> {
  try {
    return await startBoth(CONTAINERS);
  } catch (error) {
    // A daemon without a way to the images is no reason to give up.
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `tests: Docker answers, but its containers do not start (${reason}); using local servers\n`,
    );
    return startBoth(LOCAL);
  }
}

/** Both or none: when one cannot start, the other is stopped again. */
async function startBoth([first, second]: readonly [Start, Start]): Promise<
  readonly [StartedServer, StartedServer]
> {
  const [postgres, redis] = await Promise.allSettled([first(), second()]);
  if (postgres.status === 'fulfilled' && redis.status === 'fulfilled') return [postgres.value, redis.value];
  for (const one of [postgres, redis]) if (one.status === 'fulfilled') await one.value.stop();
  throw [postgres, redis].find((one) => one.status === 'rejected')?.reason;
}
