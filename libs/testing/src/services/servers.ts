/** The servers of a test run. Both listen on this machine only. */
export interface TestServers {
  /** A superuser's address of the database `postgres`. */
  readonly postgresUrl: string;
  /** Without a database number. */
  readonly redisUrl: string;
}

/** A server that was started for the tests. */
export interface StartedServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** How the set-up hands the addresses to the processes that run the specs. */
export const POSTGRES_VARIABLE = 'TEST_POSTGRES_URL';
export const REDIS_VARIABLE = 'TEST_REDIS_URL';

/** The run's servers. Throws in a spec whose jest project does not start them. */
export function testServers(): TestServers {
  const postgresUrl = process.env[POSTGRES_VARIABLE];
  const redisUrl = process.env[REDIS_VARIABLE];
  if (postgresUrl === undefined || redisUrl === undefined) {
    throw new Error(
      'PostgreSQL and Redis run only for *.medium-spec.ts and test/e2e/*.e2e-spec.ts: rename the spec',
    );
  }
  return { postgresUrl, redisUrl };
}
