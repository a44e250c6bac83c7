import { findBracketed, findDash, findPadded, findTrailing } from './absolute.js';
import { findLeading } from './bare.js';
import { beforeTag, digitsOf, hasBracketedYear, inText, isRun, type Rule } from './rule.js';
import { counted, dashedSeason, date, pack, run, word } from './rules-anywhere.js';
import { findUncounted } from './specials.js';

/** For names that a group in brackets begins: numbers count the episodes of anime, but for years behind films. */
export const OF_FANSUBS: readonly Rule[] = [
  date,
  dashedSeason,
  counted,
  run,
  {
    form: 'number behind a dash',
    find: beforeTag(findDash),
    confidence: (name, found) =>
      hasBracketedYear(name, found) && digitsOf(name, found).length < 2 ? 'unlikely' : 'sure',
  },
  { form: 'number in brackets', find: inText(findBracketed), confidence: 'sure' },
  word,
  { form: 'number in front', find: inText(findLeading), confidence: 'likely' },
  pack,
  { form: 'extra of a series', find: beforeTag(findUncounted), confidence: 'sure' },
  {
    form: 'number behind the title',
    find: beforeTag(findTrailing),
    confidence: (name, found) => {
      if (hasBracketedYear(name, found)) return 'unlikely';
      return digitsOf(name, found).length > 1 || isRun(found) ? 'likely' : 'unlikely';
    },
  },
  { form: 'padded number', find: inText(findPadded), confidence: 'likely' },
];
