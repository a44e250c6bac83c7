import type { NamingWords } from '../naming/scheme.js';

/** A shelf that films of some genres are filed under. */
interface Shelf {
  /** TMDb's numbers of genres; all of them must be given. */
  readonly genres: readonly number[];
  readonly names: Readonly<Record<NamingWords, string>>;
}

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

/**
 * The first that fits is a film's: what says most about a film comes first, and what nearly every film is comes late.
 * The order is the founding tool's, but that documentaries come first, whatever they are about.
 */
const SHELVES: readonly Shelf[] = [
  { genres: [ID.documentary], names: { fr: 'Documentaire', en: 'Documentary' } },
  { genres: [ID.animation], names: { fr: 'Animation', en: 'Animation' } },
  { genres: [ID.scienceFiction], names: { fr: 'Science-Fiction', en: 'Science Fiction' } },
  { genres: [ID.fantasy], names: { fr: 'Fantastique', en: 'Fantasy' } },
  { genres: [ID.horror], names: { fr: 'Horreur', en: 'Horror' } },
  { genres: [ID.western], names: { fr: 'Western', en: 'Western' } },
  { genres: [ID.crime], names: { fr: 'Policier', en: 'Crime' } },
  { genres: [ID.thriller], names: { fr: 'Thriller', en: 'Thriller' } },
  { genres: [ID.war], names: { fr: 'Guerre', en: 'War' } },
  { genres: [ID.action], names: { fr: 'Action & Aventure', en: 'Action & Adventure' } },
  { genres: [ID.adventure], names: { fr: 'Action & Aventure', en: 'Action & Adventure' } },
  { genres: [ID.comedy, ID.drama], names: { fr: 'Comédie dramatique', en: 'Comedy Drama' } },
  { genres: [ID.comedy], names: { fr: 'Comédie', en: 'Comedy' } },
  { genres: [ID.romance], names: { fr: 'Romance', en: 'Romance' } },
  { genres: [ID.music], names: { fr: 'Musical', en: 'Music' } },
  { genres: [ID.history], names: { fr: 'Histoire', en: 'History' } },
  { genres: [ID.mystery], names: { fr: 'Mystère', en: 'Mystery' } },
  { genres: [ID.drama], names: { fr: 'Drame', en: 'Drama' } },
  { genres: [ID.family], names: { fr: 'Famille', en: 'Family' } },
  { genres: [ID.television], names: { fr: 'Téléfilm', en: 'TV Movie' } },
];

const OTHER: Readonly<Record<NamingWords, string>> = { fr: 'Autres', en: 'Other' };

/** The shelf of a film by its genres at TMDb; each film has one. */
export function genreShelf(genreIds: readonly number[], words: NamingWords): string {
  const given = new Set(genreIds);
  const shelf = SHELVES.find(({ genres }) => genres.every((genre) => given.has(genre)));
  return (shelf?.names ?? OTHER)[words];
}

const TYPES = {
  anime: { fr: 'Mangas', en: 'Anime' },
  animation: { fr: 'Animation', en: 'Animation' },
  series: { fr: 'Séries TV', en: 'TV Series' },
} as const;

/** Kana occur in Japanese alone; Han signs without them may be Chinese. */
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HAN = /\p{Script=Han}/u;

/** The shelf of a series: animation from Japan, told by its original title's script, apart from other animation. */
export function seriesShelf(
  { genreIds, originalTitle }: { readonly genreIds: readonly number[]; readonly originalTitle: string },
  words: NamingWords,
): string {
  if (!genreIds.includes(ID.animation)) return TYPES.series[words];
  const isAnime = JAPANESE.test(originalTitle) || HAN.test(originalTitle);
  return TYPES[isAnime ? 'anime' : 'animation'][words];
}
