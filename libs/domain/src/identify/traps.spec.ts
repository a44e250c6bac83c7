import { describe, expect, it } from '@jest/globals';
import { identifyPaths, known, series, type Setting } from '#testing';
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

describe('traps for films', () => {
  it.each<[string, string, readonly WorkDetails[], number | string]>([
    [
      'a title that is part of another',
      'Harbour (2003).mkv',
      [known({ id: 1, title: 'The Last Harbour Master', year: 2003, popularity: 90 })],
      'unmatched',
    ],
    [
      'the film itself beside the one that contains its title',
      'Harbour (2003).mkv',
      [
        known({ id: 1, title: 'The Last Harbour Master', year: 2003, popularity: 90 }),
        known({ id: 2, title: 'Harbour', year: 2003, popularity: 1 }),
      ],
      2,
    ],
    [
      'a sequel',
      'Stoneface 2 (1984).mkv',
      [
        known({ id: 1, title: 'Stoneface', year: 1982, popularity: 90 }),
        known({ id: 2, title: 'Stoneface 2', year: 1984 }),
      ],
      2,
    ],
    [
      'the first of a row without a year',
      'Stoneface.mkv',
      [
        known({ id: 1, title: 'Stoneface', year: 1982 }),
        known({ id: 2, title: 'Stoneface 2', year: 1984, popularity: 30 }),
      ],
      1,
    ],
    [
      'a part that does not exist',
      'Stoneface 3.mkv',
      [known({ id: 1, title: 'Stoneface', year: 1982 }), known({ id: 2, title: 'Stoneface 2', year: 1984 })],
      'unmatched',
    ],
    [
      'a remake, by its year',
      'The Crossing (2011).mkv',
      [
        known({ id: 1, title: 'The Crossing', year: 1951, popularity: 90 }),
        known({ id: 2, title: 'The Crossing', year: 2011 }),
      ],
      2,
    ],
    [
      'a remake without a year',
      'The Crossing.mkv',
      [
        known({ id: 1, title: 'The Crossing', year: 1951 }),
        known({ id: 2, title: 'The Crossing', year: 2011 }),
      ],
      'review',
    ],
    [
      'the same title and year twice',
      'The Crossing (2011).mkv',
      [
        known({ id: 1, title: 'The Crossing', year: 2011, popularity: 99 }),
        known({ id: 2, title: 'The Crossing', year: 2011, popularity: 1 }),
      ],
      'review',
    ],
    [
      'the same title and year twice, with an id',
      'The Crossing (2011) {tmdb-2}.mkv',
      [
        known({ id: 1, title: 'The Crossing', year: 2011, popularity: 99 }),
        known({ id: 2, title: 'The Crossing', year: 2011, popularity: 1 }),
      ],
      2,
    ],
    ['a year off by one', 'Ironwood (1997).mkv', [known({ id: 1, title: 'Ironwood', year: 1998 })], 1],
    ['a year off by ten', 'Ironwood (1988).mkv', [known({ id: 1, title: 'Ironwood', year: 1998 })], 'review'],
    [
      'a year off by one beside a film of that year',
      'Ironwood (1997).mkv',
      [known({ id: 1, title: 'Ironwood', year: 1998 }), known({ id: 2, title: 'Ironwood', year: 1997 })],
      2,
    ],
    [
      'a year off by one beside a title that is nearly the same',
      'Intruder (2015).mkv',
      [known({ id: 1, title: 'The Intruders', year: 2015 }), known({ id: 2, title: 'Intruder', year: 2016 })],
      2,
    ],
    [
      'and beside &, in the years before and after',
      'Salt and Fire (2004).mkv',
      [
        known({ id: 1, title: 'Salt and Fire', year: 2003 }),
        known({ id: 2, title: 'Salt & Fire', year: 2005 }),
      ],
      'review',
    ],
    [
      'the same title and year twice, without a year and among many',
      'Tide.mkv',
      [
        known({ id: 1, title: 'Tide', year: 2024, popularity: 99 }),
        known({ id: 2, title: 'Tide', year: 2024, popularity: 0.1 }),
        ...Array.from({ length: 25 }, (_, at) =>
          known({ id: 10 + at, title: `High Tide ${at + 2}`, year: 1990 + at, popularity: 5 }),
        ),
      ],
      'review',
    ],
    [
      'and beside &, without a year',
      'Salt and Fire.mkv',
      [
        known({ id: 1, title: 'Salt and Fire', year: 1995 }),
        known({ id: 2, title: 'Salt & Fire', year: 2005 }),
      ],
      'review',
    ],
    [
      'the original title only',
      'La Traversée (1962).mkv',
      [known({ id: 1, title: 'The Passage', original: 'La Traversée', year: 1962 })],
      1,
    ],
    [
      'a translated title',
      'Der lange Weg (1962).mkv',
      [
        known({
          id: 1,
          title: 'The Passage',
          original: 'La Traversée',
          others: ['Der lange Weg'],
          year: 1962,
        }),
      ],
      1,
    ],
    [
      'a translated title that another film bears outright, without a year',
      'Der lange Weg.mkv',
      [
        known({ id: 1, title: 'The Passage', others: ['Der lange Weg'], year: 1962, popularity: 50 }),
        known({ id: 2, title: 'Der lange Weg', year: 2004 }),
      ],
      'review',
    ],
    ['and for &', 'Salt and Fire (2016).mkv', [known({ id: 1, title: 'Salt & Fire', year: 2016 })], 1],
    ['& for and', 'Salt & Fire (2016).mkv', [known({ id: 1, title: 'Salt and Fire', year: 2016 })], 1],
    [
      'an article left out',
      'Quiet Hour (1988).mkv',
      [known({ id: 1, title: 'The Quiet Hour', year: 1988 })],
      1,
    ],
    [
      'an article at the end',
      'Quiet Hour, The (1988).mkv',
      [known({ id: 1, title: 'The Quiet Hour', year: 1988 })],
      1,
    ],
    ['a roman number', 'Stoneface II (1984).mkv', [known({ id: 2, title: 'Stoneface 2', year: 1984 })], 2],
    ['an arabic number', 'Stoneface 2 (1984).mkv', [known({ id: 2, title: 'Stoneface II', year: 1984 })], 2],
    [
      'accents left out',
      'L Ete Meurtri (1983).mkv',
      [known({ id: 1, title: "L'Été Meurtri", year: 1983 })],
      1,
    ],
    [
      'a wrong letter',
      'The Wizard of Spedd (1979).mkv',
      [known({ id: 1, title: 'The Wizard of Speed', year: 1979 })],
      1,
    ],
    [
      'a series of one name with the film',
      'Movies/Fardale (1996).mkv',
      [
        series({ id: 1, title: 'Fardale', year: 1996, episodes: [0, 3] }),
        known({ id: 2, title: 'Fardale', year: 1996 }),
      ],
      2,
    ],
    [
      'an id that stands beside another title and year',
      'Ironwood (1998) {tmdb-2}.mkv',
      [known({ id: 1, title: 'Ironwood', year: 1998 }), known({ id: 2, title: 'Quite Another', year: 1950 })],
      2,
    ],
    [
      'an id that the provider does not know',
      'Ironwood (1998) {tmdb-77}.mkv',
      [known({ id: 1, title: 'Ironwood', year: 1998 })],
      'review',
    ],
    [
      'an id of one of two films',
      'Some Thing (1998) [tt0000002].mkv',
      [known({ id: 1, title: 'Some Thing', year: 1998 }), known({ id: 2, title: 'Else', year: 1999 })],
      2,
    ],
  ])('%s', async (_, path, works, expected) => {
    expect(await outcomeOf(path, works)).toBe(expected);
  });

  it('reads the longer of two titles that the name may have, when only the shorter is another series', async () => {
    const film = known({ id: 1, title: 'Cabin 211', year: 2009 });
    const show = series({ id: 2, title: 'Cabin', year: 2015, episodes: [0, 3, 12] });
    expect(await outcomeOf('Downloads/Cabin 211.mkv', [film])).toBe(1);
    expect(await outcomeOf('Downloads/Cabin 211.mkv', [film, show])).toBe('review');
    expect(await outcomeOf('Movies/Cabin 211.mkv', [film, show])).toBe(1);
  });
});

