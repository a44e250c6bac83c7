import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Database } from '#infrastructure/database';
import {
  CONTRACT_WORKS,
  createTestDatabase,
  metadataProviderContract,
  standInCatalogue,
  startTmdbStandIn,
  type TmdbStandIn,
  type TmdbStandInOptions,
} from '#testing';
import { AnswerCache } from './cache.js';
import { cacheReport } from './provider-report.js';
import { TmdbMetadataProvider } from './index.js';

let testDatabase: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;
let closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = await Database.connect(testDatabase.url);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const CATALOGUE = standInCatalogue(CONTRACT_WORKS);

async function startStandIn(options: TmdbStandInOptions = {}): Promise<TmdbStandIn> {
  const standIn = await startTmdbStandIn({ catalogue: CATALOGUE, ...options });
  closers.push(() => standIn.close());
  return standIn;
}

interface Setting {
  readonly member?: string;
  readonly rate?: number;
  readonly connections?: number;
  readonly apiKey?: string | null;
  readonly token?: string | null;
  readonly signal?: AbortSignal;
}

function startProvider({ url }: TmdbStandIn, setting: Setting = {}): TmdbMetadataProvider {
  const {
    member = 'one',
    rate = 400,
    connections = 15,
    apiKey = null,
    token = 'stand-in-token',
    signal,
  } = setting;
  const config = { apiKey, token, url, rate, connections, language: 'en-US', cacheMb: 0 };
  const provider = new TmdbMetadataProvider({ config, database, member, ...(signal && { signal }) });
  closers.push(() => provider.close());
  return provider;
}

async function isDeferred(): Promise<boolean> {
  const far = await database.query(
    `SELECT FROM budget WHERE next_slot > now() + interval '500 milliseconds'`,
  );
  return far.length > 0;
}

async function problem(): Promise<string | null> {
  const [row] = await database.query<{ problem: string | null }>('SELECT problem FROM provider_status');
  return row?.problem ?? null;
}

describe('the contract', () => {
  metadataProviderContract('TmdbMetadataProvider', async (works) => {
    const standIn = await startTmdbStandIn({ catalogue: standInCatalogue(works) });
    const config = { apiKey: 'stand-in-key', token: null, url: standIn.url, rate: 400, connections: 4 };
    const provider = new TmdbMetadataProvider({
      config: { ...config, language: 'en-US', cacheMb: 0 },
      database,
      member: 'c',
    });
    const close = async (): Promise<void> => {
      await provider.close();
      await standIn.close();
    };
    return { provider, close };
  });
});

