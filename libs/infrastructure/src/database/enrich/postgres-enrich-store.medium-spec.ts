import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { WorkFacts } from '#domain';
import { createTestDatabase, type TestDatabase } from '#testing';
import { Database } from '../database.js';
import { TitleQueries } from '../queries/title-queries.js';
import { PostgresEnrichStore } from './postgres-enrich-store.js';

const FACTS: WorkFacts = {
  genres: ['Drama'],
  cast: [{ name: 'A', character: 'B' }],
  rating: 7.5,
  votes: 10,
  runtime: 90,
  overview: '',
  posterPath: '/p.jpg',
  backdropPath: null,
  logoPath: null,
  imdbId: null,
  tvdbId: 7,
  collection: { tmdbId: 119, name: 'A Saga', posterPath: null, backdropPath: null },
  originalLanguage: 'en',
  titles: { fr: 'Un film', en: 'A Film' },
};

let testDatabase: TestDatabase;
let database: Database;
let store: PostgresEnrichStore;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = await Database.connect(testDatabase.url, 4);
  store = new PostgresEnrichStore(database);
}, 60_000);
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});
beforeEach(() => database.query('TRUNCATE title, collection, provider_changes, lookup, cluster CASCADE'));

/** Titles of films with these ids, in their order. */
async function addTitles(...tmdbIds: number[]): Promise<void> {
  await database.query(
    `INSERT INTO title (kind, tmdb_id, name, original_name, overview, imdb_id)
     SELECT 'movie', id, 'Film ' || id, 'Film ' || id, 'Known.', 'tt1' FROM unnest($1::int[]) AS id`,
    [tmdbIds],
  );
}

const idsOf = (titles: readonly { readonly tmdbId: number }[]): number[] =>
  titles.map(({ tmdbId }) => tmdbId).toSorted((a, b) => a - b);

const row = async (tmdbId: number): Promise<Record<string, unknown>> =>
  (await database.query<Record<string, unknown>>('SELECT * FROM title WHERE tmdb_id = $1', [tmdbId]))[0] ??
  {};

describe('PostgresEnrichStore', () => {
  it('gives each title to one, and stores its facts', async () => {
    await addTitles(1, 2);
    const [one, two] = await Promise.all([store.claimTitles(1, 30), store.claimTitles(5, 30)]);
    expect(idsOf([...one, ...two])).toEqual([1, 2]);
    for (const title of [...one, ...two]) await store.storeFacts(title, FACTS);
    expect(await row(1)).toMatchObject({ enrichment: 'done', genres: ['Drama'], runtime: 90, tvdb_id: 7 });
    expect(await row(1)).toMatchObject({ overview: 'Known.', imdb_id: 'tt1', people: FACTS.cast });
    expect(await row(1)).toMatchObject({ original_language: 'en', titles: FACTS.titles });
    expect(await database.query('SELECT FROM collection')).toHaveLength(1);
    expect(await store.claimTitles(5, 30)).toEqual([]);
    expect(await store.nextWork()).toBeNull();
    expect(await new TitleQueries(database).enrichment()).toEqual({ waiting: 0, done: 2, gone: 0 });
  });

  it('does not let a late one write over a newer claim', async () => {
    await addTitles(1);
    const [late] = await store.claimTitles(1, 0);
    const [newer] = await store.claimTitles(1, 30);
    if (late === undefined || newer === undefined) throw new Error('not claimed twice');
    await store.storeFacts(late, FACTS);
    await store.markGone(late);
    expect(await row(1)).toMatchObject({ enrichment: 'waiting' });
    await store.markGone(newer);
    expect(await row(1)).toMatchObject({ enrichment: 'gone' });
  });

  it('waits with a title that is put back', async () => {
    await addTitles(1);
    const [title] = await store.claimTitles(1, 30);
    if (title !== undefined) await store.putBack(title, 60_000);
    expect(await store.claimTitles(1, 30)).toEqual([]);
    expect(await store.nextWork()).toBeGreaterThan(50_000);
  });

  it('lets changed and old titles wait again', async () => {
    await addTitles(1, 2, 3);
    for (const title of await store.claimTitles(3, 30)) await store.storeFacts(title, FACTS);
    const until = new Date('2026-01-02T03:04:05Z');
    expect(await store.changesReadUntil('movie')).toBeNull();
    expect(await store.markChanged('movie', [1, 77], until)).toBe(1);
    expect(await store.markChanged('episode', [2], until)).toBe(0);
    expect(await store.changesReadUntil('movie')).toEqual(until);
    await database.query(`UPDATE title SET enriched_at = now() - interval '200 days' WHERE tmdb_id = 3`);
    expect(await store.markOlderThan(170)).toBe(1);
    expect(idsOf(await store.claimTitles(9, 30))).toEqual([1, 3]);
  });

  it('sees that something is to be identified', async () => {
    expect(await store.isIdentifying()).toBe(false);
    await database.query(`INSERT INTO lookup (key, query) VALUES ('k', '{}')`);
    expect(await store.isIdentifying()).toBe(true);
    await database.query(`UPDATE lookup SET not_before = now() + interval '1 hour'`);
    expect(await store.isIdentifying()).toBe(false);
  });
});
