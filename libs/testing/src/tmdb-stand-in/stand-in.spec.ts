import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startTmdbStandIn, type FaultKind, type TmdbStandIn, type TmdbStandInOptions } from './index.js';

interface Page {
  readonly page: number;
  readonly results: readonly { readonly id: number; readonly title?: string; readonly name?: string }[];
  readonly total_pages: number;
  readonly total_results: number;
}

let standIn: TmdbStandIn;

async function start(options: TmdbStandInOptions = {}): Promise<void> {
  standIn = await startTmdbStandIn(options);
}

/** Asks a path (with its query) with the right key. */
async function get(path: string): Promise<Response> {
  return fetch(`${standIn.url}${path}${path.includes('?') ? '&' : '?'}api_key=stand-in-key`);
}

async function json<T = Record<string, unknown>>(path: string): Promise<T> {
  const response = await get(path);
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

async function refusal(response: Response): Promise<[number, number]> {
  const { success, status_code: code } = (await response.json()) as { success: boolean; status_code: number };
  expect(success).toBe(false);
  return [response.status, code];
}

afterEach(() => standIn.close());

describe('access', () => {
  it('takes the key or the token', async () => {
    await start({ apiKey: 'k', token: 't' });
    const byKey = await fetch(`${standIn.url}/authentication?api_key=k`);
    const byToken = await fetch(`${standIn.url}/authentication`, { headers: { authorization: 'Bearer t' } });
    expect([byKey.status, byToken.status]).toEqual([200, 200]);
  });

  it('refuses a wrong key, a wrong token and none', async () => {
    await start();
    const wrongToken = { headers: { authorization: 'Bearer stand-in-key' } };
    expect(await refusal(await fetch(`${standIn.url}/movie/603?api_key=no`))).toEqual([401, 7]);
    expect(await refusal(await fetch(`${standIn.url}/movie/603`, wrongToken))).toEqual([401, 7]);
    expect(await refusal(await fetch(`${standIn.url}/movie/603`))).toEqual([401, 7]);
  });

  it('answers 404 for what it does not know and 405 for other methods', async () => {
    await start();
    for (const path of ['/movie/1', '/tv/1', '/tv/1396/season/77', '/person/1', '/']) {
      expect(await refusal(await get(path))).toEqual([404, 34]);
    }
    const post = await fetch(`${standIn.url}/movie/603?api_key=stand-in-key`, { method: 'POST' });
    expect(await refusal(post)).toEqual([405, 42]);
  });
});

describe('search', () => {
  it('answers film items in a page', async () => {
    await start();
    const page = await json<Page>('/search/movie?query=king+kong&year=1976');
    expect(page).toMatchObject({ page: 1, total_pages: 1, total_results: 1 });
    expect(page.results[0]).toMatchObject({
      id: 10730,
      title: 'King Kong',
      release_date: '1976-12-17',
      original_language: 'en',
      genre_ids: [12, 10749, 28],
    });
  });

  it('pages by 20 and answers an empty page past the end', async () => {
    await start();
    const first = await json<Page>('/search/movie?query=the');
    const second = await json<Page>('/search/movie?query=the&page=2');
    const beyond = await json<Page>('/search/movie?query=the&page=400');
    expect(first.results).toHaveLength(20);
    expect(first.results.map(({ id }) => id)).not.toContain(second.results[0]?.id);
    expect(beyond).toMatchObject({ page: 400, results: [], total_results: first.total_results });
    expect(await refusal(await get('/search/movie?query=the&page=501'))).toEqual([400, 22]);
  });

  it('answers titles in the language asked for', async () => {
    await start();
    const page = await json<Page>('/search/movie?query=lion+king&year=1994&language=fr-FR');
    expect(page.results[0]?.title).toBe('Le Roi lion');
  });

  it('keeps primary_release_year strict when year only nudges', async () => {
    await start({ yearMode: 'nudge' });
    expect((await json<Page>('/search/movie?query=mulan&year=2020')).total_results).toBe(2);
    expect((await json<Page>('/search/movie?query=mulan&primary_release_year=2020')).total_results).toBe(1);
  });

  it('knows the year of a first air date from the years of all episodes', async () => {
    await start();
    expect((await json<Page>('/search/tv?query=breaking+bad&year=2010')).total_results).toBe(1);
    expect((await json<Page>('/search/tv?query=breaking+bad&first_air_date_year=2010')).total_results).toBe(
      0,
    );
    const { results } = await json<Page>('/search/tv?query=breaking+bad&first_air_date_year=2008');
    expect(results[0]).toMatchObject({ id: 1396, name: 'Breaking Bad', origin_country: ['US'] });
  });
});

describe('details', () => {
  it('answers a film by its id or IMDb id, with the parts appended', async () => {
    await start();
    const parts = 'alternative_titles,translations,external_ids,videos';
    const film = await json(`/movie/tt0114369?append_to_response=${parts}`);
    expect(film).toMatchObject({ id: 807, imdb_id: 'tt0114369', runtime: 127, title: 'Se7en' });
    expect(film['alternative_titles']).toEqual({ titles: [{ iso_3166_1: 'US', title: 'Seven', type: '' }] });
    expect(film['external_ids']).toMatchObject({ imdb_id: 'tt0114369' });
    expect(film['translations']).toMatchObject({
      translations: [
        { iso_639_1: 'en', data: { title: '' } },
        { iso_639_1: 'fr', iso_3166_1: 'FR', data: { title: 'Seven' } },
      ],
    });
    expect(film).not.toHaveProperty('videos');
    expect(await json('/movie/807')).not.toHaveProperty('translations');
  });

  it('answers a series with the seasons that exist', async () => {
    await start();
    const series = await json('/tv/1396?append_to_response=season/0,season/1,season/9,external_ids');
    expect(series).toMatchObject({ name: 'Breaking Bad', number_of_seasons: 5, number_of_episodes: 62 });
    expect(series['external_ids']).toMatchObject({ tvdb_id: 81189 });
    expect(series['season/1']).toMatchObject({ season_number: 1, name: 'Season 1' });
    expect(series['season/1']).toEqual(await json('/tv/1396/season/1'));
    expect(series['season/0']).toMatchObject({ name: 'Specials' });
    expect(series).not.toHaveProperty('season/9');
  });

  it('appends 20 parts and no more', async () => {
    await start();
    const seasons = Array.from({ length: 21 }, (_, number) => `season/${number}`);
    await json(`/tv/456?append_to_response=${seasons.slice(0, 20).join(',')}`);
    expect(await refusal(await get(`/tv/456?append_to_response=${seasons.join(',')}`))).toEqual([400, 27]);
    expect(await refusal(await get(`/movie/807?append_to_response=${seasons.join(',')}`))).toEqual([400, 27]);
  });

  it('finds works by the ids of others', async () => {
    await start();
    const byImdb = await json('/find/tt0133093?external_source=imdb_id');
    expect(byImdb).toMatchObject({ movie_results: [{ id: 603, media_type: 'movie' }], tv_results: [] });
    const byTvdb = await json('/find/81189?external_source=tvdb_id');
    expect(byTvdb).toMatchObject({ movie_results: [], tv_results: [{ id: 1396, media_type: 'tv' }] });
    expect(await json('/find/tt9999999?external_source=imdb_id')).toMatchObject({
      movie_results: [],
      tv_results: [],
    });
    expect(await refusal(await get('/find/603'))).toEqual([400, 47]);
  });

  it('answers genres and configuration', async () => {
    await start();
    expect((await json<{ genres: unknown[] }>('/genre/movie/list')).genres).toContainEqual({
      id: 18,
      name: 'Drama',
    });
    expect((await json<{ genres: unknown[] }>('/genre/tv/list')).genres).toContainEqual({
      id: 10762,
      name: 'Kids',
    });
    expect(await json('/configuration')).toHaveProperty('images.secure_base_url');
  });
});

describe('limits', () => {
  it('answers no more than the rate in a second', async () => {
    await start({ rate: 2 });
    const answers = await Promise.all([1, 2, 3, 4].map(() => get('/movie/603')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(2);
    expect(refused[0]?.headers.get('retry-after')).toBe('1');
    expect(standIn.stats()).toMatchObject({ refused: 2, byStatus: { 200: 2, 429: 2 }, peakPerSecond: 4 });
  });

  it('need not say when to come again', async () => {
    await start({ retryAfter: 'none' });
    standIn.failNext({ kind: 429 });
    const response = await get('/movie/603');
    expect(response.headers.get('retry-after')).toBeNull();
    expect(await refusal(response)).toEqual([429, 25]);
    expect(standIn.stats().refused).toBe(0);
  });

  it('serves no more connections than allowed', async () => {
    await start({ maxConnections: 1 });
    const first = connect(Number(new URL(standIn.url).port), '127.0.0.1');
    await once(first, 'connect');
    expect(await refusal(await get('/movie/603'))).toEqual([429, 25]);
    expect(standIn.stats()).toMatchObject({ refused: 1, peakConnections: 2 });
    first.destroy();
  });
});

describe('faults', () => {
  it.each([401, 429, 500, 503] as const)('answers %i when told to, that often', async (kind) => {
    await start();
    standIn.failNext({ kind, times: 2 });
    const answers = [await get('/movie/603'), await get('/movie/603'), await get('/movie/603')];
    expect(answers.map(({ status }) => status)).toEqual([kind, kind, 200]);
  });

  it('spoils matching requests only', async () => {
    await start();
    standIn.failNext({ match: 'query=dune', kind: 500 });
    expect((await get('/search/movie?query=alien')).status).toBe(200);
    expect((await get('/search/movie?query=dune')).status).toBe(500);
  });

  it('answers HTML or nothing', async () => {
    await start();
    standIn.failNext({ kind: 'html' });
    standIn.failNext({ kind: 'empty' });
    const html = await get('/movie/603');
    expect([html.status, html.headers.get('content-type')]).toEqual([200, 'text/html']);
    expect(await (await get('/movie/603')).text()).toBe('');
  });

  it.each<FaultKind>(['reset', 'truncate'])('breaks the connection: %s', async (kind) => {
    await start();
    standIn.failNext({ kind });
    await expect(get('/movie/603').then((response) => response.text())).rejects.toThrow();
    expect((await get('/movie/603')).status).toBe(200);
  });

  it('keeps a request hanging until it is reset', async () => {
    await start();
    standIn.failNext({ kind: 'hang' });
    const cut = expect(get('/movie/603')).rejects.toThrow();
    while (standIn.stats().byStatus['hang'] === undefined) await new Promise(setImmediate);
    standIn.reset();
    await cut;
  });

  it('ends while requests are waiting', async () => {
    await start({ latencyMs: 60_000 });
    const cut = expect(get('/movie/603')).rejects.toThrow();
    while (standIn.stats().requests === 0) await new Promise(setImmediate);
    await standIn.close();
    await cut;
  });
});

describe('stats', () => {
  it('counts endpoints, paths without keys, and repetition', async () => {
    await start();
    await get('/search/movie?query=alien');
    await get('/search/movie?query=alien');
    await get('/tv/1396');
    await get('/nowhere');
    expect(standIn.stats()).toMatchObject({
      requests: 4,
      byEndpoint: { 'search/movie': 2, tv: 1, other: 1 },
      byStatus: { 200: 3, 404: 1 },
      duplicates: 1,
      paths: ['/search/movie?query=alien', '/search/movie?query=alien', '/tv/1396', '/nowhere'],
    });
  });

  it('starts again after a reset, without the faults to come', async () => {
    await start();
    await get('/movie/603');
    standIn.failNext({ kind: 500 });
    standIn.reset();
    expect(standIn.stats()).toMatchObject({ requests: 0, byEndpoint: {}, paths: [], duplicates: 0 });
    expect((await get('/movie/603')).status).toBe(200);
  });

  it('listens on the loopback interface', async () => {
    await start();
    expect(standIn.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/3$/);
  });
});
