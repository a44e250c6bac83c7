import type { WorkKind } from '../../release/reading.js';
import { GENRE_KEYS, type GenreKey } from '../layout/genres.js';
import { type ColonStyle, type IllegalStyle, type SignStyles, USUAL_SIGNS } from '../signs.js';
import type { NamingWords } from './naming-words.js';
import { type TemplateProblem, templateProblems, type Tree } from './template/check-template.js';
import { parseTemplate, type Template } from './template/parse-template.js';
import { languagesOf } from './template/template-parts.js';

/** Names of the ways of naming that come with CineOrg. */
export const NAMING_PRESETS = ['cineorg', 'jellyfin', 'plex', 'kodi'] as const;
export type NamingPreset = (typeof NAMING_PRESETS)[number];

/** One template for each tree and kind of video. */
export type NamingTemplates = Readonly<Record<Tree, Readonly<Record<WorkKind, string>>>>;

/** A library's way of naming, as it is saved. */
export interface NamingSettings {
  readonly preset: NamingPreset;
  readonly words: NamingWords;
  /** The user's own templates, which take the place of the preset's. */
  readonly templates?: OwnTemplates;
  readonly colon?: ColonStyle;
  readonly illegal?: IllegalStyle;
  /** The shelves that films are filed under, the first that fits being a film's. */
  readonly genres?: readonly GenreKey[];
}

/** The templates that a library has of its own. */
export type OwnTemplates = {
  readonly [Place in Tree]?: { readonly [Kind in WorkKind]?: string };
};

/** A template by its name: `view.movie`. */
export type TemplateName = `${Tree}.${WorkKind}`;

/** What is wrong with one of a library's templates. */
export interface NamingProblem extends TemplateProblem {
  readonly template: TemplateName;
}

/** A way of naming, ready to be used. */
export interface NamingScheme {
  readonly words: NamingWords;
  readonly signs: SignStyles;
  readonly genres: readonly GenreKey[];
  readonly templates: Readonly<Record<Tree, Readonly<Record<WorkKind, Template>>>>;
}

export const NAMING_TREES = ['storage', 'view'] as const satisfies readonly Tree[];
export const NAMING_KINDS = ['movie', 'episode'] as const satisfies readonly WorkKind[];

interface Words {
  readonly films: string;
  readonly series: string;
  readonly season: string;
}

const WORDS: Readonly<Record<NamingWords, Words>> = {
  fr: { films: 'Films', series: 'Séries', season: 'Saison' },
  en: { films: 'Movies', series: 'Series', season: 'Season' },
};

const TITLE = '{title}{year? ({year})}';

/** The founding tool's way: storage is flat, the view goes by genre, type and range. */
function cineorg({ films, series, season }: Words): NamingTemplates {
  const title = `${TITLE}{homonym? [tmdbid-{tmdbId}]}`;
  const film = `${title}{edition? {edition}}{words? {words}}{part? CD{part}}`;
  const episode = `${season} {season:00}/${TITLE} - {code}{episodeTitle? - {episodeTitle}}{words? - {words}}`;
  return {
    storage: { movie: `${films}/${title}/${film}`, episode: `${series}/${title}/${episode}` },
    view: {
      movie: `${films}/{genre}/{range}/${film}`,
      episode: `${series}/{type}/{range}/${title}/${episode}`,
    },
  };
}

/** Both trees alike, as players want them that find films by folders. */
const alike = (movie: string, episode: string): NamingTemplates => ({
  storage: { movie, episode },
  view: { movie, episode },
});

const PRESETS: Readonly<Record<NamingPreset, (words: Words) => NamingTemplates>> = {
  cineorg,
  /** Jellyfin shows versions as one film only where their names begin with the folder's whole name. */
  jellyfin: () =>
    alike(
      `Movies/${TITLE} [tmdbid-{tmdbId}]/${TITLE}{version? [tmdbid-{tmdbId}] - {version}}{part? - part{part}}`,
      `Shows/${TITLE} [tmdbid-{tmdbId}]/Season {season:00}/` +
        `${TITLE} {code:scene}{episodeTitle? {episodeTitle}}{version? - {version}}`,
    ),
  plex: () =>
    alike(
      `Movies/${TITLE} {{tmdb-{tmdbId}}}/` +
        `${TITLE} {{tmdb-{tmdbId}}}{edition? {{edition-{edition}}}}{version? - {version}}{part? - pt{part}}`,
      `TV Shows/${TITLE} {{tmdb-{tmdbId}}}/Season {season:00}/` +
        `${TITLE} - {code:prefixedRange:lower}{episodeTitle? - {episodeTitle}}{version? - {version}}`,
    ),
  kodi: () =>
    alike(
      `Movies/${TITLE}{homonym? {{tmdb={tmdbId}}}}/${TITLE}{edition? - {edition}}{version? - {version}}{part? - cd{part}}`,
      `TV Shows/${TITLE}{homonym? {{tmdb={tmdbId}}}}/Season {season:00}/` +
        `${TITLE} {code}{episodeTitle? {episodeTitle}}{version? - {version}}`,
    ),
};

/** The templates of a library: its own where it has some, else its preset's. */
export function templatesOf({ preset, words, templates }: NamingSettings): NamingTemplates {
  const base = PRESETS[preset](WORDS[words]);
  return {
    storage: { ...base.storage, ...templates?.storage },
    view: { ...base.view, ...templates?.view },
  };
}

/** What is wrong with templates, in the order of `storage.movie`, `storage.episode`, `view.movie`, `view.episode`. */
export function namingProblems(templates: NamingTemplates): NamingProblem[] {
  return NAMING_TREES.flatMap((tree) =>
    NAMING_KINDS.flatMap((kind) =>
      templateProblems(templates[tree][kind], tree, kind).map((problem) => ({
        template: `${tree}.${kind}` as const,
        ...problem,
      })),
    ),
  );
}

/** The scheme of a library whose templates have no problem. Throws TemplateError else. */
export function schemeOf(settings: NamingSettings): NamingScheme {
  const { storage, view } = templatesOf(settings);
  const known = new Map<string, Template>();
  // Equal templates are one, so that what is told by both trees is worked out once.
  const parse = (text: string): Template => {
    const template = known.get(text) ?? parseTemplate(text);
    known.set(text, template);
    return template;
  };
  const parsed = ({ movie, episode }: NamingTemplates[Tree]) => ({
    movie: parse(movie),
    episode: parse(episode),
  });
  const { words, colon = USUAL_SIGNS.colon, illegal = USUAL_SIGNS.illegal, genres = GENRE_KEYS } = settings;
  return {
    words,
    genres,
    signs: { colon, illegal },
    templates: { storage: parsed(storage), view: parsed(view) },
  };
}

/** The languages, as ISO 639-1 has them, that names ask titles for. */
export function languagesNamed({ templates }: NamingScheme): string[] {
  const all = NAMING_TREES.flatMap((tree) => NAMING_KINDS.map((kind) => templates[tree][kind]));
  return [...new Set(all.flatMap((template) => [...languagesOf(template)]))];
}
