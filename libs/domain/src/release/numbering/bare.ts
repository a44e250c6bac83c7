import { extendRun, type Numbering, numberingAt } from './numbering.js';

/** `03`, `03v2`, `03-04`: nothing but a number, or two. */
const ALONE = /^[[(]?(\d{1,4})(?:[-&+](\d{1,4}))?[\])]?(?:v\d)?$/;
/** `03 - Pilot`, `03. Pilot`, `003-Pilot`, `02-03 - Two`. */
const LEADING = /^[[(]?(\d{1,3})(?:[-&+](\d{1,3}))?[\])]?(?:v\d)?(?: ?- ?|\. ?|[\])] ?)(?=\D)/;
/** `03 Pilot`: a number and a space, which titles too begin with. */
const SPACED = /^(\d{1,3})(?:-(\d{1,3}))? (?=[\p{L}[(])/u;
/** `11-02 Pilot`, `4-13 - Pilot`, `11.14 - Pilot`. */
const PAIR = /^(\d{1,2})(?:-(\d{2})|\.(\d{2})(?= - ))(?=$|[ .])/;
/** `Show-04 05`, `show 03 19`, `Show 02.10`: two numbers of two digits that end a name. */
const PAIR_BEHIND = /(?<=\p{L})[ .-](\d{2})[ .](\d{2})(?= ?$|[ .-]\p{L}$)/u;
/** `Show - 6.01 - Name`. */
const DOTTED_PAIR = / - (\d{1,2})\.(\d{2}) - /;

/** A name that is only a number. */
export function findAlone(text: string): Numbering | null {
  const match = ALONE.exec(text);
  // Two numbers that do not follow each other are season and episode.
  if (match?.[2] !== undefined && Number(match[2]) !== Number(match[1]) + 1) return null;
  return runAt(match);
}

/** A number in front of an episode's title, set off by a sign. */
export function findLeading(text: string): Numbering | null {
  return runAt(LEADING.exec(text));
}

/** A number in front of an episode's title. */
export function findSpaced(text: string): Numbering | null {
  return runAt(SPACED.exec(text));
}

/** Season and episode as two numbers; two that follow each other are two episodes (`02-03 - Two`). */
export function findPair(text: string): Numbering | null {
  const match = PAIR.exec(text) ?? DOTTED_PAIR.exec(text);
  if (match === null) return null;
  const season = Number(match[1]);
  const episode = Number(match[2] ?? match[3]);
  if (match[2] !== undefined && episode === season + 1) return null;
  return numberingAt(match, { seasons: [season], episodes: [episode] });
}

/** Season and episode as the last two numbers of a name. */
export function findPairBehind(text: string): Numbering | null {
  const match = PAIR_BEHIND.exec(text);
  if (match === null || Number(match[2]) === 0) return null;
  return numberingAt(match, { seasons: [Number(match[1])], episodes: [Number(match[2])] });
}

function runAt(match: RegExpExecArray | null): Numbering | null {
  if (match === null) return null;
  const first = [Number(match[1])];
  const episodes = match[2] === undefined ? first : extendRun(first, Number(match[2]), true);
  return numberingAt(match, { episodes });
}

/** `3.17-18` in the folder of season 3. */
const DOTTED = /(?<![\d.])(\d{1,2})\.(\d{2})(?:-(\d{2}))?(?= |$)/;

/** Season and episode with a dot between, which may be a number of its own: for folders that name the season. */
export function findDotted(text: string): Numbering | null {
  const match = DOTTED.exec(text);
  if (match === null) return null;
  const first = [Number(match[2])];
  const episodes = match[3] === undefined ? first : extendRun(first, Number(match[3]), true);
  return numberingAt(match, { seasons: [Number(match[1])], episodes });
}
