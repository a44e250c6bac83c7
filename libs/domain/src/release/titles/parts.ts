import { tidyTitle } from './titles.js';

const PART =
  /(?:^|[ .([-]+)(?:(?:cd|dis[ck]|teil|part|pt)[ .-]?([1-9])|dvd[ .-]?([1-4]))(?!\d)(?: ?of ?\d)?[\])]?(?= ?$| ?[[(])/i;
/** These words never belong to a title; "Part 1" may. */
const SURE = /(?:^|[ .([-]+)(?:cd|dis[ck]|dvd|teil)[ .-]?\d/i;

/** A name without the mark of its part. */
export interface PartName {
  readonly rest: string;
  readonly part: number | null;
  /** Spellings of a title with its part, when "Part 1" may be the title's own. */
  readonly whole: (title: string) => readonly string[];
  /** The offset in the name for an offset in the rest. */
  readonly inText: (offset: number) => number;
}

/** Takes the mark of a part (`CD1`, `Part 2`, `disc 1 of 2`) off a film's name. */
export function takePart(text: string): PartName {
  const match = PART.exec(text);
  // "Part 1" alone says too little; "CD1" is a film's first disc wherever it stands.
  if (match === null || (match.index === 0 && !SURE.test(match[0])))
    return { rest: text, part: null, whole: () => [], inText: (offset) => offset };
  const rest = text.slice(0, match.index) + text.slice(match.index + match[0].length);
  const whole = (title: string): string[] => (SURE.test(match[0]) ? [] : [tidyTitle(`${title}${match[0]}`)]);
  const inText = (offset: number): number => (offset < match.index ? offset : offset + match[0].length);
  return { rest, part: Number(match[1] ?? match[2]), whole, inText };
}
