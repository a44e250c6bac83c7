import { describe, expect, it } from '@jest/globals';
import { omdbMeaning, readOmdbWork } from './omdb-answers.js';
import { WrongShape } from './tmdb-answers.js';

const film = { Title: 'The Lion King', Year: '1994', Type: 'movie', imdbID: 'tt0110357', Response: 'True' };
const failure = (text: string): object => ({ Response: 'False', Error: text });

describe('omdbMeaning', () => {
  it.each([
    [200, film, 'answer'],
    [200, failure('Movie not found!'), 'nothing'],
    [200, failure('Series not found!'), 'nothing'],
    [200, failure('Incorrect IMDb ID.'), 'nothing'],
    [200, failure('Error getting data.'), 'nothing'],
    [200, failure('Too many results.'), 'nothing'],
    [401, failure('Request limit reached!'), 'used-up'],
    [200, failure('Request limit reached!'), 'used-up'],
    [401, failure('Invalid API key!'), 'refused-key'],
    [401, failure('No API key provided.'), 'refused-key'],
    [401, undefined, 'refused-key'],
    [200, failure('Something went wrong.'), 'fault'],
    [500, film, 'fault'],
    [404, { Error: 'Movie not found!' }, 'fault'],
    [200, [], 'fault'],
    [200, null, 'fault'],
    [503, undefined, 'fault'],
  ])('takes status %p with %p for %s', (status, body, meaning) => {
    expect(omdbMeaning(status, body)).toBe(meaning);
  });
});

describe('readOmdbWork', () => {
  it('reads a film', () => {
    expect(readOmdbWork(film)).toEqual({
      ...{ imdbId: 'tt0110357', kind: 'movie', title: 'The Lion King', year: 1994 },
    });
  });

  it.each([
    ['2008–2013', 2008],
    ['2008–', 2008],
    ['N/A', null],
    ['20085', null],
    [2008, null],
  ])('reads the year of a series from %p', (Year, year) => {
    expect(readOmdbWork({ ...film, Type: 'series', Year })).toMatchObject({ kind: 'episode', year });
  });

  it('takes "N/A" for unknown and cleans titles', () => {
    expect(readOmdbWork({ ...film, Title: 'N/A' })?.title).toBe('');
    expect(readOmdbWork({ ...film, Title: 'The\u202eLion\u0000 King' })?.title).toBe('TheLion King');
  });

  it.each([{ Type: 'game' }, { Type: 'episode' }, { Type: 'toString' }, { imdbID: 'N/A' }, { imdbID: 5 }])(
    'has nothing for %p',
    (other) => {
      expect(readOmdbWork({ ...film, ...other })).toBeNull();
    },
  );

  it.each([null, [], 'text', {}, { ...film, Type: 5 }])('refuses %p', (body) => {
    expect(() => readOmdbWork(body)).toThrow(WrongShape);
  });
});
