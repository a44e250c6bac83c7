import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { WorkDetails } from '#domain';
import { loadConfig } from '#infrastructure/config';
import { Database } from '#infrastructure/database';
import {
  CONTRACT_WORKS,
  createTestDatabase,
  type FallbackStandIn,
  metadataProviderContract,
  standInCatalogue,
  startFallbackStandIn,
  startTmdbStandIn,
  type TmdbStandIn,
} from '#testing';
import { openProviders } from './index.js';
import type { ProviderChain } from './provider-chain.js';

let testDatabase: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = await Database.connect(testDatabase.url);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

interface Running {
  readonly provider: ProviderChain;
  readonly tmdb: TmdbStandIn;
  readonly others: FallbackStandIn;
  close(): Promise<void>;
}

/** TMDb knows some works, the fallbacks all of them. */
async function start(
  known: readonly WorkDetails[],
  env: Readonly<Record<string, string>>,
  omdbLimit = 0,
): Promise<Running> {
  const tmdb = await startTmdbStandIn({ catalogue: standInCatalogue(known) });
  const others = await startFallbackStandIn({ catalogue: standInCatalogue(CONTRACT_WORKS), omdbLimit });
  const urls = { TMDB_URL: tmdb.url, OMDB_URL: others.omdbUrl, TVDB_URL: others.tvdbUrl };
  const config = loadConfig({ TMDB_API_KEY: 'stand-in-key', TMDB_RATE: '400', ...urls, ...env }, '/nowhere');
  const provider = openProviders({ config, database, member: 'one' });
  const close = async (): Promise<void> => {
    await provider.close();
    await others.close();
    await tmdb.close();
  };
  return { provider, tmdb, others, close };
}

const BOTH = { OMDB_API_KEY: 'stand-in-key', TVDB_API_KEY: 'stand-in-key' };

/** The same works under the only title that TMDb has for them. */
const RENAMED = CONTRACT_WORKS.map((known) => ({
  ...known,
  work: { ...known.work, title: `Renamed ${known.work.tmdbId}`, originalTitle: '', alternativeTitles: [] },
}));

describe('the contract', () => {
  metadataProviderContract('ProviderChain', async (works) => start(works, BOTH));
  metadataProviderContract('ProviderChain without keys', async (works) => start(works, {}));
});

describe('openProviders', () => {
  beforeEach(async () => {
    await database.query(
      'TRUNCATE provider_cache, budget, budget_member, provider_status, provider_token, provider_day',
    );
  });

  const problems = async (): Promise<string[]> => {
    const rows = await database.query<{ one: string }>(
      `SELECT provider || ' ' || problem AS one FROM provider_status WHERE problem IS NOT NULL ORDER BY 1`,
    );
    return rows.map(({ one }) => one);
  };

  async function running(
    env: Readonly<Record<string, string>>,
    use: (running: Running) => Promise<void>,
    omdbLimit = 0,
  ): Promise<void> {
    const open = await start(RENAMED, env, omdbLimit);
    try {
      await use(open);
    } finally {
      await open.close();
    }
  }

  it('is TMDb alone while no key is set', async () => {
    await running({}, async ({ provider, tmdb, others }) => {
      expect(await provider.search('episode', 'The Simpsons', 1989)).toEqual([]);
      expect(provider.episodeOrders).toBeNull();
      expect({ tmdb: tmdb.stats().requests, others: others.asked }).toEqual({ tmdb: 1, others: [] });
      expect(await database.query(`SELECT FROM provider_status WHERE provider <> 'tmdb'`)).toEqual([]);
    });
  });

  it('finds by TheTVDB, and by OMDb what TheTVDB does not know', async () => {
    await running(BOTH, async ({ provider, tmdb, others }) => {
      const series = await provider.search('episode', 'Les Simpson', 1989);
      expect(series.map(({ tmdbId, title }) => [tmdbId, title])).toEqual([[456, 'Renamed 456']]);
      const films = await provider.search('movie', 'The Lion King', 2019);
      expect(films.map(({ tmdbId, title }) => [tmdbId, title])).toEqual([[420818, 'Renamed 420818']]);
      expect(others.asked).toEqual([
        ...['tvdb login', 'tvdb search?query=Les+Simpson&type=series&limit=20'],
        'omdb t=The+Lion+King&type=movie&y=2019',
      ]);
      const { requests } = tmdb.stats();
      expect(await provider.search('movie', 'The Lion King', 2019)).toEqual(films);
      expect({ tmdb: tmdb.stats().requests, others: others.asked.length }).toEqual({
        ...{ tmdb: requests, others: 3 },
      });
      expect(await problems()).toEqual([]);
    });
  });

  it('asks in the order wanted, and nobody when nobody is wanted', async () => {
    await running({ ...BOTH, CINEORG_FALLBACKS: 'omdb,tvdb' }, async ({ provider, others }) => {
      expect(await provider.search('episode', 'The Simpsons', null)).toHaveLength(1);
      expect(others.asked).toEqual(['omdb t=The+Simpsons&type=series']);
    });
    await database.query('TRUNCATE provider_cache');
    await running({ ...BOTH, CINEORG_FALLBACKS: 'none' }, async ({ provider, others }) => {
      expect(await provider.search('episode', 'The Simpsons', null)).toEqual([]);
      expect(others.asked).toEqual([]);
      expect(await provider.episodeOrders?.episodes(71663, 'absolute')).toHaveLength(44);
    });
  });

  it('goes on without fallbacks that refuse their key or have no more requests to give', async () => {
    const env = { OMDB_API_KEY: 'stand-in-key', TVDB_API_KEY: 'of-no-use' };
    await running(
      env,
      async ({ provider, others }) => {
        expect(await provider.search('episode', 'The Simpsons', null)).toHaveLength(1);
        for (const title of ['Fargo', 'Nothing Is Called So']) {
          expect(await provider.search('episode', title, null)).toEqual([]);
        }
        expect(others.asked).toEqual([
          ...['tvdb login', 'omdb t=The+Simpsons&type=series', 'omdb t=Fargo&type=series'],
        ]);
        expect(await problems()).toEqual(['omdb provider.used-up', 'tvdb provider.refused-key']);
      },
      1,
    );
  });

  it('goes on without fallbacks that are down, and soon', async () => {
    await running(BOTH, async ({ provider, others }) => {
      others.failNext({ match: 'tvdb', kind: 'hang', times: 5 });
      others.failNext({ match: 'omdb', kind: 'reset', times: 5 });
      const start = performance.now();
      expect(await provider.search('episode', 'The Simpsons', null)).toEqual([]);
      expect(performance.now() - start).toBeLessThan(8_000);
    });
  }, 20_000);
});
