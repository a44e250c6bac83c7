import { Redis } from 'ioredis';
import { testServers } from './servers.js';

/** A numbered Redis database of a spec's own, empty at first. */
export interface TestRedis {
  /** With the database's number, as `QUEUE_URL` takes it. */
  readonly url: string;
  /** Removes what it holds. */
  drop(): Promise<void>;
}

/** Reserves the next Redis database of this run. Number 0 keeps the count. */
export async function createTestRedis(): Promise<TestRedis> {
  const { redisUrl } = testServers();
  const number = await withClient(redisUrl, (client) => client.incr('last-database'));
  const url = `${redisUrl}/${number}`;
  return { url, drop: () => withClient(url, async (client) => void (await client.flushdb())) };
}

async function withClient<Answer>(url: string, work: (client: Redis) => Promise<Answer>): Promise<Answer> {
  const client = new Redis(url);
  try {
    return await work(client);
  } finally {
    client.disconnect();
  }
}
