import { describe, expect, it } from '@jest/globals';
import { BUILT_IN_CATALOGUE } from './built-in-catalogue.js';
import type { Work } from './catalogue.js';
import { FILM_GENRES, SERIES_GENRES, type Genre } from './genres.js';

const { films, series } = BUILT_IN_CATALOGUE;

const yearsOf = (title: string): number[] =>
  films
    .filter((film) => film.title === title)
    .map(({ date }) => Number(date.slice(0, 4)))
    .toSorted((a, b) => a - b);

const repeated = <T>(values: readonly T[]): T[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

function flaws(work: Work, genres: readonly Genre[]): string[] {
  const checks = {
    id: Number.isInteger(work.id) && work.id > 0,
    imdb: work.imdbId === null || /^tt\d{7,8}$/.test(work.imdbId),
    title: work.title !== '' && work.title === work.title.normalize('NFC'),
    originalTitle: work.originalTitle !== '',
    language: /^[a-z]{2}$/.test(work.language),
    date: !Number.isNaN(Date.parse(work.date)) && work.date.length === 10,
    genres: work.genreIds.length > 0 && work.genreIds.every((id) => genres.some((genre) => genre.id === id)),
    runtime: work.runtime > 0,
    popularity: work.popularity > 0,
    translations: work.translations.every(
      ({ language, title }) => /^[a-z]{2}$/.test(language) && title !== '',
    ),
    alternatives: work.alternativeTitles.every(
      ({ country, title }) => /^[A-Z]{2}$/.test(country) && title !== '',
    ),
  };
  return Object.entries(checks).flatMap(([name, good]) => (good ? [] : [`${work.title}: ${name}`]));
}

describe('the built-in catalogue', () => {
  it('has at least 300 films and 40 series', () => {
    expect(films.length).toBeGreaterThanOrEqual(300);
    expect(series.length).toBeGreaterThanOrEqual(40);
  });

  it('is well formed', () => {
    expect(films.flatMap((film) => flaws(film, FILM_GENRES))).toEqual([]);
    expect(series.flatMap((one) => flaws(one, SERIES_GENRES))).toEqual([]);
  });

  it('uses every id once', () => {
    const seasons = series.flatMap((one) => one.seasons);
    expect(repeated(films.map(({ id }) => id))).toEqual([]);
    expect(repeated(series.map(({ id }) => id))).toEqual([]);
    expect(repeated(seasons.map(({ id }) => id))).toEqual([]);
    expect(repeated(seasons.flatMap(({ episodes }) => episodes.map(({ id }) => id)))).toEqual([]);
    expect(repeated([...films, ...series].flatMap(({ imdbId }) => imdbId ?? []))).toEqual([]);
    expect(repeated(series.flatMap(({ tvdbId }) => tvdbId ?? []))).toEqual([]);
  });

  it.each([
    ['The Lion King', [1994, 2019]],
    ['King Kong', [1933, 1976, 2005]],
    ['Dune', [1984, 2021]],
    ['Halloween', [1978, 2007, 2018]],
    ['Suspiria', [1977, 2018]],
    ['Total Recall', [1990, 2012]],
    ['Ben-Hur', [1959, 2016]],
    ['A Star Is Born', [1937, 1954, 1976, 2018]],
  ])('has the remakes of %s', (title, years) => {
    expect(yearsOf(title)).toEqual(years);
  });

  it('has two films of one title and year', () => {
    expect(yearsOf('Beast')).toEqual([2022, 2022]);
    expect(yearsOf('Leo')).toEqual([2023, 2023]);
  });

  it('has films and series of one name', () => {
    const shared = new Set(films.map(({ title }) => title));
    const names = series.filter(({ title }) => shared.has(title)).map(({ title }) => title);
    expect(names).toEqual(
      expect.arrayContaining(['Fargo', 'Hannibal', 'M*A*S*H', 'Snowpiercer', 'Westworld']),
    );
  });

  it('numbers seasons and episodes without gaps', () => {
    for (const { seasons } of series) {
      const numbers = seasons.map(({ number }) => number);
      expect(numbers).toEqual(Array.from(numbers, (_, index) => index + (numbers[0] ?? 0)));
      for (const { episodes } of seasons) {
        expect(episodes.map(({ number }) => number)).toEqual(Array.from(episodes, (_, index) => index + 1));
        expect(episodes.length).toBeGreaterThan(0);
      }
    }
  });

  it('has one series with more seasons than one request can append, and one with several hundred episodes', () => {
    expect(Math.max(...series.map(({ seasons }) => seasons.length))).toBeGreaterThan(20);
    expect(Math.max(...series.flatMap(({ seasons }) => seasons.map(({ episodes }) => episodes.length)))).toBe(
      366,
    );
  });

  it('knows real episode titles and dates episodes weekly', () => {
    const season = series
      .find(({ title }) => title === 'Breaking Bad')
      ?.seasons.find(({ number }) => number === 1);
    expect(season?.episodes[1]).toMatchObject({
      number: 2,
      name: "Cat's in the Bag...",
      airDate: '2008-01-27',
    });
  });
});
