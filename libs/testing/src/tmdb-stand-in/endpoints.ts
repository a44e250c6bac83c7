import { failure, success, type Answer } from './answer.js';
import { filmParts, seriesParts } from './appended-parts.js';
import type { Catalogue, Series, Work } from './catalogue.js';
import { FILM_GENRES, SERIES_GENRES } from './genres.js';
import { TitleSearch } from './title-search.js';
import { filmDetails, filmItem, seasonDetails, seriesDetails, seriesItem } from './work-answers.js';

const PAGE_SIZE = 20;
const LAST_PAGE = 500;

/** What an endpoint is asked: the variable parts of the path, and the query. */
interface Question {
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
}

interface Endpoint {
  readonly name: string;
  readonly path: RegExp;
  readonly answer: (question: Question) => Answer;
}

/** The part of TMDb's API that the stand-in has, on one catalogue. */
export class Endpoints {
  private readonly filmSearch: TitleSearch<Work>;
  private readonly seriesSearch: TitleSearch<Series>;

  private readonly endpoints: readonly Endpoint[] = [
    { name: 'search/movie', path: /^\/search\/movie$/, answer: (asked) => this.searchFilms(asked) },
    { name: 'search/tv', path: /^\/search\/tv$/, answer: (asked) => this.searchSeries(asked) },
    { name: 'movie', path: /^\/movie\/(\d+|tt\d+)$/, answer: (asked) => this.film(asked) },
    { name: 'movie/changes', path: /^\/movie\/changes$/, answer: () => changes(this.catalogue.films) },
    { name: 'tv/changes', path: /^\/tv\/changes$/, answer: () => changes(this.catalogue.series) },
    { name: 'tv', path: /^\/tv\/(\d+)$/, answer: (asked) => this.oneSeries(asked) },
    { name: 'tv/season', path: /^\/tv\/(\d+)\/season\/(\d+)$/, answer: (asked) => this.season(asked) },
    { name: 'find', path: /^\/find\/([^/]+)$/, answer: (asked) => this.find(asked) },
    { name: 'configuration', path: /^\/configuration$/, answer: configuration },
    { name: 'authentication', path: /^\/authentication$/, answer: authentication },
    { name: 'genre/movie', path: /^\/genre\/movie\/list$/, answer: () => success({ genres: FILM_GENRES }) },
    { name: 'genre/tv', path: /^\/genre\/tv\/list$/, answer: () => success({ genres: SERIES_GENRES }) },
  ];

  constructor(
    private readonly catalogue: Catalogue,
    private readonly yearMode: 'strict' | 'nudge',
  ) {
    this.filmSearch = new TitleSearch(catalogue.films);
    this.seriesSearch = new TitleSearch(catalogue.series);
  }

  /** The name under which requests to a path (without `/3`) are counted; `other` when there is no such endpoint. */
  nameOf(path: string): string {
    return this.endpoints.find((endpoint) => endpoint.path.test(path))?.name ?? 'other';
  }

  answer(path: string, query: URLSearchParams): Answer {
    for (const endpoint of this.endpoints) {
      const match = endpoint.path.exec(path);
      if (match !== null) return endpoint.answer({ parts: match.slice(1), query });
    }
    return failure(34);
  }

  private searchFilms({ query }: Question): Answer {
    const primary = yearIn(query, 'primary_release_year');
    const films = this.filmSearch.find(query.get('query') ?? '', {
      year: primary ?? yearIn(query, 'year'),
      mode: primary === null ? this.yearMode : 'strict',
      yearsOf: ({ date }) => [yearOf(date)],
    });
    return paged(query, films, filmItem);
  }

  private searchSeries({ query }: Question): Answer {
    const first = yearIn(query, 'first_air_date_year');
    const series = this.seriesSearch.find(query.get('query') ?? '', {
      year: first ?? yearIn(query, 'year'),
      mode: first === null ? this.yearMode : 'strict',
      yearsOf: (one) => (first === null ? yearsOnAir(one) : [yearOf(one.date)]),
    });
    return paged(query, series, seriesItem);
  }

