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
import { TvdbClient } from './tvdb-client.js';
import { TvdbEpisodeOrders, TvdbIndex } from './tvdb.js';

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
  await database.query('TRUNCATE provider_cache, provider_status, provider_token');
});
afterEach(async () => {
  for (const close of closers.toReversed()) await close();
  closers = [];
});

const SIMPSONS = 71663;

async function startStandIn(options: Partial<FallbackStandInOptions> = {}): Promise<FallbackStandIn> {
  const standIn = await startFallbackStandIn({ catalogue: standInCatalogue(CONTRACT_WORKS), ...options });
  closers.push(() => standIn.close());
  return standIn;
}

interface Tvdb {
  readonly client: TvdbClient;
  readonly index: TvdbIndex;
  readonly orders: TvdbEpisodeOrders;
}

function startTvdb({ tvdbUrl: url }: FallbackStandIn, apiKey = 'stand-in-key'): Tvdb {
  const client = new TvdbClient({ apiKey, url }, database);
  closers.push(() => client.close());
  const options = { client, url, database };
  return { client, index: new TvdbIndex(options), orders: new TvdbEpisodeOrders(options) };
}

async function problem(): Promise<string | null> {
  const [row] = await database.query<{ problem: string | null }>(
    `SELECT problem FROM provider_status WHERE provider = 'tvdb'`,
  );
  return row?.problem ?? null;
}

const logins = ({ asked }: FallbackStandIn): number => asked.filter((one) => one === 'tvdb login').length;

describe('TvdbIndex', () => {
  it('knows series by any of their titles, and keeps the answers', async () => {
    const standIn = await startStandIn();
    const { index } = startTvdb(standIn);
    for (let time = 0; time < 2; time++) {
      for (const title of ['the simpsons', 'Les Simpson']) {
        expect(await index.lookUp('episode', title, 1989)).toEqual([{ source: 'tmdb', id: '456' }]);
      }
      expect(await index.lookUp('episode', 'Les Simpson', 2005)).toEqual([]);
      expect(await index.lookUp('episode', 'Simpson', null)).toEqual([]);
    }
    expect(standIn.asked).toHaveLength(4);
  });

  it('asks nothing for films and for what is no title', async () => {
    const standIn = await startStandIn();
    const { index } = startTvdb(standIn);
    expect(await index.lookUp('movie', 'Fargo', null)).toEqual([]);
    for (const title of ['', '\u0000', '?!']) expect(await index.lookUp('episode', title, null)).toEqual([]);
    expect(standIn.asked).toEqual([]);
  });

  it('leaves no key and no token in what is kept of answers and problems', async () => {
    const standIn = await startStandIn();
    const failing = startTvdb(standIn, 'a-secret-key').index.lookUp('episode', 'Fargo', null);
    await expect(failing).rejects.toMatchObject({ code: 'provider.refused-key', retryable: true });
    await expect(failing).rejects.not.toThrow('a-secret-key');
    await startTvdb(standIn).index.lookUp('episode', 'Fargo', null);
    const rows = await database.query<{ row: string }>(
      `SELECT provider_cache::text AS row FROM provider_cache
       UNION ALL SELECT provider_status::text FROM provider_status`,
    );
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/secret|stand-in-key|stand-in-login/);
  });
});

describe('TvdbClient', () => {
  it('tells series by their own and by other ids', async () => {
    const { client } = startTvdb(await startStandIn());
    const facts = { tvdbId: SIMPSONS, name: 'The Simpsons', year: 1989, aliases: ['Les Simpson'] };
    expect(await client.series(SIMPSONS)).toEqual({ ...facts, imdbId: 'tt0096697', tmdbId: 456 });
    expect(await client.byRemoteId('tt0096697')).toEqual(facts);
    expect(await client.series(5)).toBeNull();
    expect(await client.byRemoteId('tt9999999')).toBeNull();
  });
});

