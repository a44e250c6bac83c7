import { findRun } from './absolute.js';
import { findChapter, findCompact } from './compact.js';
import { findDate, findShortDate } from './dates.js';
import { findCounted, findDashed, findEpisodeWord, findInWords } from './in-words.js';
import { findPack } from './packs.js';
import {
  beforeTag,
  digitsOf,
  type Finder,
  hasBracketedYear,
  hasYearFrom,
  inText,
  isPadded,
  type Rule,
} from './rule.js';
import { findSpecial } from './specials.js';
import { findStandard, withAbsolute } from './standard.js';

const findStandardWithAbsolute: Finder = ({ text, hasGroup }) => {
  const found = findStandard(text);
  return found === null ? null : withAbsolute(found, text, hasGroup);
};

/** Spellings that any name may be trusted to mean, wherever it lies. */
export const CERTAIN: readonly Rule[] = [
  { form: 'season and episode', find: findStandardWithAbsolute, confidence: 'sure' },
  { form: 'chapter number', find: inText(findChapter), confidence: 'sure' },
  { form: 'season and episode in words', find: inText(findInWords), confidence: 'sure' },
];

export const dashedSeason: Rule = {
  form: 'number behind a season',
  find: inText(findDashed),
  confidence: 'sure',
};

export const counted: Rule = { form: 'number of so many', find: inText(findCounted), confidence: 'sure' };

/** A concert's film has its date and its year: "Live (May 10, 2024) (2024)". */
export const date: Rule = {
  form: 'date',
  find: inText(findDate),
  confidence: (name, found) => (hasBracketedYear(name, found) ? 'unlikely' : 'sure'),
};

export const shortDate: Rule = { form: 'short date', find: inText(findShortDate), confidence: 'likely' };

/** `Ep 5` alone is what films are called too: "Star Wars Episode 4". */
export const word: Rule = {
  form: 'episode word',
  find: inText(findEpisodeWord),
  confidence: (name, found) => {
    if (hasBracketedYear(name, found) && !isPadded(name, found)) return 'unlikely';
    const isLong = digitsOf(name, found).length > 1;
    if (!isLong && hasYearFrom(name, found.end)) return 'unlikely';
    return isLong || found.start === 0 ? 'sure' : 'likely';
  },
};

/** "Open Season 2 (2008)" and "Hurricane Season 2009" are films. */
export const pack: Rule = {
  form: 'season',
  find: inText(findPack),
  confidence: (name, found) => {
    if (/^s ?\d/i.test(name.text.slice(found.start))) return 'sure';
    const isYear = (found.seasons[0] ?? 0) > 1900;
    return isYear || hasBracketedYear(name, found) ? 'unlikely' : 'sure';
  },
};

export const run: Rule = { form: 'run of numbers', find: beforeTag(findRun), confidence: 'sure' };

export const special: Rule = { form: 'word for a special', find: inText(findSpecial), confidence: 'likely' };

/** `103`, for the season that the folder names if it names one. */
export const findCompactNumber: Finder = ({ text, tag }, { season }) =>
  findCompact(text, { season, before: tag > 0 ? tag : text.length });
