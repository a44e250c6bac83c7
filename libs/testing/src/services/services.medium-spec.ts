import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from './test-database.js';
import { createTestRedis, type TestRedis } from './test-redis.js';

describe('a test database', () => {
  let databases: TestDatabase[] = [];
  const clients: Client[] = [];

  beforeAll(async () => {
    databases = await Promise.all([createTestDatabase(), createTestDatabase(), createTestDatabase()]);
    for (const { url } of databases) {
      const client = new Client(url);
      await client.connect();
      clients.push(client);
    }
  });

  afterAll(async () => {
    await Promise.all(clients.map((client) => client.end()));
    await Promise.all(databases.map((database) => database.drop()));
  });

  it('has the schema, and no rows', async () => {
    for (const client of clients) {
      const { rows } = await client.query('SELECT count(*)::int AS count FROM scan');
      expect(rows).toEqual([{ count: 0 }]);
    }
  });

  it('is a database of its own', async () => {
    await clients[0]?.query("INSERT INTO budget (provider, next_slot) VALUES ('planted', now())");
    const counts = await Promise.all(
      clients.map(
        async (client) => (await client.query("SELECT 1 FROM budget WHERE provider = 'planted'")).rowCount,
      ),
    );
    expect(counts).toEqual([1, 0, 0]);
  });

  it('is gone after drop, open connections or not', async () => {
    const { url, drop } = await createTestDatabase();
    const client = new Client(url);
    client.on('error', () => undefined);
    await client.connect();
    await drop();
    await expect(new Client(url).connect()).rejects.toThrow('does not exist');
  });
});

describe('a test Redis', () => {
  let both: TestRedis[] = [];
  let clients: Redis[] = [];

  beforeAll(async () => {
    both = [await createTestRedis(), await createTestRedis()];
    clients = both.map(({ url }) => new Redis(url));
  });

  afterAll(async () => {
    for (const client of clients) client.disconnect();
    await Promise.all(both.map((redis) => redis.drop()));
  });

  it('keeps what it is given, as a deployment does', async () => {
    const client = new Redis(both[0]?.url ?? '');
    const settings = [
      await client.config('GET', 'appendonly'),
      await client.config('GET', 'maxmemory-policy'),
    ];
    client.disconnect();
    expect(settings).toEqual([
      ['appendonly', 'yes'],
      ['maxmemory-policy', 'noeviction'],
    ]);
  });

  it('is a database of its own', async () => {
    await clients[0]?.set('planted', '1');
    expect(await clients[0]?.get('planted')).toBe('1');
    expect(await clients[1]?.get('planted')).toBeNull();
  });

  it('is empty after drop', async () => {
    const { url, drop } = await createTestRedis();
    const client = new Redis(url);
    await client.set('planted', '1');
    await drop();
    expect(await client.dbsize()).toBe(0);
    client.disconnect();
  });
});
