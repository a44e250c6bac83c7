import { extendRun, type Numbering, numberingAt } from './numbering.js';
import { COUNTED_WORDS, EPISODE_WORDS, SEASON_WORDS } from './series-words.js';

const WORD_START = '(?<![\\p{L}\\p{N}])';
const WORD_END = '(?![\\p{L}\\p{N}])';

/** `Season 1 Episode 2`, `Se.3 afl.3`, `Сезон: 5 / Серии: 1-3`. */
const BOTH = new RegExp(
  `${WORD_START}(?:${SEASON_WORDS})[ .:№#]{0,3}(\\d{1,4})(?: ?of ?\\d+)?[ .,:/[\\]()-]{0,5}(?:${EPISODE_WORDS})[ .:№#(]{0,3}(\\d{1,5})(?:(?: ?[-~&+] ?| (?:en|and|und|et|y|e|и) )(\\d{1,5})${WORD_END})?(?!\\d|[pi]${WORD_END})`,
  'iu',
);
/** `1. Sezon 5. Bölüm`, `1 сезон 2 серия`, `3ª Temporada Ep 5`. */
const ORDINALS = new RegExp(
  `(?<![\\p{L}\\p{N}.])(\\d{1,3})(?:(?:st|nd|rd|th|ª|º)[ .]?(?:season|temporada)[ .,:/-]{1,4}(?:${EPISODE_WORDS})[ .]{0,2}|(?:\\.?[ .]?(?:sezon|staffel)|(?:-?й)?[ .]?(?:сезоны|сезона|сезон)|\\.? ?évad)[ .,:/-]{1,4}(?:(?:${EPISODE_WORDS})[ .]{0,2})?)(\\d{1,4})(?:-(\\d{1,4}))?\\.?(?:[ .]?(?:${EPISODE_WORDS}))?${WORD_END}`,
  'iu',
);
/** `Season 1 - 02`, `S2 - 07`, `2nd Season - 07`: as anime releases count a season's episodes. */
const DASHED = new RegExp(
  `${WORD_START}(?:(?:s|season |saison )(\\d{1,2})|(\\d{1,2})(?:st|nd|rd|th) season)(?: part \\d)?(?: - | -|- | |(?<=[s ][1-9])-)(?!(?:19|20)\\d\\d${WORD_END}|\\d{3,4}[pi])(\\d{2,4})(?: ?[-~] ?(\\d{2,4}))?(?:v\\d)?(?= ?$| ?[[()\\]]| - |-\\d{3,4}p| (?:end|vostfr|vf|multi|french|raw|sub|dub|hdtv|web|bd|(?:19|20)\\d\\d)${WORD_END}| \\d{3,4}[pi]|(?<= 0\\d)[ .])`,
  'iu',
);

/** Season and episode, both named by words. */
export function findInWords(text: string): Numbering | null {
  return placed(ORDINALS.exec(text)) ?? placed(BOTH.exec(text));
}

/** A season and a number behind a dash, which counts its episodes or all of the series'. */
export function findDashed(text: string): Numbering | null {
  const match = DASHED.exec(text);
  if (match === null) return null;
  return numberingAt(match, {
    seasons: [Number(match[1] ?? match[2])],
    absoluteEpisodes: runOf(match[3], match[4]),
  });
}

function placed(match: RegExpExecArray | null): Numbering | null {
  if (match === null) return null;
  return numberingAt(match, { seasons: [Number(match[1])], episodes: runOf(match[2], match[3]) });
}

const runOf = (first: string | undefined, last: string | undefined): readonly number[] =>
  last === undefined ? [Number(first)] : extendRun([Number(first)], Number(last), true);

/** `E05`, `Ep 5`, `Episode 5`, `#05`, `E01-E05`. */
const EPISODE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:${EPISODE_WORDS})[ .:-]{0,2}|e|#(?=\\d\\d))(?!(?:19|20)\\d\\d${WORD_END})(\\d{1,4})((?: ?[-~+&] ?(?:e(?:p(?:isode)?)?[ .]?)?\\d{1,4}${WORD_END}|e\\d{1,4}${WORD_END})*)(?:v\\d)?(?=$|[ .\\-[\\](){},]|v\\d|(?<=\\d)[a-d](?![\\p{L}\\p{N}]))`,
  'iu',
);
/** `5. Bölüm`, `08.seriya`, `第12話`, `12회`. */
const COUNTED = new RegExp(
  `(?<![\\p{N}.-])(?:第 ?)?(\\d{1,4})(?:[-~](\\d{1,4}))?\\.? ?(?:${COUNTED_WORDS})(?![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}])`,
  'iu',
);
/** `第3季第12集` and its kin. */
const ASIAN_BOTH = /第 ?(\d{1,2}) ?[季期部] ?第? ?(\d{1,4}) ?[話话集回]/u;

/** An episode alone, named by a word or sign. */
export function findEpisodeWord(text: string): Numbering | null {
  const asian = placed(ASIAN_BOTH.exec(text));
  if (asian !== null) return asian;
  const counted = COUNTED.exec(text);
  if (counted !== null) return numberingAt(counted, { episodes: runOf(counted[1], counted[2]) });
  const match = EPISODE.exec(text);
  if (match === null) return null;
  let episodes: readonly number[] = [Number(match[1])];
  for (const [link] of (match[2] ?? '').matchAll(/[-~+&]? ?[a-z. ]*\d+/gi)) {
    episodes = extendRun(episodes, Number(/\d+$/.exec(link)?.[0]), /^ ?[-~]/.test(link));
  }
  return numberingAt(match, { episodes });
}

/** `14 of 21`, `5of9`, `[05 из 12]`, `1-8 of 8`. */
const OF_HOW_MANY =
  /(?<![\p{L}\p{N}])(?:part |часть )?(\d{1,3})(?:[-~](\d{1,3}))?(?:[ .]?(?:of|из)[ .]?|[ .](?:de|iz|von|sur)[ .])\d{1,4}(?![\p{L}\p{N}])/iu;

/** A number of so many: an episode of a mini-series, as a file's name says it. */
export function findCounted(text: string): Numbering | null {
  const match = OF_HOW_MANY.exec(text);
  if (match === null || /(?:cd|dis[ck]|dvd)[ .]?$/i.test(text.slice(0, match.index))) return null;
  return numberingAt(match, { episodes: runOf(match[1], match[2]) });
}
