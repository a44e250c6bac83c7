import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '#infrastructure/database';
import {
  CONTRACT_WORKS,
  createTestDatabase,
  type FallbackStandIn,
  type FallbackStandInOptions,
  standInCatalogue,
  startFallbackStandIn,
} from '#testing';
import { OmdbIndex } from './omdb.js';
import { DayBudget } from './omdb-day.js';

let testDatabase: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;
let closers: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = await Database.connect(testDatabase.url);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});
beforeEach(async () => {
  await database.query('TRUNCATE provider_cache, provider_status, provider_day');
});
afterEach(async () => {
  for (const close of closers.toReversed()) await close();
  closers = [];
});

async function startStandIn(options: Partial<FallbackStandInOptions> = {}): Promise<FallbackStandIn> {
  const [film] = CONTRACT_WORKS;
  const other = (tmdbId: number, title: string, imdbId: string): typeof film => ({
    ...film!,
    ...{ imdbId, work: { ...film!.work, tmdbId, title, originalTitle: title } },
  });
  const more = [other(1, 'Fire & Ice', 'tt0085542'), other(2, 'War and Peace', 'tt0049934')];
  const catalogue = standInCatalogue([...CONTRACT_WORKS, ...more.flatMap((one) => one ?? [])]);
  const standIn = await startFallbackStandIn({ catalogue, ...options });
  closers.push(() => standIn.close());
  return standIn;
}

function startIndex({ omdbUrl }: FallbackStandIn, apiKey = 'stand-in-key'): OmdbIndex {
  const index = new OmdbIndex({ config: { apiKey, url: omdbUrl }, database });
  closers.push(() => index.close());
  return index;
}

async function problem(): Promise<string | null> {
  const [row] = await database.query<{ problem: string | null }>(
    `SELECT problem FROM provider_status WHERE provider = 'omdb'`,
  );
  return row?.problem ?? null;
}

async function usedToday(): Promise<number> {
  const [row] = await database.query<{ used: number }>(
    `SELECT used FROM provider_day WHERE day = (now() AT TIME ZONE 'UTC')::date`,
  );
  return row?.used ?? 0;
}

describe('OmdbIndex', () => {
  it('knows films and series by their exact title, and keeps the answers', async () => {
    const standIn = await startStandIn();
    const index = startIndex(standIn);
    for (let time = 0; time < 2; time++) {
      expect(await index.lookUp('movie', 'fargo', 1996)).toEqual([{ source: 'imdb', id: 'tt0116282' }]);
      expect(await index.lookUp('episode', 'Fargo', null)).toEqual([{ source: 'imdb', id: 'tt2802850' }]);
      expect(await index.lookUp('movie', 'Fargo', 1950)).toEqual([]);
      expect(await index.lookUp('movie', 'Far', null)).toEqual([]);
    }
    expect(standIn.asked).toEqual([
      ...['omdb t=fargo&type=movie&y=1996', 'omdb t=Fargo&type=series'],
      ...['omdb t=Fargo&type=movie&y=1950', 'omdb t=Far&type=movie'],
    ]);
    const kept = await database.query<{ hours: number }>(
      `SELECT round(extract(epoch FROM expires_at - fetched_at) / 3600)::int AS hours FROM provider_cache ORDER BY 1`,
    );
    expect(kept.map(({ hours }) => hours)).toEqual([24, 24, 168, 168]);
    expect(await usedToday()).toBe(4);
  });

  it.each([
    ['Fire and Ice', 'tt0085542'],
    ['Fire & Ice', 'tt0085542'],
    ['War & Peace', 'tt0049934'],
  ])('finds %s however "and" is written', async (title, id) => {
    expect(await startIndex(await startStandIn()).lookUp('movie', title, null)).toEqual([
      { source: 'imdb', id },
    ]);
  });

  it('asks nothing for what is no title or no id', async () => {
    const standIn = await startStandIn();
    const index = startIndex(standIn);
    for (const title of ['', '\u0000', '?!']) expect(await index.lookUp('movie', title, null)).toEqual([]);
    expect(await index.byId('../x')).toBeNull();
    expect(standIn.asked).toEqual([]);
  });

  it('tells the work of an IMDb id', async () => {
    const index = startIndex(await startStandIn());
    expect(await index.byId('tt0116282')).toEqual({
      ...{ imdbId: 'tt0116282', kind: 'movie', title: 'Fargo', year: 1996 },
    });
    expect(await index.byId('tt9999999')).toBeNull();
  });

  it('leaves no key anywhere', async () => {
    const standIn = await startStandIn();
    const index = startIndex(standIn, 'a-secret-key');
    const refused = index.lookUp('movie', 'Fargo', null);
    await expect(refused).rejects.toMatchObject({ code: 'provider.refused-key', retryable: true });
    await expect(refused).rejects.not.toThrow('a-secret-key');
    standIn.failNext({ kind: 'reset', times: 2 });
    const failed = startIndex(standIn, 'a-secret-key').lookUp('movie', 'Fargo', null);
    await expect(failed).rejects.not.toThrow('a-secret-key');
    await startIndex(standIn).lookUp('movie', 'Fargo', null);
    const rows = await database.query<{ row: string }>(
      `SELECT provider_cache::text AS row FROM provider_cache
       UNION ALL SELECT provider_status::text FROM provider_status`,
    );
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/secret|stand-in-key/);
  });
});

