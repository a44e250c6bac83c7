import { describe, expect, it } from '@jest/globals';
import { readPath } from '../release/read-path.js';
import { clusterKey } from './cluster-key.js';
import { lookupQueries } from './lookup-queries.js';

const queriesOf = (path: string) => lookupQueries(readPath(path.split('/'))).map(({ query }) => query);

const keysOf = (path: string) => lookupQueries(readPath(path.split('/'))).map(({ key }) => key);

describe('lookupQueries', () => {
  it('asks for the title with its year', () => {
    expect(queriesOf('Heat (1995).mkv')).toEqual([{ by: 'title', kind: 'movie', title: 'Heat', year: 1995 }]);
  });

  it('asks for every title once, the best first, and not for too many', () => {
    expect(queriesOf('Il buono AKA The Good (1966).mkv')).toMatchObject([
      { title: 'Il buono' },
      { title: 'The Good' },
    ]);
    expect(queriesOf('A B AKA C D AKA E F AKA G H (1966).mkv').length).toBeLessThanOrEqual(4);
  });

  it('asks for the id alone when the name states one', () => {
    expect(queriesOf('Heat (1995) {tmdb-949}.mkv')).toEqual([
      { by: 'id', kind: 'movie', source: 'tmdb', id: '949' },
    ]);
    expect(queriesOf('Show [tvdbid-12]/Season 1/01.mkv')).toMatchObject([
      { kind: 'episode', source: 'tvdb', id: '12' },
    ]);
    expect(queriesOf('Heat [tt0113277].mkv')).toMatchObject([{ source: 'imdb', id: 'tt0113277' }]);
  });

  it('shares a question between spellings', () => {
    expect(keysOf('AMELIE (2001).mkv')).toEqual(keysOf('Ame\u0301lie.2001.1080p.mkv'));
    expect(keysOf('Heat (1995).mkv')).not.toEqual(keysOf('Heat (1986).mkv'));
  });

  it('asks nothing when the name says nothing', () => {
    expect(queriesOf('TV/Season 1/01.mkv')).toEqual([]);
  });
});

describe('clusterKey', () => {
  const keyOf = (path: string, folderId = 'f', libraryId = 'l'): string => {
    const [reading] = readPath(path.split('/'));
    if (reading === undefined) throw new Error('no reading');
    return clusterKey({ libraryId, folderId, reading });
  };

  it('is the same for the episodes of a series, however they are spelled', () => {
    expect(keyOf('Show.S01E01.mkv')).toBe(keyOf('show - 1x02.mkv'));
  });

  it.each([
    ['another title', keyOf('Ronin.mkv')],
    ['a year', keyOf('Heat (1995).mkv')],
    ['an id', keyOf('Heat {tmdb-949}.mkv')],
    ['another kind', keyOf('Heat S01E01.mkv')],
    ['another folder', keyOf('Heat.mkv', 'g')],
    ['another library', keyOf('Heat.mkv', 'f', 'm')],
  ])('differs with %s', (_, other) => {
    expect(keyOf('Heat.mkv')).not.toBe(other);
  });
});
