import { describe, expect, it } from '@jest/globals';
import { InMemoryMetadataProvider } from '#testing';
import { readPath } from '../release/read-path.js';
import type { WorkKind } from '../release/reading.js';
import { answerLookup } from './answer-lookup.js';
import type { SeasonFacts } from './candidate.js';
import { decideCluster } from './decide-cluster.js';
import type { ChosenWork, ClaimedCluster, ClusterVerdict, LookupAnswer } from './identify-store.js';
import { firstQuery } from './lookup-queries.js';
import type { WorkDetails } from './metadata-provider.js';

const THRESHOLDS = { score: 0.85, lead: 0.1 };

interface Facts {
  readonly id: number;
  readonly title: string;
  readonly year: number | null;
  readonly kind?: WorkKind;
  readonly original?: string;
  readonly others?: readonly string[];
  readonly popularity?: number;
  /** Numbers of episodes of season 0 (specials), 1, 2, … */
  readonly episodes?: readonly number[];
}

const season = (number: number, count: number): SeasonFacts => ({
  number,
  name: `Season ${number}`,
  episodes: Array.from({ length: count }, (_, at) => ({ number: at + 1, name: '', airDate: null })),
});

function known({ id, title, year, ...facts }: Facts): WorkDetails {
  const seasons = (facts.episodes ?? []).map((count, number) => season(number, count));
  return {
    work: {
      kind: facts.kind ?? 'movie',
      tmdbId: id,
      title,
      originalTitle: facts.original ?? title,
      alternativeTitles: facts.others ?? [],
      year,
      popularity: facts.popularity ?? 10,
      genreIds: [],
      overview: '',
      posterPath: null,
    },
    imdbId: `tt000000${id}`,
    tvdbId: null,
    runtime: null,
    seasonNumbers: seasons.map(({ number }) => number),
    seasons,
  };
}

const series = (facts: Facts): WorkDetails => known({ kind: 'episode', ...facts });

interface Setting {
  readonly remembered?: readonly ChosenWork[];
  readonly chosen?: ClaimedCluster['chosen'];
}

/** Asks and decides until there is a verdict on files of one cluster, whose readings are the first one's. */
async function identify(
  paths: readonly string[],
  works: readonly WorkDetails[],
  { remembered = [], chosen = null }: Setting = {},
): Promise<{ verdict: ClusterVerdict; asked: readonly string[] }> {
  const provider = new InMemoryMetadataProvider(works);
  const readings = paths.map((path) => readPath(path.split('/')));
  const files = readings.flatMap(([reading], at) => (reading ? [{ id: String(at), reading }] : []));
  const answers: LookupAnswer[] = [];
  let query = firstQuery(readings[0] ?? []);
  for (;;) {
    if (query !== null) answers.push({ ...query, works: await answerLookup(provider, query.query) });
    const cluster = { id: '1', fence: '1', readings: readings[0] ?? [], answers, chosen, remembered };
    const outcome = await decideCluster(provider, THRESHOLDS, cluster, files);
    if (!('ask' in outcome)) return { verdict: outcome, asked: provider.asked };
    query = outcome.ask;
  }
}

/** The id decided on, or the state. */
async function outcomeOf(
  path: string,
  works: readonly WorkDetails[],
  setting: Setting = {},
): Promise<number | string> {
  const { verdict } = await identify([path], works, setting);
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
    const { verdict } = await identify(paths, works);
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

describe('what the user chose before', () => {
  const films = [
    known({ id: 1, title: 'The Crossing', year: 1951 }),
    known({ id: 2, title: 'The Crossing', year: 2011 }),
  ];
  const remembered: readonly ChosenWork[] = [{ kind: 'movie', tmdbId: 2 }];

  it('comes first elsewhere, and is asked for again without a year', async () => {
    const { verdict } = await identify(['The Crossing.mkv'], films, { remembered });
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

describe('requests', () => {
  it('are one for a film that is found, and two for a series', async () => {
    const works = [
      known({ id: 1, title: 'Ironwood', year: 1998 }),
      series({ id: 2, title: 'Fardale', year: 2014, episodes: [0, 3] }),
    ];
    expect((await identify(['Ironwood (1998).mkv'], works)).asked).toHaveLength(1);
    expect(
      (await identify(['Fardale/Fardale S01E01.mkv', 'Fardale/Fardale S01E02.mkv'], works)).asked,
    ).toHaveLength(2);
  });

  it('are few for a name that nobody knows', async () => {
    const { verdict, asked } = await identify(['Zzyx Qwlm Vbnr Klop (2001).mkv'], []);
    expect(verdict.state).toBe('unmatched');
    expect(asked.length).toBeLessThanOrEqual(5);
  });
});
