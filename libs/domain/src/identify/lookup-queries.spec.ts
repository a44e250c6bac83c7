import { describe, expect, it } from '@jest/globals';
import { readPath } from '../release/read-path.js';
import { clusterKey } from './cluster-key.js';
import { type Findings, firstQuery, type KeyedQuery, nextQuery } from './lookup-queries.js';

/** All questions, in order, as if none found anything; `known` and `crowded` as the findings would say. */
function allQueries(path: string, found: Partial<Findings> = {}): KeyedQuery[] {
  const readings = readPath(path.split('/'));
  const queries: KeyedQuery[] = [];
  for (;;) {
    const asked = new Set(queries.map(({ key }) => key));
    const next = nextQuery(readings, { titleKnown: false, crowded: false, ...found, asked });
    if (next === null) return queries;
    queries.push(next);
  }
}

const asTexts = (queries: readonly KeyedQuery[]): string[] =>
  queries.map(({ query }) =>
    query.by === 'id' ? `${query.source} ${query.id}` : `${query.title} ${query.year ?? ''}`.trim(),
  );

const firstOf = (path: string): KeyedQuery | null => firstQuery(readPath(path.split('/')));

describe('firstQuery', () => {
  it('asks for the title with its year', () => {
    expect(firstOf('Heat (1995).mkv')?.query).toEqual({
      by: 'title',
      kind: 'movie',
      title: 'Heat',
      year: 1995,
    });
  });

  it.each([
    ['Heat (1995) {tmdb-949}.mkv', { kind: 'movie', source: 'tmdb', id: '949' }],
    ['Show [tvdbid-12]/Season 1/01.mkv', { kind: 'episode', source: 'tvdb', id: '12' }],
    ['Heat [tt0113277].mkv', { kind: 'movie', source: 'imdb', id: 'tt0113277' }],
  ])('asks for the id that %s states', (path, query) => {
    expect(firstOf(path)?.query).toEqual({ by: 'id', ...query });
  });

  it('is shared by spellings that a provider takes for the same', () => {
    expect(firstOf('AMELIE (2001).mkv')?.key).toBe(firstOf('Ame\u0301lie.2001.1080p.mkv')?.key);
    expect(firstOf('Heat (1995).mkv')?.key).not.toBe(firstOf('Heat (1986).mkv')?.key);
    expect(firstOf('Julie & Julia.mkv')?.key).not.toBe(firstOf('Julie and Julia.mkv')?.key);
  });

  it('asks nothing when the name says nothing', () => {
    expect(firstOf('TV/Season 1/01.mkv')).toBeNull();
  });
});

describe('nextQuery', () => {
  it.each([
    ['the title without its year', 'Ronin (1998).mkv', ['Ronin 1998', 'Ronin']],
    ['after the id the title', 'Ronin (1998) {tmdb-1}.mkv', ['tmdb 1', 'Ronin 1998', 'Ronin']],
    ['the other spelling', 'Salt & Fire (2016).mkv', ['Salt & Fire 2016', 'Salt & Fire', 'Salt and Fire']],
    ['the other title', 'Il buono AKA The Good (1966).mkv', ['Il buono 1966', 'Il buono', 'The Good 1966']],
  ])('asks for %s', (_, path, questions) => {
    expect(asTexts(allQueries(path, { titleKnown: true }))).toEqual(questions);
  });

  it('asks for the years beside where many works bear the title', () => {
    const asked = asTexts(allQueries('Rage (1971).mkv', { crowded: true, titleKnown: true }));
    expect(asked).toEqual(['Rage 1971', 'Rage', 'Rage 1972', 'Rage 1970']);
  });

  it('asks for fragments last, unless the title is spelled right', () => {
    expect(asTexts(allQueries('Mis Daizy (1989).mkv')).slice(2)).toEqual(['mis 1989', 'daizy 1989']);
    expect(asTexts(allQueries('Mis Daizy (1989).mkv', { titleKnown: true }))).toHaveLength(2);
  });

  it('asks few questions, each once', () => {
    const path = 'A B AKA C D AKA E F AKA G H (1966).mkv';
    const keys = allQueries(path, { crowded: true }).map(({ key }) => key);
    expect(keys.length).toBeLessThanOrEqual(12);
    expect(new Set(keys).size).toBe(keys.length);
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
