import { describe, expect, it } from '@jest/globals';
import { CONTRACT_WORKS, InMemoryMetadataProvider } from '#testing';
import { findWorks, readWorkId } from './find-works.js';

describe('readWorkId', () => {
  it.each([
    ['tt0133093', { source: 'imdb', id: 'tt0133093' }],
    [' TT0133093 ', { source: 'imdb', id: 'tt0133093' }],
    ['imdb:tt0133093', { source: 'imdb', id: 'tt0133093' }],
    ['tmdb:603', { source: 'tmdb', id: '603' }],
    ['TVDB:81189', { source: 'tvdb', id: '81189' }],
  ])('reads %s', (text, id) => expect(readWorkId(text)).toEqual(id));

  it.each(['603', 'tt', 'imdb:603', 'tvdb:tt1', 'tmdb:', 'tmdb:1e3', 'tmdb:-1', 'Fargo', 'tt0133093 x', ''])(
    'finds no id in %j',
    (text) => expect(readWorkId(text)).toBeNull(),
  );
});

describe('findWorks', () => {
  const find = async (text: string, kind: 'movie' | 'episode' | null = null, year: number | null = null) => {
    const provider = new InMemoryMetadataProvider(CONTRACT_WORKS);
    const works = await findWorks(provider, { text, kind, year });
    return works.map((work) => `${work.kind} ${work.tmdbId}`);
  };

  it('finds by title, kind and year', async () => {
    expect(await find('Fargo')).toEqual(['movie 275']);
    expect(await find('Fargo', 'episode')).toEqual(['episode 60622']);
    expect(await find('The Lion King', null, 2019)).toEqual(['movie 420818']);
  });

  it('finds what an id names, of either kind', async () => {
    expect(await find('tt2802850')).toEqual(['episode 60622']);
    expect(await find('tvdb:71663')).toEqual(['episode 456']);
    expect(await find('tmdb:456')).toEqual(['episode 456']);
    expect(await find('tmdb:456', 'movie')).toEqual([]);
  });
});
