import { firstTag } from '../facets/tag-words.js';
import { type Numbering, numberingAt, sequence } from './numbering.js';
import { SEASON_WORDS } from './series-words.js';

const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';

/** `S01`, `S01-S03`, `S01-03`, `S01 to S28`, `S01+S02`, `S 01`, `S2014`, `S01D2`. */
const LETTER = new RegExp(
  `${START}(?:s|s (?=0\\d))((?:19|20)\\d\\d|\\d{1,2})(?:d\\d{1,2})?((?:(?:[ .]?(?:-|to|through|thru|&|\\+|,|a|à)[ .]?|[ .])?s\\d{1,2}(?!\\d)|-\\d{1,2}(?!\\d))*)${END}`,
  'iu',
);
/** `Season 1`, `Seasons 1-3`, `Season 01 - Season 07`, `Season 1, 2, 3 & 4`, `Season 1xAll`. */
const WORD = new RegExp(
  `${START}(?:the )?(?:complete )?(?:${SEASON_WORDS})[ .:]{0,2}((?:19|20)\\d\\d|\\d{1,2}|(?<=[ .])[IVX]{1,4}(?= ))(?:x?all)?((?:[ .]?(?:-|–|to|through|thru|, ?&|, ?and|&|and|\\+|,)[ .]?(?:(?:${SEASON_WORDS})[ .])?\\d{1,2}${END})*)${END}`,
  'iu',
);
/** `2nd Season`, `1-3 сезон`, `1ª Temporada`. */
const ORDINAL = new RegExp(
  `${START}(\\d{1,2})(?:-(\\d{1,2}))?(?:st|nd|rd|th|ª|º|\\.|-?й)?[ .](?:season|сезоны|сезона|сезон|temporada|staffel|sezon)${END}`,
  'iu',
);
/** `1xAll`. */
const CROSS = /(?<![\p{L}\p{N}])(\d{1,2})xall(?![\p{L}\p{N}])/iu;
const COMPLETE = /[ .([](?:the )?complete (?:tv )?(?:mini-?)?series(?![\p{L}\p{N}])/iu;

/** Season words in front of a number that are titles: "Series 7", "Se 7en". */
const NO_SEASON = /^(?:series|se|sn|temp)$/i;

/** A season or several without episodes, as packs and series' folders are named. */
export function findPack(text: string): Numbering | null {
  return lettered(text) ?? worded(text) ?? ordinal(text) ?? allOf(CROSS, text) ?? complete(text);
}

function lettered(text: string): Numbering | null {
  const match = LETTER.exec(text);
  if (match === null || isGroup(match, text)) return null;
  return numberingAt(match, { seasons: seasonsOf(match[1], match[2]) });
}

/** `…x264-S56`, `[1080p x265 S82 Joy]`: a group that only looks like a season. */
function isGroup({ 0: found, index }: RegExpExecArray, text: string): boolean {
  const before = text.slice(0, index);
  if (before.endsWith('-'))
    return /^(?:$|[\])])/.test(text.slice(index + found.length)) && firstTag(before, 0) > 0;
  const bracket = Math.max(before.lastIndexOf('['), before.lastIndexOf('('));
  return bracket >= 0 && !/[\])]/.test(before.slice(bracket)) && firstTag(before, bracket) >= 0;
}

function worded(text: string): Numbering | null {
  const match = WORD.exec(text);
  if (match === null) return null;
  const [word = ''] = match[0].split(/[ .:\d]/);
  const isTitle = match.index === 0 || word.length < 3 || /\d{4}/.test(match[1] ?? '');
  if ((NO_SEASON.test(word) && isTitle) || Number.isNaN(seasonNumber(match[1]))) return null;
  return numberingAt(match, { seasons: seasonsOf(match[1], match[2]) });
}

function ordinal(text: string): Numbering | null {
  const match = ORDINAL.exec(text);
  if (match === null) return null;
  const first = Number(match[1]);
  return numberingAt(match, {
    seasons: match[2] === undefined ? [first] : sequence(first, Number(match[2])),
  });
}

function allOf(pattern: RegExp, text: string): Numbering | null {
  const match = pattern.exec(text);
  return match === null ? null : numberingAt(match, { seasons: [Number(match[1])] });
}

/** "Complete Series" counts nothing, and is a series all the same. */
function complete(text: string): Numbering | null {
  const match = COMPLETE.exec(text);
  return match === null ? null : numberingAt(match, {});
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

function seasonNumber(word = ''): number {
  const roman = ROMAN.indexOf(word.toUpperCase());
  return roman < 0 ? Number(word) : roman + 1;
}

/** Most seasons that a pack holds. */
const MOST_SEASONS = 99;

function seasonsOf(first: string | undefined, chain = ''): readonly number[] {
  let seasons = [seasonNumber(first)];
  for (const [, sign, digits] of chain.matchAll(/[ .]*(-|–|to|through|thru|à|a)?[^\d]*?(\d{1,2})/gi)) {
    const last = seasons.at(-1) ?? 0;
    const next = Number(digits);
    if (next <= last || next - last > MOST_SEASONS) continue;
    seasons = sign === undefined ? [...seasons, next] : [...seasons, ...sequence(last + 1, next)];
  }
  return seasons;
}
