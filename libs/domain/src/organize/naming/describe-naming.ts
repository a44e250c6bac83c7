import { genreNames, typeNames } from '../layout/genres.js';
import { cleanText } from '../safe-name.js';
import { COLON_STYLES, ILLEGAL_STYLES, USUAL_SIGNS } from '../signs.js';
import { NAMING_WORDS, type NamingWords } from './naming-words.js';
import { NAMING_PRESETS, type NamingPreset, type NamingTemplates, templatesOf } from './scheme.js';
import { FIELDS } from './template/fields.js';
import { EPISODE_STYLES, parseTemplate } from './template/parse-template.js';
import { type NameValues, renderTemplate } from './template/render-template.js';

type Names = Readonly<Record<NamingWords, string>>;

/** Something that templates may say, with an example and what this gives. */
export interface NamingForm {
  readonly form: string;
  readonly meaning: string;
  readonly example: string;
  readonly gives: string;
}

/** A setting's value, with an example of what it does. */
export interface NamingStyle {
  readonly style: string;
  readonly example: string;
  readonly gives: string;
}

/** Everything that an editor of templates has to know. */
export interface NamingReference {
  readonly presets: readonly {
    readonly preset: NamingPreset;
    readonly templates: Readonly<Record<NamingWords, NamingTemplates>>;
  }[];
  readonly fields: readonly { readonly field: string; readonly meaning: string }[];
  readonly conditions: readonly NamingForm[];
  readonly modifiers: readonly NamingForm[];
  readonly episodeStyles: readonly NamingStyle[];
  readonly colonStyles: readonly NamingStyle[];
  readonly illegalStyles: readonly NamingStyle[];
  /** What films are filed under, in the usual order. */
  readonly genres: readonly { readonly key: string; readonly names: Names }[];
  /** What series are filed under. */
  readonly types: readonly { readonly key: string; readonly names: Names }[];
}

const CONDITIONS = [
  ['{field?…}', 'shown where the field has a value', '{title}{edition? - {edition}}'],
  ['{field?…|…}', 'the second where it has none', '{imdbId?[{imdbId}]|[{tmdbId}]}'],
  ['{!field?…}', 'shown where the field has no value', '{title}{!imdbId? (not at IMDb)}'],
  ['{field=value?…|…}', 'shown where the field has this value', '{resolution=2160p?Films 4K|Films}/{title}'],
  ['{{ }}', 'braces that are shown', '{title} {{tmdb-{tmdbId}}}'],
] as const;

const MODIFIERS = [
  [':30', 'at most so many bytes, the first', '{title:10}'],
  [':-30', 'at most so many bytes, the last', '{title:-10}'],
  [':00', 'zeros before a number', '{season:00}'],
  [':upper', 'capital letters', '{title:upper}'],
  [':lower', 'small letters', '{code:lower}'],
  [':capital', 'a capital letter at the beginning', '{source:capital}'],
  [':title', 'a capital letter at the beginning of each word', '{episodeTitle:title}'],
  [':ascii', 'letters without accents, Greek and Cyrillic spelled in Latin ones', '{episodeTitle:ascii}'],
  [':fr', 'in a language, where the title is known in it: {title}, {sortTitle}, {letter}', '{title:fr}'],
] as const;

const VALUES: NameValues = {
  texts: {
    ...{ title: 'The Wages of Fear', year: '1953', edition: 'Restored', resolution: '2160p', tmdbId: '204' },
    ...{ season: '1', episodeTitle: 'épisode pilote', source: 'bluray' },
  },
  titles: { fr: 'Le Salaire de la peur' },
  season: 1,
  episodes: [1, 2, 3],
};

const A_COLON = 'Alien: Covenant / Re:Zero';

/** Presets, fields, modifiers and styles, with what each of them means and does. */
export function describeNaming(): NamingReference {
  return {
    presets: NAMING_PRESETS.map((preset) => ({
      preset,
      templates: byWords((words) => templatesOf({ preset, words })),
    })),
    fields: Object.entries(FIELDS).map(([field, meaning]) => ({ field, meaning })),
    conditions: CONDITIONS.map(formOf),
    modifiers: MODIFIERS.map(formOf),
    episodeStyles: EPISODE_STYLES.map((style) => {
      const example = `{code:${style}}`;
      return { style, example, gives: written(example) };
    }),
    colonStyles: COLON_STYLES.map((colon) => ({
      style: colon,
      example: A_COLON,
      gives: cleanText(A_COLON, { ...USUAL_SIGNS, colon }),
    })),
    illegalStyles: ILLEGAL_STYLES.map((illegal) => {
      const example = 'Face/Off? *Now*';
      return { style: illegal, example, gives: cleanText(example, { ...USUAL_SIGNS, illegal }) };
    }),
    genres: genreNames(),
    types: typeNames(),
  };
}

const byWords = <Value>(of: (words: NamingWords) => Value): Readonly<Record<NamingWords, Value>> =>
  Object.fromEntries(NAMING_WORDS.map((words) => [words, of(words)])) as Record<NamingWords, Value>;

const formOf = ([form, meaning, example]: readonly [string, string, string]): NamingForm => ({
  form,
  meaning,
  example,
  gives: written(example),
});

function written(template: string): string {
  const { folders, stem } = renderTemplate(parseTemplate(template), VALUES, {
    room: 200,
    signs: USUAL_SIGNS,
  });
  return [...folders, stem].join('/');
}
