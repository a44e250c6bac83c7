import type { BaseFacets } from './base-parser.js';
import { splitTitles, tidyTitle, type Titles } from './titles.js';

/** A title with the year that goes with it. */
export interface DatedTitle extends Titles {
  readonly year: number | null;
}

/** Technical words that are never part of a title; what stands behind the first of them says nothing about the work. */
const TECHNICAL =
  /(?<=[ ._\-[(])(?:\d{3,4}[pi]|uhd|blu-?ray|b[dr]-?rip|web-?(?:dl|rip)|hd-?tv(?:rip)?|hd-?rip|hd-?cam|dvd-?(?:rip|scr|r)|remux|[xh][ .]?26[45]|xvid|divx|hevc|avc|aac|ac3|dts(?:-hd)?|ddp?[25]\.[01]|truehd|10bit)(?=$|[ ._\-\])])/i;
/** Words of the copy that stand between title and technical words. In a title by itself they may belong to it. */
const OF_THE_COPY =
  /[ ](?:multi|(?:true)?french|vostfr|vf[fiq]?|german|dl|italian|ita|eng(?:lish)?|rus(?:sian)?|spanish|castellano|esp|latino|japanese|jpn?|jap|korean|chinese|swedish|danish|dutch|polish|dublado|pt-br|dubbed|dual(?: audio)?|subbed|proper|repack|rerip|limited|internal|readnfo|complete|hdr(?:10)?(?:plus)?|dv|(?:the )?(?:extended|unrated|uncut|uncensored|theatrical|final|director'?s|ultimate|special|collector'?s|\d+th anniversary|remastered|anniversary)(?: (?:cut|edition|version))+|extended|unrated|uncut|remastered|theatrical|imax|criterion|open matte|3d|h?sbs|cam|dc|ws|fs|hybrid|restored|ts|tc|scr|4k)$/i;

/** A version that its words name beyond doubt. */
const VERSION =
  /[ ](?:the )?(?:extended|unrated|uncut|theatrical|final|director'?s|ultimate|special|collector'?s|\d+th anniversary|anniversary)(?: (?:cut|edition|version))+$/i;

/** `(Drama 1998)`, `[2021 - Albania]`: a year among other words in brackets. */
const YEAR_IN_BRACKETS = /[([][^()[\]]*?(?<!\d)((?:18[89]|19\d|20[0-4])\d)(?!\d)[^()[\]]*[)\]]/g;
const BRACKETED_YEAR = /[([{]((?:18[89]|19\d|20[0-4])\d)(?=[)\]}])/g;
const YEAR = /(?<![\p{L}\d])((?:18[89]|19\d|20[0-4])\d)(?![\p{L}\d])/gu;

/** Reads the title of a film, or of a folder, out of a name without episode numbers. */
export function filmTitle(text: string, base: BaseFacets): DatedTitle {
  return (
    yearFirst(text, base) ?? yearLast(text) ?? { ...yearlessTitle(text, base), year: yearBehind(text, base) }
  );
}

/** `1994 - Title`. */
function yearFirst(text: string, base: BaseFacets): DatedTitle | null {
  const match = /^((?:19|20)\d\d) - (.+)$/.exec(text);
  if (match?.[2] === undefined || [...text.matchAll(YEAR)].length > 1) return null;
  return { ...yearlessTitle(match[2], base), year: Number(match[1]) };
}

/** `Title (1994)`, `Title.1994.1080p`. */
function yearLast(text: string): DatedTitle | null {
  const bracketed = lastYear(text, BRACKETED_YEAR) ?? lastYear(text, YEAR_IN_BRACKETS);
  if (bracketed !== null) return { ...titleBefore(text.slice(0, bracketed.index)), year: bracketed.value };
  const year = lastYear(headOf(text), YEAR);
  return year === null ? null : { ...titleAround(headOf(text), year.index), year: year.value };
}

/** A year that stands somewhere among the technical words. */
function yearBehind(text: string, { year = '' }: BaseFacets): number | null {
  const isOne = /^(?:18[89]|19\d|20[0-4])\d$/.test(year) && !text.startsWith(year);
  return isOne && TECHNICAL.test(text) ? Number(year) : null;
}

function lastYear(text: string, pattern: RegExp): { index: number; value: number } | null {
  const last = [...text.matchAll(pattern)].at(-1);
  // A year that begins the name is its title: "1917", "2012".
  return last === undefined || last.index === 0 ? null : { index: last.index, value: Number(last[1]) };
}

/** The name as far as no technical word and no bracket of them has come. */
function headOf(text: string): string {
  const tag = TECHNICAL.exec(text)?.index ?? text.length;
  const bracket = text.slice(1).search(/ ?[[{]/) + 1;
  const end = Math.min(tag, bracket > 0 ? bracket : text.length);
  const head = text.slice(0, end);
  return tidyTitle(head) === '' ? text : head;
}

/** Names without a year end in words of the copy; whether "Uncut" is one is unsure when nothing technical follows. */
function yearlessTitle(text: string, base: BaseFacets): Titles {
  const head = headOf(text);
  const whole = tidyTitle(head);
  const stripped = without(OF_THE_COPY, whole);
  const isRelease = /\.[^ ]/.test(head) || base.resolution !== undefined;
  if (isRelease) return titlesOf(stripped, whole);
  return stripped === whole ? titlesOf(whole, whole) : withAlternative(titlesOf(whole, whole), stripped);
}

/** What stands before a year is the title, but for a named version. */
function titleBefore(head: string): Titles {
  const whole = tidyTitle(head);
  const stripped = without(VERSION, whole);
  const titles = titlesOf(stripped, whole);
  return stripped === whole ? titles : withAlternative(titles, whole);
}

/** A bare year ends a title, but for those that go on behind it: "Comic Relief 2024: Funny for Money". */
function titleAround(head: string, year: number): Titles {
  const behind = without(OF_THE_COPY, ` ${tidyTitle(head.slice(year + 4))}`).trim();
  const titles = titleBefore(head.slice(0, year));
  return behind.includes(' ') ? withAlternative(titles, without(OF_THE_COPY, tidyTitle(head))) : titles;
}

function titlesOf(title: string, fallback: string): Titles {
  return numberedTitle(splitTitles(title === '' ? fallback : title));
}

const withAlternative = ({ title, alternatives }: Titles, further: string): Titles => {
  const known = [title, ...alternatives, ''].includes(further);
  return { title, alternatives: known ? alternatives : [...alternatives, further] };
};

function without(pattern: RegExp, title: string): string {
  let rest = title;
  while (pattern.test(rest)) rest = rest.replace(pattern, '');
  return rest;
}

/** `07 - Title`: a place in somebody's list, unless the title begins so. */
function numberedTitle({ title, alternatives }: Titles): Titles {
  const match = /^\d{1,2}(?: - |\. )(?=.*\p{L}{2})(.+)$/u.exec(title);
  return match?.[1] === undefined
    ? { title, alternatives }
    : { title: match[1], alternatives: [...alternatives, title] };
}
