import { describe, expect, it } from '@jest/globals';
import { makeLibrary } from './make-library.mjs';

const work = (id, title, more = {}) => ({
  ...{ id, title, originalTitle: title, date: '1999-03-31', popularity: id, imdbId: `tt000000${id}` },
  ...{ translations: [], alternativeTitles: [] },
  ...more,
});
const episodes = Array.from({ length: 12 }, (_, at) => ({ number: at + 1 }));
const CATALOGUE = {
  films: [
    work(1, 'Halloween'),
    work(2, 'Halloween', { date: '2018-10-19' }),
    work(3, 'Das Boot', { alternativeTitles: [{ title: 'The Boat' }] }),
  ],
  series: [work(8, 'Fargo', { seasons: [0, 1, 2].map((number) => ({ number, episodes })) })],
};
const made = (options) => makeLibrary(CATALOGUE, { count: 120, seed: 3, ...options });

describe('makeLibrary', () => {
  it('makes as many files as asked for, the same for the same seed', () => {
    expect(made()).toHaveLength(120);
    expect(made()).toEqual(made());
    expect(made({ seed: 4 })).not.toEqual(made());
  });

  it('gives every file a place of its own, and none below another file', () => {
    const paths = made({ count: 400 }).map(({ path }) => path.toLowerCase());
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths.filter((path) => paths.some((other) => path.startsWith(`${other}/`)))).toEqual([]);
    expect(paths.filter((path) => /\/\/|^\/|\/$|\/\.\.?\//.test(path))).toEqual([]);
  });

  it('tells what each file is', () => {
    const files = made({ count: 400 });
    const kinds = new Set(files.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(['episode', 'extra', 'junk', 'movie', 'sample', 'subtitle']);
    for (const { kind, media, tmdbId, season, episodes: numbers } of files) {
      if (kind === 'movie') expect([media, [1, 2, 3].includes(tmdbId)]).toEqual(['movie', true]);
      if (kind === 'episode')
        expect([media, tmdbId, season <= 2, numbers.length > 0]).toEqual(['tv', 8, true, true]);
    }
  });

  it('marks names without a year that could be a more popular work', () => {
    const marked = made({ count: 400 }).filter(({ notes }) => notes.includes('ambiguous'));
    expect(marked.length).toBeGreaterThan(0);
    expect(new Set(marked.map(({ tmdbId }) => tmdbId))).toEqual(new Set([1]));
    expect(marked.filter(({ path }) => path.includes('1999'))).toEqual([]);
  });
});
