import { describe, expect, it } from '@jest/globals';
import { identifyPaths, known, series, type Setting } from '#testing';
import type { ChosenWork } from './identify-store.js';
import type { WorkDetails } from './metadata-provider.js';

/** The id decided on, or the state. */
async function outcomeOf(
  path: string,
  works: readonly WorkDetails[],
  setting: Setting = {},
): Promise<number | string> {
  const { verdict } = await identifyPaths([path], works, setting);
  return verdict.details?.work.tmdbId ?? verdict.state;
}

describe('what the user chose before', () => {
  const films = [
    known({ id: 1, title: 'The Crossing', year: 1951 }),
    known({ id: 2, title: 'The Crossing', year: 2011 }),
  ];
  const remembered: readonly ChosenWork[] = [{ kind: 'movie', tmdbId: 2 }];

  it('comes first elsewhere, and is asked for again without a year', async () => {
    const { verdict } = await identifyPaths(['The Crossing.mkv'], films, { remembered });
    expect(verdict.state).toBe('review');
    expect(verdict.candidates[0]?.work.tmdbId).toBe(2);
    expect(verdict.reasons[0]).toContain('was chosen for this title elsewhere');
  });

  it('decides between works that the year does not tell apart', async () => {
    const twins = [...films, known({ id: 3, title: 'The Crossing', year: 2011 })];
    expect(await outcomeOf('The Crossing (2011).mkv', twins)).toBe('review');
    expect(await outcomeOf('The Crossing (2011).mkv', twins, { remembered })).toBe(2);
  });

  it('gives way to another year', async () => {
    expect(await outcomeOf('The Crossing (1951).mkv', films, { remembered })).toBe(1);
  });

  it('keeps a lone candidate from being taken for it', async () => {
    expect(await outcomeOf('The Crossing.mkv', films.slice(0, 1), { remembered })).toBe(1);
    const other = [...films.slice(1), known({ id: 9, title: 'Crossing', year: 1999 })];
    expect(await outcomeOf('Crossing.mkv', other, { remembered })).toBe('review');
  });

  it('asks where a decision was taken back', async () => {
    expect(await outcomeOf('The Crossing (1951).mkv', films)).toBe(1);
    expect(await outcomeOf('The Crossing (1951).mkv', films, { chosen: 'ask' })).toBe('review');
  });

  it('stands when it was made for this very cluster, and asks when the provider lost the work', async () => {
    expect(await outcomeOf('Nonsense.mkv', films, { chosen: { kind: 'movie', tmdbId: 2 } })).toBe(2);
    expect(await outcomeOf('The Crossing (1951).mkv', films, { chosen: { kind: 'movie', tmdbId: 7 } })).toBe(
      'review',
    );
  });
});

describe('an id of an .nfo file', () => {
  const works = [
    known({ id: 1, title: 'Ironwood', year: 1998 }),
    known({ id: 2, title: 'Quite Another', year: 1950 }),
  ];

  it.each<[string, string, number | string]>([
    ['identifies a file whose name says nothing', 'Films/x/title_t01.mkv', 2],
    ['wins over a title', 'Films/Ironwood/Ironwood.mkv', 2],
    [
      'is asked about when the name says plainly otherwise',
      'Films/Ironwood (1998)/Ironwood (1998).mkv',
      'review',
    ],
  ])('%s', async (_, path, expected) => {
    expect(await outcomeOf(path, works, { nfo: 2 })).toBe(expected);
  });
});

describe('the length of a file', () => {
  const films = [
    known({ id: 1, title: 'The Crossing', year: 1951, runtime: 78 }),
    known({ id: 2, title: 'The Crossing', year: 2011, runtime: 124 }),
  ];

  it.each<[string, number, number | string]>([
    ['tells a remake from the first', 122, 2],
    ['tells the first from the remake', 78, 1],
    ['decides nothing when it fits neither', 100, 'review'],
  ])('%s', async (_, minutes, expected) => {
    expect(await outcomeOf('The Crossing.mkv', films, { minutes })).toBe(expected);
  });

  it('counts the parts of a film together', async () => {
    const paths = ['The Crossing/The Crossing CD1.avi', 'The Crossing/The Crossing CD2.avi'];
    const { verdict } = await identifyPaths(paths, films, { minutes: 62 });
    expect(verdict.details?.work.tmdbId).toBe(2);
  });

  it('does not tell two films of one title and year apart', async () => {
    const twins = [...films, known({ id: 3, title: 'The Crossing', year: 2011, runtime: 90 })];
    expect(await outcomeOf('The Crossing (2011).mkv', twins, { minutes: 124 })).toBe('review');
  });
});

describe('requests', () => {
  it('are one for a film that is found, and two for a series', async () => {
    const works = [
      known({ id: 1, title: 'Ironwood', year: 1998 }),
      series({ id: 2, title: 'Fardale', year: 2014, episodes: [0, 3] }),
    ];
    expect((await identifyPaths(['Ironwood (1998).mkv'], works)).asked).toHaveLength(1);
    expect(
      (await identifyPaths(['Fardale/Fardale S01E01.mkv', 'Fardale/Fardale S01E02.mkv'], works)).asked,
    ).toHaveLength(2);
  });

  it('are few for a name that nobody knows', async () => {
    const { verdict, asked } = await identifyPaths(['Zzyx Qwlm Vbnr Klop (2001).mkv'], []);
    expect(verdict.state).toBe('unmatched');
    expect(asked.length).toBeLessThanOrEqual(5);
  });
});
