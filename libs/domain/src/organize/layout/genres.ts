import type { NamingWords } from '../naming/naming-words.js';

/** TMDb's numbers of film genres (`/genre/movie/list`). */
const ID = {
  ...{
    action: 28,
    adventure: 12,
    animation: 16,
    comedy: 35,
    crime: 80,
    documentary: 99,
    drama: 18,
    family: 10751,
  },
  ...{
    fantasy: 14,
    history: 36,
    horror: 27,
    music: 10402,
    mystery: 9648,
    romance: 10749,
    scienceFiction: 878,
  },
  ...{ television: 10770, thriller: 53, war: 10752, western: 37 },
} as const;

type Names = Readonly<Record<NamingWords, string>>;

/** A shelf that films of some genres are filed under. */
interface Shelf {
  /** TMDb's numbers of genres; all of them must be given. */
  readonly genres: readonly number[];
  readonly names: Names;
}

/**
 * What says most about a film comes first, and what nearly every film is comes late. The order is the founding tool's,
 * but that documentaries come first, whatever they are about.
 */
const SHELVES = {
  documentary: { genres: [ID.documentary], names: { fr: 'Documentaire', en: 'Documentary' } },
  animation: { genres: [ID.animation], names: { fr: 'Animation', en: 'Animation' } },
  'science-fiction': { genres: [ID.scienceFiction], names: { fr: 'Science-Fiction', en: 'Science Fiction' } },
  fantasy: { genres: [ID.fantasy], names: { fr: 'Fantastique', en: 'Fantasy' } },
  horror: { genres: [ID.horror], names: { fr: 'Horreur', en: 'Horror' } },
  western: { genres: [ID.western], names: { fr: 'Western', en: 'Western' } },
  crime: { genres: [ID.crime], names: { fr: 'Policier', en: 'Crime' } },
  thriller: { genres: [ID.thriller], names: { fr: 'Thriller', en: 'Thriller' } },
  war: { genres: [ID.war], names: { fr: 'Guerre', en: 'War' } },
  action: { genres: [ID.action], names: { fr: 'Action & Aventure', en: 'Action & Adventure' } },
  adventure: { genres: [ID.adventure], names: { fr: 'Action & Aventure', en: 'Action & Adventure' } },
  'comedy-drama': {
    genres: [ID.comedy, ID.drama],
    names: { fr: 'Comédie dramatique', en: 'Comedy Drama' },
  },
  comedy: { genres: [ID.comedy], names: { fr: 'Comédie', en: 'Comedy' } },
  romance: { genres: [ID.romance], names: { fr: 'Romance', en: 'Romance' } },
  music: { genres: [ID.music], names: { fr: 'Musical', en: 'Music' } },
  history: { genres: [ID.history], names: { fr: 'Histoire', en: 'History' } },
  mystery: { genres: [ID.mystery], names: { fr: 'Mystère', en: 'Mystery' } },
  drama: { genres: [ID.drama], names: { fr: 'Drame', en: 'Drama' } },
  family: { genres: [ID.family], names: { fr: 'Famille', en: 'Family' } },
  television: { genres: [ID.television], names: { fr: 'Téléfilm', en: 'TV Movie' } },
} as const satisfies Record<string, Shelf>;

export type GenreKey = keyof typeof SHELVES;

const isGenreKey = (key: string): key is GenreKey => Object.hasOwn(SHELVES, key);

/** Keys of the shelves that films may be filed under, in the order that is usual. */
export const GENRE_KEYS: readonly GenreKey[] = Object.keys(SHELVES).filter(isGenreKey);

/** What a film is filed under that no shelf of the order fits. */
const OTHER: Names = { fr: 'Autres', en: 'Other' };

/** The shelves by their keys, with their names. */
export const genreNames = (): readonly { readonly key: GenreKey; readonly names: Names }[] =>
  GENRE_KEYS.map((key) => ({ key, names: SHELVES[key].names }));

/** The shelf of a film by its genres at TMDb; each film has one: the first in the order that fits. */
export function genreShelf(
  genreIds: readonly number[],
  words: NamingWords,
  order: readonly GenreKey[] = GENRE_KEYS,
): string {
  const given = new Set(genreIds);
  const key = order.find((one) => SHELVES[one].genres.every((genre) => given.has(genre)));
  return (key === undefined ? OTHER : SHELVES[key].names)[words];
}

/** What is wrong with an order of shelves; empty when it can be used. Films that none of them fits have one of their own. */
export function genreProblems(order: readonly string[]): string[] {
  const unknown = order.filter((key) => !isGenreKey(key));
  const doubled = order.filter((key, at) => order.indexOf(key) !== at);
  return [
    ...unknown.map(
      (key) => `"${key}" is not a genre to file films under; there are ${GENRE_KEYS.join(', ')}`,
    ),
    ...[...new Set(doubled)].map((key) => `"${key}" is there twice`),
  ];
}

const TYPES = {
  anime: { fr: 'Mangas', en: 'Anime' },
  animation: { fr: 'Animation', en: 'Animation' },
  series: { fr: 'Séries TV', en: 'TV Series' },
} as const satisfies Record<string, Names>;

/** What series are filed under, with their names. */
export const typeNames = (): readonly { readonly key: string; readonly names: Names }[] =>
  Object.entries(TYPES).map(([key, names]) => ({ key, names }));

/** Kana occur in Japanese alone; Han signs without them may be Chinese. */
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HAN = /\p{Script=Han}/u;

/** What a series' shelf depends on. */
interface SeriesFacts {
  readonly genreIds: readonly number[];
  readonly originalTitle: string;
  /** ISO 639-1; null while it is not known. */
  readonly originalLanguage: string | null;
}

/** The shelf of a series: animation in Japanese apart from other animation. */
export function seriesShelf(series: SeriesFacts, words: NamingWords): string {
  if (!series.genreIds.includes(ID.animation)) return TYPES.series[words];
  return TYPES[isJapanese(series) ? 'anime' : 'animation'][words];
}

/** By the language, else by the script of the original title. */
function isJapanese({ originalTitle, originalLanguage }: SeriesFacts): boolean {
  if (originalLanguage !== null) return originalLanguage === 'ja';
  return JAPANESE.test(originalTitle) || HAN.test(originalTitle);
}
