import type { Season, Series, Work } from './catalogue.js';
import { FILM_GENRES, genresOf, SERIES_GENRES } from './genres.js';
import { languageOf, titleIn } from './languages.js';
import { sagaOf } from './sagas.js';

type Fields = Record<string, unknown>;

/** A film as search and find list it. */
export function filmItem(film: Work, language: string): Fields {
  return {
    ...commonFields(film),
    genre_ids: film.genreIds,
    original_title: film.originalTitle,
    release_date: film.date,
    title: titleIn(film, language),
    video: false,
  };
}

/** A series as search and find list it. */
export function seriesItem(series: Series, language: string): Fields {
  return {
    ...commonFields(series),
    genre_ids: series.genreIds,
    origin_country: [series.country],
    original_name: series.originalTitle,
    first_air_date: series.date,
    name: titleIn(series, language),
  };
}

/** The details of a film, without appended parts. */
export function filmDetails(film: Work, language: string): Fields {
  const { genre_ids: _, ...item } = filmItem(film, language);
  return {
    ...item,
    belongs_to_collection: sagaOf(film.id),
    budget: 0,
    genres: genresOf(film.genreIds, FILM_GENRES),
    homepage: '',
    imdb_id: film.imdbId,
    origin_country: [languageOf(film.language).country],
    production_companies: [],
    production_countries: [],
    revenue: 0,
    runtime: film.runtime,
    spoken_languages: [spokenLanguage(film)],
    status: 'Released',
    tagline: '',
  };
}

/** The details of a series, without appended parts. */
export function seriesDetails(series: Series, language: string): Fields {
  const { genre_ids: _, ...item } = seriesItem(series, language);
  const regular = series.seasons.filter(({ number }) => number > 0);
  return {
    ...item,
    created_by: [],
    episode_run_time: [series.runtime],
    genres: genresOf(series.genreIds, SERIES_GENRES),
    homepage: '',
    in_production: false,
    languages: [series.language],
    last_air_date: regular.at(-1)?.episodes.at(-1)?.airDate ?? null,
    last_episode_to_air: null,
    next_episode_to_air: null,
    networks: [],
    number_of_episodes: regular.reduce((sum, { episodes }) => sum + episodes.length, 0),
    number_of_seasons: regular.length,
    production_companies: [],
    production_countries: [],
    seasons: series.seasons.map(seasonItem),
    spoken_languages: [spokenLanguage(series)],
    status: 'Ended',
    tagline: '',
    type: 'Scripted',
  };
}

/** One season with its episodes. */
export function seasonDetails(series: Series, season: Season): Fields {
  const { episode_count: _, ...item } = seasonItem(season);
  return {
    _id: season.id.toString(16).padStart(24, '5'),
    ...item,
    episodes: season.episodes.map((episode) => ({
      air_date: episode.airDate,
      episode_number: episode.number,
      episode_type: episode.number === season.episodes.length ? 'finale' : 'standard',
      id: episode.id,
      name: episode.name,
      overview: '',
      production_code: '',
      runtime: series.runtime,
      season_number: season.number,
      show_id: series.id,
      still_path: null,
      vote_average: 0,
      vote_count: 0,
      crew: [],
      guest_stars: [],
    })),
    networks: [],
  };
}

function seasonItem(season: Season): Fields {
  return {
    air_date: season.airDate,
    episode_count: season.episodes.length,
    id: season.id,
    name: season.number === 0 ? 'Specials' : `Season ${season.number}`,
    overview: '',
    poster_path: null,
    season_number: season.number,
    vote_average: 0,
  };
}

/** Pictures are not among the facts: the paths have the right form and lead nowhere; some works have none. */
function commonFields(work: Work): Fields {
  return {
    adult: false,
    backdrop_path: null,
    id: work.id,
    original_language: work.language,
    overview: '',
    popularity: work.popularity,
    poster_path: work.id % 10 === 0 ? null : `/stand-in-${work.id}.jpg`,
    softcore: false,
    vote_average: 6.5,
    vote_count: Math.round(work.popularity * 100),
  };
}

function spokenLanguage({ language }: Work): Fields {
  const { name, englishName } = languageOf(language);
  return { english_name: englishName, iso_639_1: language, name };
}
