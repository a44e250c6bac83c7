import type { Series, Work } from './catalogue.js';
import { languageOf } from './languages.js';
import { seasonDetails } from './work-answers.js';

/** Parts that one details request may ask for. */
const MOST_APPENDED = 20;

type Part = Record<string, unknown>;

/** Parts of a film named by `append_to_response`; unknown ones are left out. Null when too many are asked for. */
export function filmParts(film: Work, names: string): Record<string, Part> | null {
  return collect(names, {
    alternative_titles: () => ({ titles: alternativeTitles(film) }),
    translations: () => ({ translations: translations(film, 'title') }),
    external_ids: () => externalIds(film),
    credits: () => credits(film),
    images: () => images(film),
  });
}

/** Parts of a series, `season/N` among them; unknown ones and unknown seasons are left out. Null when too many. */
export function seriesParts(series: Series, names: string): Record<string, Part> | null {
  const seasons = series.seasons.map((season) => [
    `season/${season.number}`,
    () => seasonDetails(series, season),
  ]);
  return collect(names, {
    alternative_titles: () => ({ results: alternativeTitles(series) }),
    translations: () => ({ translations: translations(series, 'name') }),
    external_ids: () => ({ ...externalIds(series), tvdb_id: series.tvdbId, tvrage_id: null }),
    credits: () => credits(series),
    images: () => images(series),
    ...Object.fromEntries(seasons),
  });
}

function collect(names: string, known: Readonly<Record<string, () => Part>>): Record<string, Part> | null {
  const asked = names.split(',').filter((name) => name !== '');
  if (asked.length > MOST_APPENDED) return null;
  const parts: Record<string, Part> = {};
  for (const name of asked) {
    const make = Object.hasOwn(known, name) ? known[name] : undefined;
    if (make !== undefined) parts[name] = make();
  }
  return parts;
}

function alternativeTitles(work: Work): Part[] {
  return work.alternativeTitles.map(({ country, title }) => ({ iso_3166_1: country, title, type: '' }));
}

function translations(work: Work, field: 'title' | 'name'): Part[] {
  const all = [
    { language: 'en', title: work.title },
    ...work.translations.filter(({ language }) => language !== 'en'),
  ];
  return all.map(({ language, title }) => {
    const { country, name, englishName } = languageOf(language);
    const data = {
      [field]: title === work.originalTitle ? '' : title,
      overview: '',
      tagline: '',
      homepage: '',
    };
    return { iso_3166_1: country, iso_639_1: language, name, english_name: englishName, data };
  });
}

/** Made up: the catalogue knows no people. */
function credits({ id }: Work): Part {
  const cast = [1, 2, 3].map((order) => ({
    name: `Player ${order} of ${id}`,
    character: `Part ${order}`,
    order,
  }));
  return { cast, crew: [] };
}

function images({ id }: Work): Part {
  return { backdrops: [], posters: [], logos: [{ file_path: `/logo${id}.png`, iso_639_1: 'en' }] };
}

function externalIds({ imdbId }: Work): Part {
  return { imdb_id: imdbId, wikidata_id: null, facebook_id: null, instagram_id: null, twitter_id: null };
}
