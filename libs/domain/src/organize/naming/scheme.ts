import type { WorkKind } from '../../release/reading.js';
import { templateProblems, type Tree } from './template/check-template.js';
import { parseTemplate, type Template } from './template/parse-template.js';

/** Names of the ways of naming that come with CineOrg. */
export const NAMING_PRESETS = ['cineorg', 'jellyfin', 'plex', 'kodi'] as const;
export type NamingPreset = (typeof NAMING_PRESETS)[number];

/** Languages that the folders of the preset `cineorg` are named in. */
export const NAMING_WORDS = ['fr', 'en'] as const;
export type NamingWords = (typeof NAMING_WORDS)[number];

/** One template for each tree and kind of video. */
export type NamingTemplates = Readonly<Record<Tree, Readonly<Record<WorkKind, string>>>>;

/** A library's way of naming, as it is saved. */
export interface NamingSettings {
  readonly preset: NamingPreset;
  readonly words: NamingWords;
  /** The user's own templates, which take the place of the preset's. */
  readonly templates?: DeepPartial<NamingTemplates>;
}

type DeepPartial<Value> = { readonly [Key in keyof Value]?: DeepPartial<Value[Key]> };

/** A way of naming, ready to be used. */
export interface NamingScheme {
  readonly words: NamingWords;
  readonly templates: Readonly<Record<Tree, Readonly<Record<WorkKind, Template>>>>;
}

const TREES: readonly Tree[] = ['storage', 'view'];
const KINDS: readonly WorkKind[] = ['movie', 'episode'];

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

/** What is wrong with templates, each problem beginning with the template's name (`view.movie`). */
export function namingProblems(templates: NamingTemplates): string[] {
  return TREES.flatMap((tree) =>
    KINDS.flatMap((kind) =>
      templateProblems(templates[tree][kind], tree, kind).map((problem) => `${tree}.${kind}: ${problem}`),
    ),
  );
}

/** The scheme of a library whose templates have no problem. Throws TemplateError else. */
export function schemeOf(settings: NamingSettings): NamingScheme {
  const { storage, view } = templatesOf(settings);
  const parsed = ({ movie, episode }: NamingTemplates[Tree]) => ({
    movie: parseTemplate(movie),
    episode: parseTemplate(episode),
  });
  return { words: settings.words, templates: { storage: parsed(storage), view: parsed(view) } };
}