describe('the login', () => {
  it('is made once for all processes', async () => {
    const standIn = await startStandIn();
    const processes = [1, 2, 3, 4].map(() => startTvdb(standIn));
    const titles = ['Fargo', 'The Simpsons', 'Les Simpson', 'Nobody'];
    await Promise.all(
      processes.flatMap(({ index }) => titles.map((title) => index.lookUp('episode', title, null))),
    );
    await startTvdb(standIn).client.series(SIMPSONS);
    expect(logins(standIn)).toBe(1);
    const rows = await database.query<{ provider: string; days: number }>(
      `SELECT provider, round(extract(epoch FROM expires_at - now()) / 86400)::int AS days FROM provider_token`,
    );
    expect(rows).toEqual([{ provider: 'tvdb', days: 29 }]);
  });

  it('is renewed once when its token is refused', async () => {
    const standIn = await startStandIn();
    const [one, two] = [startTvdb(standIn), startTvdb(standIn)];
    await Promise.all([one.client.series(SIMPSONS), two.client.series(SIMPSONS)]);
    standIn.endTokens();
    for (const { client } of [one, two]) {
      const asked = [client.series(SIMPSONS), client.byRemoteId('tt0096697'), client.search('Fargo')];
      expect((await Promise.all(asked)).every((answer) => answer !== null)).toBe(true);
    }
    expect(logins(standIn)).toBe(2);
    expect(await problem()).toBeNull();
  });

  it('is tried by another process when the one that began it is gone', async () => {
    const standIn = await startStandIn();
    await database.query(
      `INSERT INTO provider_token VALUES ('tvdb login', '', now() + interval '300 milliseconds')`,
    );
    expect(await startTvdb(standIn).client.series(SIMPSONS)).not.toBeNull();
  });

  it('is not made twice while another process is at it', async () => {
    const standIn = await startStandIn();
    await database.query(`INSERT INTO provider_token VALUES ('tvdb login', '', now() + interval '1 minute')`);
    const waiting = startTvdb(standIn).client.series(SIMPSONS);
    await expect(waiting).rejects.toMatchObject({ code: 'provider.unavailable', retryable: true });
    expect(standIn.asked).toEqual([]);
  });

  it('that is refused is not tried again soon', async () => {
    const standIn = await startStandIn();
    const { client } = startTvdb(standIn, 'of-no-use');
    for (let time = 0; time < 3; time++) {
      await expect(client.series(SIMPSONS)).rejects.toMatchObject({ code: 'provider.refused-key' });
    }
    expect(standIn.asked).toEqual(['tvdb login']);
    expect(await problem()).toBe('provider.refused-key');
    await startTvdb(standIn).client.series(SIMPSONS);
    expect(await problem()).toBeNull();
  });

  it('survives a fault', async () => {
    const standIn = await startStandIn();
    standIn.failNext({ match: 'login', kind: 'html' });
    standIn.failNext({ match: 'extended', kind: 503 });
    expect(await startTvdb(standIn).client.series(SIMPSONS)).not.toBeNull();
  });
});

describe('TvdbEpisodeOrders', () => {
  const numbers = (episodes: readonly { season: number; number: number }[]): string[] =>
    episodes.map(({ season, number }) => `${season}x${number}`);

  it('has all pages of each order, and keeps them', async () => {
    const standIn = await startStandIn({ pageSize: 10 });
    const { orders } = startTvdb(standIn);
    const official = await orders.episodes(SIMPSONS, 'official');
    expect(official).toHaveLength(45);
    expect(official[0]).toEqual({ season: 0, number: 1, name: 'Opening of season 0', airDate: '2008-01-20' });
    expect(numbers(await orders.episodes(SIMPSONS, 'absolute')).slice(-2)).toEqual(['1x43', '1x44']);
    expect(await orders.episodes(SIMPSONS, 'dvd')).toHaveLength(45);
    expect(await orders.episodes(SIMPSONS, 'official')).toEqual(official);
    expect(standIn.asked).toHaveLength(1 + 5 + 5 + 5);
  });

  it('has nothing for a series that is not there', async () => {
    const standIn = await startStandIn();
    const { orders } = startTvdb(standIn);
    for (const id of [0, -1, 1.5, Number.NaN]) expect(await orders.episodes(id, 'dvd')).toEqual([]);
    expect(standIn.asked).toEqual([]);
    for (let time = 0; time < 2; time++) expect(await orders.episodes(5, 'dvd')).toEqual([]);
    expect(standIn.asked).toHaveLength(2);
  });

  it('asks again when what was kept is spoilt', async () => {
    const standIn = await startStandIn();
    const { orders } = startTvdb(standIn);
    const first = await orders.episodes(SIMPSONS, 'dvd');
    await database.query(`UPDATE provider_cache SET body = '[{"season": "x"}]'`);
    expect(await orders.episodes(SIMPSONS, 'dvd')).toEqual(first);
  });
});
