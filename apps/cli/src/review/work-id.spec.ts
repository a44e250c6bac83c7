import { describe, expect, it } from '@jest/globals';
import { readWork } from './work-id.js';

describe('readWork', () => {
  it.each([
    ['603', { tmdbId: 603 }],
    ['tmdb:603', { tmdbId: 603 }],
    [' TT0133093 ', { imdbId: 'tt0133093' }],
    ['imdb:tt0133093', { imdbId: 'tt0133093' }],
    ['TVDB:81189', { tvdbId: 81189 }],
  ])('reads %s', (text, work) => expect(readWork(text)).toEqual(work));

  it.each(['', '0', '-1', '6e2', '1.5', 'tt', 'imdb:603', 'tvdb:tt1', 'tmdb:tt1', '9'.repeat(12), 'x 603'])(
    'finds no id in %j',
    (text) => expect(readWork(text)).toBeNull(),
  );
});
