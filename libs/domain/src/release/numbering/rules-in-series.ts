import { findBracketed, findDash, findPadded, findTrailing } from './absolute.js';
import { findAlone, findDotted, findLeading, findPair, findPairBehind, findSpaced } from './bare.js';
import type { Expectation, NumberedName } from './expectation.js';
import type { Numbering } from './numbering.js';
import { beforeTag, inText, isPadded, onlyIf, type Rule } from './rule.js';
import {
  counted,
  dashedSeason,
  date,
  findCompactNumber,
  pack,
  shortDate,
  special,
  word,
} from './rules-anywhere.js';
import { OF_FANSUBS } from './rules-of-fansubs.js';
import { findPartOfSeason } from './specials.js';

/** `30 Rock 05`, `24 - 05`: where a padded number follows one that is not, the first is the title's. */
function isNotTitles(name: NumberedName, found: Numbering): boolean {
  if (isPadded(name, found)) return true;
  const later = [findDash, findTrailing].map((find) => beforeTag(find)(name, ANYWHERE));
  return later.every((one) => one === null || !isPadded(name, one));
}

const ANYWHERE: Expectation = { kind: 'series', season: null, folderTitle: null };

const CLEAR: readonly Rule[] = [
  dashedSeason,
  counted,
  { form: 'number', find: inText(findAlone), confidence: 'sure' },
  { form: 'two numbers', find: inText(findPair), confidence: 'sure' },
  { form: 'number in front', find: onlyIf(inText(findLeading), isNotTitles), confidence: 'sure' },
  { form: 'number behind a dash', find: beforeTag(findDash), confidence: 'sure' },
  { ...word, confidence: 'sure' },
  date,
];

const part: Rule = { form: 'part', find: inText(findPartOfSeason), confidence: 'likely' };

const UNCLEAR: readonly Rule[] = [
  { form: 'number of season and episode', find: findCompactNumber, confidence: 'likely' },
  { form: 'number in brackets', find: inText(findBracketed), confidence: 'likely' },
  { form: 'padded number', find: inText(findPadded), confidence: 'likely' },
  { form: 'number behind the title', find: beforeTag(findTrailing), confidence: 'likely' },
  { form: 'two numbers at the end', find: inText(findPairBehind), confidence: 'likely' },
  shortDate,
  special,
];

/** For files on a shelf of series: most numbers count episodes. */
export const IN_SERIES: readonly Rule[] = [...CLEAR, pack, ...UNCLEAR, part];

const ofSeason = (_: NumberedName, { seasons }: Numbering, { season }: Expectation): boolean =>
  seasons[0] === season;

/** For anime without a group's name: numbers count through all seasons first. */
export const IN_ANIME: readonly Rule[] = [...OF_FANSUBS, ...IN_SERIES];

/** For files in a season's folder: all numbers do. */
export const IN_SEASON: readonly Rule[] = [
  ...CLEAR,
  part,
  { form: 'dotted number', find: onlyIf(inText(findDotted), ofSeason), confidence: 'sure' },
  { form: 'number in front', find: onlyIf(inText(findSpaced), isNotTitles), confidence: 'sure' },
  ...UNCLEAR,
];