describe('trouble with OMDb', () => {
  it.each([500, 503, 'reset', 'html', 'empty'] as const)('survives one %s', async (kind) => {
    const standIn = await startStandIn();
    standIn.failNext({ kind });
    expect(await startIndex(standIn).lookUp('movie', 'Fargo', null)).toHaveLength(1);
    expect(await problem()).toBeNull();
  });

  it('is told after the second failure, and OMDb is left alone', async () => {
    const standIn = await startStandIn();
    standIn.failNext({ kind: 503, times: 2 });
    const index = startIndex(standIn);
    const titles = ['Fargo', 'Amélie', 'The Lion King'];
    for (const title of titles) {
      await expect(index.lookUp('movie', title, null)).rejects.toMatchObject({
        code: 'provider.unavailable',
      });
    }
    expect(standIn.asked).toHaveLength(2);
    expect(await problem()).toBe('provider.unavailable');
    expect(await startIndex(standIn).lookUp('movie', 'Fargo', null)).toHaveLength(1);
    expect(await problem()).toBeNull();
  });

  it('lets nobody ask again with a refused key, nor after a 429', async () => {
    const standIn = await startStandIn();
    const refused = startIndex(standIn, 'of-no-use');
    for (const title of ['Fargo', 'Amélie']) {
      await expect(refused.lookUp('movie', title, null)).rejects.toMatchObject({
        code: 'provider.refused-key',
      });
    }
    expect(standIn.asked).toHaveLength(1);
    standIn.failNext({ kind: 429 });
    const hurried = startIndex(standIn);
    for (const title of ['Fargo', 'Amélie']) {
      await expect(hurried.lookUp('movie', title, null)).rejects.toMatchObject({
        code: 'provider.unavailable',
      });
    }
    expect(standIn.asked).toHaveLength(2);
  });

  it('ends at once when the process stops, and says so', async () => {
    const standIn = await startStandIn();
    standIn.failNext({ kind: 'hang' });
    const index = startIndex(standIn);
    const asking = index.lookUp('movie', 'Fargo', null);
    const ended = expect(asking).rejects.toMatchObject({ code: 'provider.stopping', retryable: true });
    while (standIn.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    index.close();
    await ended;
    expect(await problem()).toBeNull();
  });
});

describe('the day', () => {
  it('ends for all processes when OMDb says so, and the next one begins anew', async () => {
    const standIn = await startStandIn({ omdbLimit: 1 });
    const index = startIndex(standIn);
    await index.lookUp('movie', 'Fargo', null);
    await expect(index.lookUp('movie', 'Amélie', null)).rejects.toMatchObject({ code: 'provider.used-up' });
    const other = startIndex(standIn);
    await expect(other.lookUp('movie', 'Amélie', null)).rejects.toMatchObject({ code: 'provider.used-up' });
    expect(standIn.asked).toHaveLength(2);
    expect(await problem()).toBe('provider.used-up');
    expect(await usedToday()).toBe(1_000);
    await database.query('UPDATE provider_day SET day = day - 1');
    const tomorrow = startIndex(await startStandIn());
    expect(await tomorrow.lookUp('movie', 'Amélie', null)).toHaveLength(1);
    expect(await problem()).toBeNull();
  });

  it('is counted to the last request by all together', async () => {
    const budgets = [1, 2, 3].map(() => new DayBudget(database, 'omdb', 10));
    const takes = await Promise.all(
      Array.from({ length: 30 }, (_, at) => budgets[at % budgets.length]!.take()),
    );
    expect(takes.filter(Boolean)).toHaveLength(10);
    expect(await usedToday()).toBe(10);
  });

  it('is forgotten after a month', async () => {
    await database.query(
      `INSERT INTO provider_day VALUES ('omdb', now()::date - 40, 5), ('other', now()::date - 40, 5)`,
    );
    await new DayBudget(database, 'omdb', 10).take();
    const rows = await database.query<{ provider: string }>('SELECT provider FROM provider_day ORDER BY 1');
    expect(rows.map(({ provider }) => provider)).toEqual(['omdb', 'other']);
  });
});
