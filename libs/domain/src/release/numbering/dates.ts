import { type Numbering, numberingAt } from './numbering.js';

/** The twelve months by the first letters of their English names. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const YEAR = '((?:19[4-9]|20[0-4])\\d)';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const EDGE = '(?![\\p{L}\\p{N}])';
const START = '(?<![\\p{L}\\p{N}])';

/** `2014.05.06`; day and month change places when there is no such month. */
const YEAR_FIRST = new RegExp(`(?<!\\d)${YEAR}([ ./-])(\\d{1,2})\\2(\\d{1,2})(?!\\d)`, 'u');
/** `06.05.2014`, read as day and month unless there is no such month. */
const YEAR_LAST = new RegExp(`(?<![\\p{L}\\d])(\\d{1,2})([ ./-])(\\d{1,2})\\2${YEAR}(?!\\d)`, 'u');
const IN_ONE = new RegExp(`${START}${YEAR}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])${EDGE}`, 'u');
const DAY_NAMED = new RegExp(
  `${START}${DAY}[ .-](?:of )?${MONTH}[ .,-]{1,2}(${YEAR}|\\d\\d(?=$|[^\\d]))${EDGE}`,
  'iu',
);
const MONTH_NAMED = new RegExp(`${START}${MONTH}[ .-]${DAY},?[ .-]${YEAR}${EDGE}`, 'iu');
const YEAR_NAMED = new RegExp(`${START}${YEAR}[ .-]${MONTH}[ .-]${DAY}${EDGE}`, 'iu');
/** `140722`, as a recorder or a daily show's release has it. */
const SHORT = /(?<![\p{L}\p{N}-])([012]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![\p{L}\p{N}])/u;
/** `25.09.03`, the year first. */
const SHORT_APART = /(?<![\p{L}\p{N}-])([012]\d)[ .](0[1-9]|1[0-2])[ .](0[1-9]|[12]\d|3[01])(?= \p{L})/u;

/** A date of broadcast in any of the usual spellings. */
export function findDate(text: string): Numbering | null {
  return yearFirst(text) ?? inOne(text) ?? yearLast(text) ?? named(text);
}

/** A date without its century (`140722`, `25.09.03`): only where nothing else counts the episodes. */
export function findShortDate(text: string): Numbering | null {
  const match = SHORT.exec(text) ?? SHORT_APART.exec(text);
  if (match === null || match.index === 0) return null;
  return dated(match, `20${match[1]}`, match[2], match[3]);
}

/** A recorder's date in front of a name (`221208 Show ep34`): where the name goes on. */
export function behindRecordingDate(text: string): number {
  const match = SHORT.exec(text);
  return match?.index === 0 ? match[0].length : 0;
}

function yearFirst(text: string): Numbering | null {
  const match = YEAR_FIRST.exec(text);
  if (match === null) return null;
  const [, year, , first, second] = match;
  return Number(first) > 12 ? dated(match, year, second, first) : dated(match, year, first, second);
}

function yearLast(text: string): Numbering | null {
  const match = YEAR_LAST.exec(text);
  if (match === null) return null;
  const [, first, , second, year] = match;
  return Number(second) > 12 ? dated(match, year, first, second) : dated(match, year, second, first);
}

function inOne(text: string): Numbering | null {
  const match = IN_ONE.exec(text);
  return match === null ? null : dated(match, match[1], match[2], match[3]);
}

function named(text: string): Numbering | null {
  if (!/\d/.test(text)) return null;
  const day = DAY_NAMED.exec(text);
  if (day !== null) return dated(day, day[3]?.length === 2 ? `20${day[3]}` : day[3], monthOf(day[2]), day[1]);
  const month = MONTH_NAMED.exec(text);
  if (month !== null) return dated(month, month[3], monthOf(month[1]), month[2]);
  const year = YEAR_NAMED.exec(text);
  return year === null ? null : dated(year, year[1], monthOf(year[2]), year[3]);
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** 0 for a month that there is not. */
function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
}

const monthOf = (name = ''): string => String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);

function dated(match: RegExpExecArray, year = '', month = '', day = ''): Numbering | null {
  if (Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month))) return null;
  return numberingAt(match, { date: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` });
}
