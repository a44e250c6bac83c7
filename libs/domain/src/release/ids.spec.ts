import { describe, expect, it } from '@jest/globals';
import { takeIds } from './ids.js';

describe('takeIds', () => {
  it.each([
    ['Kite {tmdb-949}', { tmdb: 949 }],
    ['Kite [tmdbid=949]', { tmdb: 949 }],
    ['Kite (tmdb: 949)', {}],
    ['Kite [tmdb 949]', { tmdb: 949 }],
    ['Kite {tvdbid=12}', { tvdb: 12 }],
    ['Kite (tt0113277)', { imdb: 'tt0113277' }],
    ['Kite [IMDB-TT0113277]', { imdb: 'tt0113277' }],
    ['Kite {tmdb-1} {tvdb-2} [tt0113277]', { tmdb: 1, tvdb: 2, imdb: 'tt0113277' }],
  ])('takes out of %s: %j', (text, ids) => {
    const taken = takeIds(text);
    expect(taken.ids).toEqual(ids);
    if (Object.keys(ids).length > 0) expect(taken.text.trim()).toBe('Kite');
  });

  it.each([
    'Kite tmdb-949',
    'Kite {tmdb949}',
    'Kite {tmdb-1234567890}',
    'Kite [imdb-tt123]',
    'Kite tt0113277',
  ])('leaves %s as it is', (text) => {
    expect(takeIds(text)).toEqual({ text, ids: {} });
  });
});
