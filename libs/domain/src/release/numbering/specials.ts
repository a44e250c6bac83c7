import { type Numbering, numberingAt } from './numbering.js';

/** Openings and endings without credits, and videos made beside the series, in names of fansub groups. */
const UNCOUNTED =
  /(?: - | )(?:(?:NC)?(?:OP|ED)\d{1,2}|NC(?:OP|ED)|SP\d{0,2}|Specials?(?: \d{1,2})?|OVA|ONA|OAD)(?:v\d)?(?= ?$| ?[[(])/;
/** A special of the season, as broadcasters have it: `Show 2013 Christmas Special`. */
const SPECIAL =
  /(?: - | )(?:(?:christmas|xmas|halloween|easter|new years?|thanksgiving|holiday|winter|summer) special|special episode)(?![\p{L}\p{N}])/iu;

/** An anime series' video that has no number. */
export function findUncounted(text: string): Numbering | null {
  const match = UNCOUNTED.exec(text);
  return match === null || match.index === 0 ? null : numberingAt(match, {});
}

/** An episode outside the count, which no number names. */
export function findSpecial(text: string): Numbering | null {
  const match = SPECIAL.exec(text);
  return match === null || match.index === 0 ? null : numberingAt(match, {});
}

const PART_OF_SEASON = /(?:^| - | )(?:part|pt|chapter) ?(\d{1,2})(?= ?$| - )/i;

/** `Show - Part 1` in a season's folder. */
export function findPartOfSeason(text: string): Numbering | null {
  const match = PART_OF_SEASON.exec(text);
  return match === null ? null : numberingAt(match, { episodes: [Number(match[1])] });
}
