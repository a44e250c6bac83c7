import { findBracketed, findDash, findPadded, findTrailing } from './absolute.js';
import { findAlone, findLeading, findPair, findPairBehind } from './bare.js';
import { findPack } from './packs.js';
import {
  beforeTag,
  digitsOf,
  type Finder,
  hasYearFrom,
  inText,
  isPadded,
  isRun,
  onlyIf,
  type Rule,
  textBehind,
} from './rule.js';
import {
  counted,
  dashedSeason,
  date,
  findCompactNumber,
  pack,
  run,
  shortDate,
  special,
  word,
} from './rules-anywhere.js';

/** In a title's own folder a number by itself, or one that follows the title, is an episode's. */
const findAloneInFolder: Finder = ({ text }, { folderTitle }) =>
  folderTitle === null ? null : findAlone(text);

const findBehindFolderTitle: Finder = onlyIf(inText(findTrailing), (name, found, { folderTitle }) => {
  const title = name.text.slice(0, found.start).toLowerCase();
  return digitsOf(name, found).length > 1 && title === folderTitle?.toLowerCase();
});

const findNumberInFront: Finder = onlyIf(inText(findLeading), (name, found, { folderTitle }) => {
  const isSetOff = isPadded(name, found) || digitsOf(name, found).length === 3 || isRun(found);
  return (folderTitle !== null || isSetOff) && !hasYearFrom(name, 1);
});

const withoutYear = (find: Finder): Finder => onlyIf(find, (name, found) => !hasYearFrom(name, found.end));

/** `Season 1 - 4` are four seasons. */
const findDashNumber: Finder = onlyIf(beforeTag(findDash), ({ text }, found) => {
  const seasons = findPack(text);
  return seasons === null || seasons.start >= found.start || seasons.end < found.end;
});

const dash: Rule = {
  form: 'number behind a dash',
  find: findDashNumber,
  confidence: (name, found) => {
    const behindSeason = findPack(name.text.slice(0, found.start)) !== null;
    if (isPadded(name, found) || isRun(found) || behindSeason) return 'sure';
    const isBracketBehind = /^ ?[[(]/.test(textBehind(name, found));
    if (hasYearFrom(name, found.end)) return 'unlikely';
    return isBracketBehind || digitsOf(name, found).length > 1 ? 'likely' : 'unlikely';
  },
};

const FANSUB = /^ ?(?:vostfr|vosta|vosteng|raw|subbed|eng sub|multi-?sub)/i;

/** Broadcasts are episodes; discs mostly films. */
const BROADCAST = /^ ?[^[( ]{0,3}(?:hdtv|pdtv|dsr|sdtv|web|\d{3,4}[pi] (?:hdtv|web))/i;
const DISC = /blu-?ray|b[dr]rip|dvd/i;

/** Seldom has a season more episodes than this; a higher number is rather a title's ("Fahrenheit 451"). */
const USUAL_EPISODES = 40;

const compact: Rule = {
  form: 'number of season and episode',
  find: withoutYear(findCompactNumber),
  confidence: (name, found) => {
    const behind = textBehind(name, found);
    if (/ vs /i.test(behind)) return 'unlikely';
    if (BROADCAST.test(behind)) return 'likely';
    const isUsual = (found.episodes[0] ?? 0) <= USUAL_EPISODES;
    if (behind.trim() === '' || name.tag < 0) return isUsual ? 'likely' : 'unlikely';
    return /^ ?\d{3,4}[pi]/.test(behind) && !DISC.test(behind) ? 'likely' : 'unlikely';
  },
};

/** Sequels are numbered too: with one digit, or a year behind it, the number is the title's. */
const trailing: Rule = {
  form: 'number behind the title',
  find: onlyIf(
    beforeTag(findTrailing),
    (name, found) => isRun(found) || (digitsOf(name, found).length > 1 && !hasYearFrom(name, found.end)),
  ),
  confidence: (name, found) => {
    const digits = digitsOf(name, found);
    const isShortRun = isRun(found) && digits.length < 4;
    if (isShortRun || isPadded(name, found) || /[[(][0-9a-f]{8}[\])]/i.test(name.text)) return 'likely';
    return digits.length > 1 && BROADCAST.test(textBehind(name, found)) ? 'likely' : 'unlikely';
  },
};

/** For names about whose place nothing is known: only what films do not have. */
export const UNPLACED: readonly Rule[] = [
  dashedSeason,
  counted,
  {
    form: 'number',
    find: findAloneInFolder,
    confidence: ({ text }) => (text.length > 1 ? 'likely' : 'unlikely'),
  },
  word,
  date,
  { form: 'two numbers', find: withoutYear(inText(findPair)), confidence: 'likely' },
  { form: 'two numbers at the end', find: inText(findPairBehind), confidence: 'likely' },
  dash,
  pack,
  { ...run, confidence: 'likely' },
  {
    form: 'run of numbers in brackets',
    find: onlyIf(inText(findBracketed), (_, found) => isRun(found)),
    confidence: 'sure',
  },
  {
    form: 'number in front of a fansub’s words',
    find: onlyIf(beforeTag(findTrailing), (name, found) => FANSUB.test(textBehind(name, found))),
    confidence: 'likely',
  },
  {
    form: 'two episodes in one number',
    find: onlyIf(findCompactNumber, (_, found) => isRun(found)),
    confidence: 'likely',
  },
  shortDate,
  { form: 'number behind the folder’s title', find: findBehindFolderTitle, confidence: 'likely' },
  { form: 'number in front', find: findNumberInFront, confidence: 'likely' },
  { form: 'padded number', find: onlyIf(inText(findPadded), isPadded), confidence: 'likely' },
  compact,
  trailing,
  special,
];
