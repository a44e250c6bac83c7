import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanJson } from './clean-json.js';
import { readChanges, readFacts } from './tmdb-facts.js';

const FILM = {
  id: 120,
  genres: [{ id: 12, name: 'Adventure' }, { id: 12, name: 'Adventure' }, { name: 5 }],
  vote_average: 8.4,
  vote_count: 100,
  runtime: 179,
  overview: 'A ring.',
  poster_path: '/p.jpg',
  backdrop_path: 'https://evil.example/x.jpg',
  external_ids: { imdb_id: 'tt0120737', tvdb_id: null },
  belongs_to_collection: { id: 119, name: 'The Rings', poster_path: null, backdrop_path: '/b.jpg' },
  credits: { cast: [{ name: 'A', character: 'B' }, { name: '' }, 7] },
  original_language: 'en',
  original_title: 'The\u202E Rings',
  translations: {
    translations: [
      { iso_639_1: 'fr', iso_3166_1: 'CA', data: { title: 'Les Anneaux (Québec)' } },
      { iso_639_1: 'fr', iso_3166_1: 'FR', data: { title: 'Les Anneaux' } },
      { iso_639_1: 'pt', iso_3166_1: 'BR', data: { title: 'Os Anéis' } },
      { iso_639_1: 'de', iso_3166_1: 'DE', data: { title: '' } },
      { iso_639_1: '__proto__', iso_3166_1: 'XX', data: { title: 'x' } },
      { iso_639_1: 'it', data: 'no object' },
      7,
    ],
  },
  images: { logos: [{ file_path: '../../x' }, { file_path: '/logo.png' }] },
};

describe('readFacts', () => {
  it('reads what is right and leaves out what is not', () => {
    expect(readFacts('movie', 120, cleanJson(FILM))).toEqual({
      genres: ['Adventure'],
      cast: [{ name: 'A', character: 'B' }],
      rating: 8.4,
      votes: 100,
      runtime: 179,
      overview: 'A ring.',
      posterPath: '/p.jpg',
      backdropPath: null,
      logoPath: '/logo.png',
      imdbId: 'tt0120737',
      tvdbId: null,
      collection: { tmdbId: 119, name: 'The Rings', posterPath: null, backdropPath: '/b.jpg' },
      originalLanguage: 'en',
      titles: { en: 'The Rings', fr: 'Les Anneaux', pt: 'Os Anéis' },
    });
  });

  it.each([
    ['another work', { ...FILM, id: 121 }],
    ['no object', []],
    ['no id', {}],
  ])('refuses %s', (_, body) => {
    expect(() => readFacts('movie', 120, body)).toThrow();
  });

  it('keeps so many titles of such a length', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const all = letters.flatMap((one) => letters.map((other) => `${one}${other}`));
    const translations = all.map((code) => ({ iso_639_1: code, data: { name: 'x'.repeat(9_000) } }));
    const { titles } = readFacts('episode', 120, cleanJson({ ...FILM, translations: { translations } }));
    expect(Object.keys(titles)).toHaveLength(100);
    expect(Math.max(...Object.values(titles).map(({ length }) => length))).toBe(300);
  });

  it('keeps a dozen of ten thousand', () => {
    const cast = Array.from({ length: 10_000 }, (_, at) => ({ name: `N${at}`, character: '' }));
    expect(readFacts('movie', 120, { ...FILM, credits: { cast } }).cast).toHaveLength(12);
  });

  it('has no rating without votes, and no saga for series', () => {
    expect(readFacts('movie', 120, { ...FILM, vote_count: 0 }).rating).toBeNull();
    expect(readFacts('episode', 120, FILM).collection).toBeNull();
  });

  it('takes any fields', () => {
    fc.assert(
      fc.property(fc.object(), (fields) => {
        const facts = readFacts('movie', 1, cleanJson({ ...fields, id: 1 }));
        expect(facts.cast.length).toBeLessThanOrEqual(12);
      }),
    );
  });
});

describe('readChanges', () => {
  it('reads ids and pages', () => {
    const body = { results: [{ id: 5 }, { id: null }, { id: -1 }, 3], total_pages: 2 };
    expect(readChanges(body)).toEqual({ ids: [5], pages: 2 });
  });

  it('refuses what is no list', () => {
    expect(() => readChanges({ results: {} })).toThrow();
  });
});
