import type { Catalogue } from './catalogue.js';
import { parseFilms } from './film-rows.js';
import { parseSeries } from './series-rows.js';
import { EPISODE_NAMES } from './data/episode-names.js';
import { FILMS_BEFORE_1980 } from './data/films-before-1980.js';
import { FILMS_1980_1999 } from './data/films-1980-1999.js';
import { FILMS_SINCE_2000 } from './data/films-since-2000.js';
import { FILMS_OF_THE_WORLD } from './data/films-of-the-world.js';
import { SERIES } from './data/series.js';

/**
 * The built-in catalogue. Titles, years and seasons are real; popularity is rough, and episodes are dated one week
 * apart. Chosen to be hard: remakes, numbered sequels, titles inside titles, years as titles, foreign titles.
 */
export const BUILT_IN_CATALOGUE: Catalogue = {
  films: [FILMS_BEFORE_1980, FILMS_1980_1999, FILMS_SINCE_2000, FILMS_OF_THE_WORLD].flatMap(parseFilms),
  series: parseSeries(SERIES, EPISODE_NAMES),
};