describe('traps for series', () => {
  const placesOf = async (paths: readonly string[], works: readonly WorkDetails[]): Promise<string[]> => {
    const { verdict } = await identifyPaths(paths, works);
    return verdict.files.map(({ state, season: number, episodes }) =>
      state === 'identified' ? `${number}x${episodes.join('+')}` : state,
    );
  };

  it('a film of one name with the series', async () => {
    const works = [
      known({ id: 1, title: 'Fardale', year: 1996 }),
      series({ id: 2, title: 'Fardale', year: 2014, episodes: [0, 3] }),
    ];
    expect(await outcomeOf('Fardale S01E02.mkv', works)).toBe(2);
  });

  it('seasons of an anime under one absolute count', async () => {
    const works = [series({ id: 1, title: 'Kiri no Umi', year: 2009, episodes: [2, 12, 12] })];
    const paths = [
      'Anime/Kiri no Umi/[Sub] Kiri no Umi - 13.mkv',
      'Anime/Kiri no Umi/[Sub] Kiri no Umi - 24 [1080p].mkv',
    ];
    expect(await placesOf(paths, works)).toEqual(['2x1', '2x12']);
    expect(await placesOf(['Anime/Kiri no Umi/[Sub] Kiri no Umi - 25.mkv'], works)).toEqual(['review']);
  });

  it('specials', async () => {
    const works = [series({ id: 1, title: 'Fardale', year: 2014, episodes: [2, 3] })];
    expect(await placesOf(['TV/Fardale/Specials/Fardale S00E02.mkv'], works)).toEqual(['0x2']);
    expect(await placesOf(['TV/Fardale/Specials/Fardale S00E03.mkv'], works)).toEqual(['review']);
  });

  it('two of one name, told apart by the season that only one has', async () => {
    const works = [
      series({ id: 1, title: 'Gate Nine', year: 1978, episodes: [0, 24] }),
      series({ id: 2, title: 'Gate Nine', year: 2004, episodes: [0, 13, 20, 20] }),
    ];
    expect(await outcomeOf('TV/Gate Nine/Season 3/Gate Nine S03E07.mkv', works)).toBe(2);
    expect(await outcomeOf('TV/Gate Nine/Season 1/Gate Nine S01E07.mkv', works)).toBe('review');
    expect(await outcomeOf('TV/Gate Nine/Season 1/Gate Nine S01E19.mkv', works)).toBe(1);
    expect(await outcomeOf('TV/Gate Nine/Season 9/Gate Nine S09E01.mkv', works)).not.toBe(1);
  });
});
