import { findYears } from '../years.js';
import type { Confidence, Expectation, NumberedName } from './expectation.js';
import type { Numbering } from './numbering.js';

/** Looks for numbers of one spelling. */
export type Finder = (name: NumberedName, expected: Expectation) => Numbering | null;

/** A spelling of numbers with the confidence it deserves in a name. */
export interface Rule {
  /** What in the name is taken for the number, in words that follow "the". */
  readonly form: string;
  readonly find: Finder;
  readonly confidence: Confidence | ((name: NumberedName, found: Numbering) => Confidence);
}

/** A spelling that is looked for in the whole text. */
export const inText =
  (find: (text: string) => Numbering | null): Finder =>
  ({ text }) =>
    find(text);

/** A spelling that counts only in front of the tags, and never where the name begins. */
export const beforeTag =
  (find: (text: string) => Numbering | null): Finder =>
  ({ text, tag }) => {
    const found = find(tag > 0 ? text.slice(0, tag).trimEnd() : text);
    return found !== null && found.start > 0 ? found : null;
  };

/** A spelling under a further condition. */
export const onlyIf =
  (find: Finder, holds: (name: NumberedName, found: Numbering, expected: Expectation) => boolean): Finder =>
  (name, expected) => {
    const found = find(name, expected);
    return found !== null && holds(name, found, expected) ? found : null;
  };

/** The first digits of a found number as the name writes them. */
export const digitsOf = ({ text }: NumberedName, { start, end }: Numbering): string =>
  /\d+/.exec(text.slice(start, end))?.[0] ?? '';

/** Whether the number is written with a zero in front, as episodes are and sequels are not. */
export const isPadded = (name: NumberedName, found: Numbering): boolean =>
  digitsOf(name, found).startsWith('0');

/** What stands behind the found number. */
export const textBehind = ({ text }: NumberedName, { end }: Numbering): string => text.slice(end);

/** Whether a year stands at an offset or behind it. */
export const hasYearFrom = ({ text }: NumberedName, from: number): boolean =>
  findYears(text).some(({ start }) => start >= from);

/** Whether a year that fills its bracket, as films have it, stands behind the number. */
export const hasBracketedYear = ({ text }: NumberedName, { end }: Numbering): boolean =>
  findYears(text).some(({ start, isAlone, isSpan }) => isAlone && !isSpan && start >= end);

/** Whether the numbers are several that follow each other. */
export const isRun = ({ absoluteEpisodes, episodes }: Numbering): boolean =>
  absoluteEpisodes.length > 1 || episodes.length > 1;
