import type { SeasonFacts, WorkDetails, WorkKind } from '#domain';
import type { Catalogue, Season, Work } from '../tmdb-stand-in/index.js';

interface Facts {
  readonly id: number;
  readonly title: string;
  readonly originalTitle?: string;
  readonly others?: readonly string[];
  readonly year: number;
  readonly imdbId: string;
  readonly tvdbId?: number;
  readonly popularity: number;
  readonly seasons?: readonly SeasonFacts[];
}

/** Seasons of which each has one episode; 0 are the specials. */
const seasons = (from: number, to: number): SeasonFacts[] =>
  Array.from({ length: to - from + 1 }, (_, at) => ({
    number: from + at,
    name: from + at === 0 ? 'Specials' : `Season ${from + at}`,
    episodes: [{ number: 1, name: `Opening of season ${from + at}`, airDate: '2008-01-20' }],
  }));

function details(kind: WorkKind, facts: Facts): WorkDetails {
  const { id, title, originalTitle = title, others = [], year, imdbId, popularity } = facts;
  const known = facts.seasons ?? [];
  return {
    work: {
      kind,
      tmdbId: id,
      title,
      originalTitle,
      alternativeTitles: others,
      year,
      popularity,
      genreIds: [18],
      overview: '',
      posterPath: null,
    },
    imdbId,
    tvdbId: facts.tvdbId ?? null,
    runtime: 100,
    seasonNumbers: known.map(({ number }) => number),
    seasons: known,
  };
}

/** The works that a provider under contract must know. The long series has more seasons than one request holds. */
export const CONTRACT_WORKS: readonly WorkDetails[] = [
  details('movie', { id: 8587, title: 'The Lion King', year: 1994, imdbId: 'tt0110357', popularity: 90 }),
  details('movie', { id: 420818, title: 'The Lion King', year: 2019, imdbId: 'tt6105098', popularity: 50 }),
  details('movie', { id: 275, title: 'Fargo', year: 1996, imdbId: 'tt0116282', popularity: 20 }),
  details('movie', {
    id: 194,
    title: 'Amélie',
    originalTitle: "Le Fabuleux Destin d'Amélie Poulain",
    others: ['Die fabelhafte Welt der Amélie', 'El fabuloso destino de Amélie'],
    year: 2001,
    imdbId: 'tt0211915',
    popularity: 40,
  }),
  details('episode', {
    id: 60622,
    title: 'Fargo',
    year: 2014,
    imdbId: 'tt2802850',
    tvdbId: 269613,
    popularity: 30,
    seasons: seasons(1, 5),
  }),
  details('episode', {
    id: 456,
    title: 'The Simpsons',
    others: ['Les Simpson'],
    year: 1989,
    imdbId: 'tt0096697',
    tvdbId: 71663,
    popularity: 80,
    seasons: seasons(0, 44),
  }),
];

/** Works as the catalogue of a TMDb stand-in. */
export function standInCatalogue(works: readonly WorkDetails[]): Catalogue {
  const ofKind = (kind: WorkKind): WorkDetails[] => works.filter(({ work }) => work.kind === kind);
  return {
    films: ofKind('movie').map(standInWork),
    series: ofKind('episode').map((known) => ({
      ...standInWork(known),
      tvdbId: known.tvdbId,
      country: 'US',
      seasons: known.seasons.map((season) => standInSeason(known.work.tmdbId, season)),
    })),
  };
}

function standInWork({ work, imdbId, runtime }: WorkDetails): Work {
  return {
    id: work.tmdbId,
    imdbId,
    title: work.title,
    originalTitle: work.originalTitle,
    language: work.title === work.originalTitle ? 'en' : 'fr',
    date: `${work.year}-01-20`,
    genreIds: work.genreIds,
    runtime: runtime ?? 0,
    popularity: work.popularity,
    translations: [],
    alternativeTitles: (work.alternativeTitles ?? []).map((title) => ({ country: 'US', title })),
  };
}

function standInSeason(series: number, { number, episodes }: SeasonFacts): Season {
  const id = series * 1_000 + number;
  const dated = episodes.map((episode) => ({ ...episode, id: id * 100 + episode.number }));
  return { id, number, airDate: episodes[0]?.airDate ?? null, episodes: dated };
}