describe('TmdbMetadataProvider', () => {
  beforeEach(async () => {
    await database.query('TRUNCATE provider_cache, budget, budget_member, provider_status');
  });
  afterEach(async () => {
    for (const close of closers.toReversed()) await close();
    closers = [];
  });

  describe('the cache', () => {
    it('answers the same question once, in this process and in others', async () => {
      const standIn = await startStandIn();
      const [one, two] = [startProvider(standIn), startProvider(standIn, { member: 'two' })];
      const answers = await Promise.all([one.details('movie', 194), one.details('movie', 194)]);
      expect(await two.details('movie', 194)).toEqual(answers[0]);
      expect(await two.details('movie', 777_777)).toBeNull();
      expect(await one.details('movie', 777_777)).toBeNull();
      expect(standIn.stats().requests).toBe(2);
    });

    it('lets one process ask for the details that several want at once', async () => {
      const standIn = await startStandIn({ latencyMs: 50 });
      const providers = ['one', 'two', 'three'].map((member) => startProvider(standIn, { member }));
      const answers = await Promise.all(providers.map((provider) => provider.details('episode', 60622)));
      expect(new Set(answers.map((details) => details?.work.title))).toEqual(new Set(['Fargo']));
      expect(standIn.stats().requests).toBe(1);
    });

    it('lets another process ask when the one that did has failed or died', async () => {
      const standIn = await startStandIn();
      const [one, two] = [
        startProvider(standIn, { apiKey: 'of-no-use', token: null }),
        startProvider(standIn),
      ];
      await expect(one.details('movie', 194)).rejects.toMatchObject({ code: 'provider.refused-key' });
      expect(await two.details('movie', 194)).toMatchObject({ work: { tmdbId: 194 } });
      await database.query(
        `UPDATE provider_cache SET expires_at = 'epoch', fetching_until = now() - interval '1 second'`,
      );
      expect(await two.details('movie', 194)).toMatchObject({ work: { tmdbId: 194 } });
    });

    it('keeps no more than it may, and rather what expires last', async () => {
      const cache = new AnswerCache(database, 1);
      const body = { text: 'x'.repeat(10_000) };
      for (let at = 0; at < 500; at++) {
        await cache.answer({
          key: `answer ${at}`,
          fetch: () => Promise.resolve(body),
          read: (answer) => answer,
          lifetime: () => 60_000 + at * 1_000,
        });
      }
      const { entries, bytes } = await cacheReport(database);
      expect(bytes).toBeLessThanOrEqual(2 ** 20);
      expect(entries).toBeGreaterThan(90);
      expect(await database.query(`SELECT FROM provider_cache WHERE key = 'answer 499'`)).toHaveLength(1);
    }, 30_000);

    it('asks again what has expired or was spoilt', async () => {
      const standIn = await startStandIn();
      const provider = startProvider(standIn);
      const first = await provider.search('movie', 'Fargo', null);
      await database.query(`UPDATE provider_cache SET expires_at = now()`);
      await provider.search('movie', 'Fargo', null);
      await database.query(`UPDATE provider_cache SET body = '{"results": 5}'`);
      expect(await provider.search('movie', 'Fargo', null)).toEqual(first);
      expect(standIn.stats().requests).toBe(3);
    });

    it('serves nothing that is older than six months', async () => {
      const standIn = await startStandIn();
      const provider = startProvider(standIn);
      await provider.search('movie', 'Fargo', null);
      await database.query(
        `UPDATE provider_cache SET fetched_at = now() - interval '190 days', expires_at = now() + interval '1 day'`,
      );
      await provider.search('movie', 'Fargo', null);
      expect(standIn.stats().requests).toBe(2);
    });

    it('keeps searches a day, works a week and empty answers a day', async () => {
      const provider = startProvider(await startStandIn());
      await provider.search('movie', 'Fargo', null);
      await provider.search('movie', 'Nothing Of That Name', null);
      await provider.details('movie', 275);
      const rows = await database.query<{ hours: number }>(
        `SELECT round(extract(epoch FROM expires_at - fetched_at) / 3600)::int AS hours FROM provider_cache ORDER BY 1`,
      );
      expect(rows.map(({ hours }) => hours)).toEqual([24, 24, 168]);
    });

    it('holds the key nowhere', async () => {
      const provider = startProvider(await startStandIn(), { apiKey: 'stand-in-key', token: null });
      await provider.search('movie', 'Fargo', null);
      const rows = await database.query<{ row: string }>(
        'SELECT provider_cache::text AS row FROM provider_cache',
      );
      expect(rows).toHaveLength(1);
      expect(JSON.stringify(rows)).not.toContain('stand-in-key');
    });
  });

  it('asks for a series with all its usual seasons at once', async () => {
    const standIn = await startStandIn();
    const provider = startProvider(standIn);
    await provider.details('episode', 60622);
    expect(standIn.stats().requests).toBe(1);
    await provider.details('episode', 456);
    expect(standIn.stats().requests).toBe(4);
  });

  describe('faults', () => {
    it.each([500, 503, 'reset', 'truncate', 'html', 'empty'] as const)('survives two of %s', async (kind) => {
      const standIn = await startStandIn();
      standIn.failNext({ kind, times: 2 });
      const found = await startProvider(standIn).search('movie', 'Fargo', null);
      expect(found.map(({ tmdbId }) => tmdbId)).toEqual([275]);
      expect(standIn.stats().requests).toBe(3);
    });

    it('gives up on a provider that stays away, says so, and takes it back when it answers', async () => {
      const standIn = await startStandIn();
      standIn.failNext({ kind: 503, times: 5 });
      const provider = startProvider(standIn);
      const failing = provider.search('movie', 'Fargo', null);
      await expect(failing).rejects.toMatchObject({ code: 'provider.unavailable', retryable: true });
      expect(await problem()).toBe('provider.unavailable');
      expect(await provider.search('movie', 'Fargo', null)).toHaveLength(1);
      expect(await problem()).toBeNull();
    }, 30_000);

    it('clears what another process, now gone, has written', async () => {
      const standIn = await startStandIn();
      await database.query(
        `INSERT INTO provider_status (provider, problem) VALUES ('tmdb', 'provider.unavailable')`,
      );
      await startProvider(standIn).search('movie', 'Fargo', null);
      expect(await problem()).toBeNull();
    });

    it('does not ask forever what TMDb cannot make sense of', async () => {
      const standIn = await startStandIn();
      const provider = startProvider(standIn);
      expect(await provider.search('movie', '', null)).toEqual([]);
      expect(await provider.details('movie', 0)).toBeNull();
      expect(standIn.stats().requests).toBe(0);
    });

    it('ends a wait when the process stops', async () => {
      const stopping = new AbortController();
      const standIn = await startStandIn();
      standIn.failNext({ kind: 'hang' });
      const asking = startProvider(standIn, { signal: stopping.signal }).search('movie', 'Fargo', null);
      while (standIn.stats().requests === 0) await nextTurn();
      stopping.abort();
      await expect(asking).rejects.toMatchObject({ code: 'provider.unavailable', retryable: true });
      expect(await problem()).toBeNull();
    });
  });

  describe('keys', () => {
    it('says that one is refused, asking only once, without showing it', async () => {
      const standIn = await startStandIn();
      const provider = startProvider(standIn, { apiKey: 'of-no-use', token: null });
      const failing = provider.search('movie', 'Fargo', null);
      await expect(failing).rejects.toMatchObject({ code: 'provider.refused-key', retryable: true });
      await expect(failing).rejects.not.toThrow('of-no-use');
      await expect(provider.search('movie', 'Amélie', null)).rejects.toThrow();
      expect(standIn.stats().requests).toBe(1);
      expect(await problem()).toBe('provider.refused-key');
    });

    it('says that there is none, without asking', async () => {
      const standIn = await startStandIn();
      const failing = startProvider(standIn, { token: null }).search('movie', 'Fargo', null);
      await expect(failing).rejects.toMatchObject({ code: 'provider.no-key', retryable: true });
      expect(standIn.stats().requests).toBe(0);
      expect(await problem()).toBe('provider.no-key');
    });
  });

  describe('the budget', () => {
    const ask = (provider: TmdbMetadataProvider, name: string, count: number): Promise<unknown> =>
      Promise.all(Array.from({ length: count }, (_, at) => provider.search('movie', `${name} ${at}`, null)));

    it('is shared by two processes, which overdraw no second of it and waste little', async () => {
      const standIn = await startStandIn({ latencyMs: 20, rate: 44 });
      const [one, two] = [
        startProvider(standIn, { rate: 40 }),
        startProvider(standIn, { rate: 40, member: 'two' }),
      ];
      const start = performance.now();
      await Promise.all([ask(one, 'one', 60), ask(two, 'two', 60)]);
      const { peakPerSecond, refused, requests } = standIn.stats();
      expect({ refused, requests }).toEqual({ refused: 0, requests: 120 });
      expect(peakPerSecond).toBeLessThanOrEqual(44);
      expect(performance.now() - start).toBeGreaterThan(2_900);
    }, 30_000);

    it('keeps to its connections, whoever joins', async () => {
      const standIn = await startStandIn({ latencyMs: 30, maxConnections: 8 });
      const [one, two] = [
        startProvider(standIn, { connections: 6 }),
        startProvider(standIn, { connections: 6, member: 'two' }),
      ];
      await Promise.all([ask(one, 'one', 60), ask(two, 'two', 60)]);
      expect(standIn.stats().refused).toBe(0);
      expect(standIn.stats().peakConnections).toBeLessThanOrEqual(8);
    }, 30_000);

    it('lets everybody wait as long as a refusal asks', async () => {
      const standIn = await startStandIn();
      const [one, two] = [startProvider(standIn), startProvider(standIn, { member: 'two' })];
      await two.search('movie', 'Fargo', null);
      standIn.failNext({ kind: 429 });
      const start = performance.now();
      const retried = one.search('movie', 'Amélie', null);
      while (!(await isDeferred())) await nextTurn();
      await two.search('movie', 'The Lion King', null);
      expect(performance.now() - start).toBeGreaterThan(950);
      expect(await retried).toHaveLength(1);
      expect(standIn.stats().requests).toBe(4);
    }, 30_000);

    it('backs off by itself when a refusal does not say for how long', async () => {
      const standIn = await startStandIn({ retryAfter: 'none' });
      standIn.failNext({ kind: 429, times: 2 });
      expect(await startProvider(standIn).search('movie', 'Amélie', null)).toHaveLength(1);
      expect(standIn.stats().requests).toBe(3);
    }, 30_000);

    it('is slower for everybody after a refusal, and grows again', async () => {
      const slowedRate = async (): Promise<number | null> => {
        const [row] = await database.query<{ rate: number | null }>('SELECT slowed_rate AS rate FROM budget');
        return row?.rate ?? null;
      };
      const standIn = await startStandIn({ retryAfter: 'none' });
      standIn.failNext({ kind: 429 });
      const provider = startProvider(standIn, { rate: 40 });
      await provider.search('movie', 'Amélie', null);
      expect(await slowedRate()).toBeCloseTo(28);
      for (const [title, rate] of [
        ['Fargo', 29],
        ['Heat', 30],
      ] as const) {
        await database.query(`UPDATE budget SET slowed_at = now() - interval '3 seconds'`);
        await provider.search('movie', title, null);
        expect(await slowedRate()).toBeCloseTo(rate);
      }
      await database.query(`UPDATE budget SET slowed_at = now() - interval '3 seconds', slowed_rate = 39.5`);
      await provider.search('movie', 'The Lion King', null);
      expect(await slowedRate()).toBeNull();
    }, 30_000);

    it('gets over a clock of the database that was set back', async () => {
      await database.query(`INSERT INTO budget VALUES ('tmdb', now() + interval '3 hours')`);
      expect(await startProvider(await startStandIn()).search('movie', 'Amélie', null)).toHaveLength(1);
    });

    it('fails, to be asked again later, while a long pause lasts', async () => {
      const provider = startProvider(await startStandIn());
      await database.query(`INSERT INTO budget VALUES ('tmdb', now() + interval '1 minute')`);
      await expect(provider.search('movie', 'Amélie', null)).rejects.toMatchObject({
        code: 'provider.unavailable',
      });
    });

    it('is left to the others on closing', async () => {
      const provider = startProvider(await startStandIn());
      await provider.search('movie', 'Amélie', null);
      expect(await database.query('SELECT FROM budget_member')).toHaveLength(1);
      await provider.close();
      expect(await database.query('SELECT FROM budget_member')).toHaveLength(0);
    });
  });
});
