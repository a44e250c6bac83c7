import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { WrongShape } from './tmdb-answers.js';
import {
  readEpisodePage,
  readRemoteSeries,
  readSearchedSeries,
  readSeries,
  readToken,
} from './tvdb-answers.js';

const success = (data: unknown): object => ({ status: 'success', data });

const found = {
  ...{ id: 'series-71663', tvdb_id: '71663', type: 'series', name: 'The Simpsons', year: '1989' },
  aliases: ['Los Simpson', 'The Simpsons'],
  translations: { eng: 'The Simpsons', fra: 'Les Simpson', deu: null },
  remote_ids: [
    { id: '456', type: 12, sourceName: 'TheMovieDB.com' },
    { id: 'tt0096697', type: 2, sourceName: 'IMDB' },
    { id: 'https://example.org', type: 4, sourceName: 'Official Website' },
  ],
};

const simpsons = {
  ...{ tvdbId: 71663, name: 'The Simpsons', year: 1989, imdbId: 'tt0096697', tmdbId: 456 },
  aliases: ['Los Simpson', 'Les Simpson'],
};

const extended = {
  ...{ id: 71663, name: 'The Simpsons', year: '1989', remoteIds: found.remote_ids },
  aliases: [{ language: 'spa', name: 'Los Simpson' }],
  translations: { nameTranslations: [{ language: 'fra', name: 'Les Simpson' }, { language: 'deu' }] },
};

const episode = { id: 1, seasonNumber: 1, number: 3, name: "Homer's Odyssey", aired: '1990-01-21' };
const page = (episodes: unknown, next: unknown = null): object => ({
  ...success({ series: {}, episodes }),
  links: { next },
});

describe('readSearchedSeries', () => {
  it('reads ids, year and all titles', () => {
    expect(readSearchedSeries(success([found]))).toEqual([simpsons]);
  });

  it('leaves out what is no series and what has no id or name', () => {
    const others = [{ type: 'movie' }, { tvdb_id: 'x' }, { tvdb_id: '0' }, { tvdb_id: null }];
    const nameless = { ...found, name: null, aliases: null, translations: null };
    const list = [...others.map((other) => ({ ...found, ...other })), nameless, null, 'text', []];
    expect(readSearchedSeries(success(list))).toEqual([]);
    expect(readSearchedSeries(success(null))).toEqual([]);
  });

  it('takes a translated title where the name is missing, and ids only in their form', () => {
    const ids = [
      { id: 'nm0000001', sourceName: 'IMDB' },
      { id: '-5', sourceName: 'TheMovieDB.com' },
      { id: 7, sourceName: 7 },
    ];
    expect(readSearchedSeries(success([{ ...found, name: '', year: '', remote_ids: ids }]))).toEqual([
      { tvdbId: 71663, name: 'Los Simpson', year: null, aliases: ['The Simpsons', 'Les Simpson'] },
    ]);
  });
});

describe('readRemoteSeries and readSeries', () => {
  it('read the base record and the extended one', () => {
    const base = { ...extended, remoteIds: undefined, translations: undefined };
    const { tvdbId, name, year } = simpsons;
    expect(readRemoteSeries(success([{ episode: {} }, { series: base }]))).toEqual({
      ...{ tvdbId, name, year, aliases: ['Los Simpson'] },
    });
    expect(readSeries(71663, success(extended))).toEqual(simpsons);
  });

  it('answer nothing where there is none', () => {
    expect(readRemoteSeries(success(null))).toBeNull();
    expect(readRemoteSeries(success([{ movie: { id: 4, name: 'Film' } }]))).toBeNull();
    expect(() => readSeries(5, success(extended))).toThrow(WrongShape);
  });
});

describe('readEpisodePage', () => {
  it('reads numbers, names and dates', () => {
    const list = [episode, { ...episode, number: 4, name: 'Episode 4', aired: '' }, { number: 5 }, null];
    expect(readEpisodePage(page(list, 'https://next'))).toEqual({
      episodes: [
        { season: 1, number: 3, name: "Homer's Odyssey", airDate: '1990-01-21' },
        { season: 1, number: 4, name: '', airDate: null },
      ],
      more: true,
    });
    expect(readEpisodePage(page([])).more).toBe(false);
  });
});

describe('any reader', () => {
  const readers = {
    readToken,
    readSearchedSeries,
    readRemoteSeries,
    readEpisodePage,
    readSeries: (body: unknown) => readSeries(71663, body),
  };

  it.each(Object.entries(readers))('%s reads or refuses whatever comes', (_, read) => {
    const field = fc.constantFrom(
      'data',
      'series',
      'episodes',
      'name',
      'aliases',
      'translations',
      'remote_ids',
    );
    const { json } = fc.letrec<{ json: unknown }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 4 },
        ...[
          fc.string(),
          fc.integer(),
          fc.constant(null),
          fc.constant('series'),
          fc.array(tie('json'), { maxLength: 3 }),
        ],
        fc.dictionary(field, tie('json'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(json, (body) => {
        try {
          read(body);
        } catch (error) {
          expect(error).toBeInstanceOf(WrongShape);
        }
      }),
    );
  });

  it('takes no token that could not stand in a header', () => {
    expect(readToken(success({ token: 'ab.c-d_e' }))).toBe('ab.c-d_e');
    for (const token of ['', 'a\r\nb', 'x'.repeat(5_000), 5, null]) {
      expect(() => readToken(success({ token }))).toThrow(WrongShape);
    }
  });
});