  private film({ parts: [id], query }: Question): Answer {
    const film = this.catalogue.films.find((one) => String(one.id) === id || one.imdbId === id);
    if (film === undefined) return failure(34);
    const parts = filmParts(film, query.get('append_to_response') ?? '');
    return parts === null ? failure(27) : success({ ...filmDetails(film, languageIn(query)), ...parts });
  }

  private oneSeries({ parts: [id], query }: Question): Answer {
    const series = this.seriesOf(id);
    if (series === undefined) return failure(34);
    const parts = seriesParts(series, query.get('append_to_response') ?? '');
    return parts === null ? failure(27) : success({ ...seriesDetails(series, languageIn(query)), ...parts });
  }

  private season({ parts: [id, number] }: Question): Answer {
    const series = this.seriesOf(id);
    const season = series?.seasons.find((one) => String(one.number) === number);
    return series === undefined || season === undefined
      ? failure(34)
      : success(seasonDetails(series, season));
  }

  private find({ parts: [id = ''], query }: Question): Answer {
    const source = query.get('external_source');
    if (source !== 'imdb_id' && source !== 'tvdb_id') return failure(47);
    const language = languageIn(query);
    const films = source === 'imdb_id' ? this.catalogue.films.filter(({ imdbId }) => imdbId === id) : [];
    const series = this.catalogue.series.filter((one) =>
      source === 'imdb_id' ? one.imdbId === id : String(one.tvdbId) === id,
    );
    return success({
      movie_results: films.map((film) => ({ ...filmItem(film, language), media_type: 'movie' })),
      person_results: [],
      tv_results: series.map((one) => ({ ...seriesItem(one, language), media_type: 'tv' })),
      tv_episode_results: [],
      tv_season_results: [],
    });
  }

  private seriesOf(id: string | undefined): Series | undefined {
    return this.catalogue.series.find((one) => String(one.id) === id);
  }
}

function paged<W>(
  query: URLSearchParams,
  works: readonly W[],
  item: (work: W, language: string) => unknown,
): Answer {
  const page = Number(query.get('page') ?? '1');
  if (!Number.isInteger(page) || page < 1 || page > LAST_PAGE) return failure(22);
  const shown = works.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return success({
    page,
    results: shown.map((work) => item(work, languageIn(query))),
    total_pages: Math.max(1, Math.ceil(works.length / PAGE_SIZE)),
    total_results: works.length,
  });
}

function configuration(): Answer {
  const base = 'image.tmdb.org/t/p/';
  return success({
    images: {
      base_url: `http://${base}`,
      secure_base_url: `https://${base}`,
      backdrop_sizes: ['w300', 'w780', 'w1280', 'original'],
      logo_sizes: ['w45', 'w92', 'w154', 'w185', 'w300', 'w500', 'original'],
      poster_sizes: ['w92', 'w154', 'w185', 'w342', 'w500', 'w780', 'original'],
      profile_sizes: ['w45', 'w185', 'h632', 'original'],
      still_sizes: ['w92', 'w185', 'w300', 'original'],
    },
    change_keys: [],
  });
}

function authentication(): Answer {
  return success({ success: true, status_code: 1, status_message: 'Success.' });
}

function languageIn(query: URLSearchParams): string {
  return query.get('language') ?? 'en-US';
}

function yearIn(query: URLSearchParams, name: string): number | null {
  const year = query.get(name);
  return year === null || year === '' ? null : Number(year);
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** The years of the first and all other episodes. */
function yearsOnAir(series: Series): number[] {
  const dates = series.seasons.flatMap(({ episodes }) => episodes.flatMap(({ airDate }) => airDate ?? []));
  return [series.date, ...dates].map(yearOf);
}

/** One page: every work of the catalogue was changed. */
function changes(works: readonly Work[]): Answer {
  const results = works.map(({ id }) => ({ id, adult: false }));
  return success({ results, page: 1, total_pages: 1, total_results: results.length });
}
