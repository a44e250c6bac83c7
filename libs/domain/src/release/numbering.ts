/** Which episodes a name counts, and where in the name the count stands. */
export interface Numbering {
  readonly seasons: readonly number[];
  readonly episodes: readonly number[];
  readonly date: string | null;
  /** Offset of its first character: the title stands before. */
  readonly index: number;
}

/** Longest run of episodes that one file is believed to hold. */
const LONGEST_RUN = 40;

const S_E = /(?<![a-z0-9])s(\d{1,4})[ ._-]{0,3}e(?:p?[ ._]?)(\d{1,4})((?:[ ._]{0,1}-?[ ._]{0,1}(?:s\d{1,4})?e\d{1,4}|-\d{1,4}(?![\dp]))*)(?![a-z0-9])/i;
const N_X = /(?<![a-z0-9])(\d{1,2})x(\d{2,4})((?:[ ._-]{0,3}(?:\d{1,2}x|x)\d{2,4}|-\d{2,4}(?![\dp]))*)(?![a-z0-9])/i;
const WORDS =
  /(?<![a-z])(?:season|series|saison|staffel|temporada|stagione)[ ._]{0,2}(\d{1,3})[ ._,-]{0,4}(?:episode|ep|épisode|folge|episodio)\.?[ ._]{0,2}(\d{1,4})(?!\d)/i;
const DATE = /(?<!\d)((?:19|20)\d\d)[ ._-](0[1-9]|1[0-2])[ ._-](0[1-9]|[12]\d|3[01])(?!\d)/;
const EPISODE_ONLY = /(?:^|[ ._-])(?:e|ep\.?|episode|#)[ ._]?(\d{1,4})(?=$|[ ._-])/i;
const SEASON_ONLY = /(?<![a-z0-9])(?:s|season[ ._])(\d{1,2})(?![a-z0-9])/i;

/** Numbers that any name may be trusted to mean: `S01E02`, `1x02`, `Season 1 Episode 2`, a date. */
export function findNumbering(text: string): Numbering | null {
  return chained(S_E, text) ?? chained(N_X, text) ?? inWords(text) ?? dated(text);
}

function chained(pattern: RegExp, text: string): Numbering | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const [, season, first, chain = ''] = match;
  const further = [...chain.matchAll(/(-?)[ ._]?(?:s?\d{1,4}(?=e|x))?[ex]?(\d{1,4})/gi)];
  const episodes = further.reduce<number[]>((all, link) => extend(all, Number(link[2]), link[0].includes('-')), [
    Number(first),
  ]);
  return { seasons: [Number(season)], episodes, date: null, index: match.index };
}

/** `E01E02` adds one, `E01-E03` a range; a "range" that runs backwards or too far is one more number in the title. */
function extend(episodes: number[], next: number, isRange: boolean): number[] {
  const last = episodes.at(-1) ?? next;
  if (next <= last || next - last > LONGEST_RUN) return episodes;
  const from = isRange ? last + 1 : next;
  return [...episodes, ...Array.from({ length: next - from + 1 }, (_, at) => from + at)];
}

function inWords(text: string): Numbering | null {
  const match = WORDS.exec(text);
  if (match === null) return null;
  return { seasons: [Number(match[1])], episodes: [Number(match[2])], date: null, index: match.index };
}

function dated(text: string): Numbering | null {
  const match = DATE.exec(text);
  if (match === null) return null;
  return { seasons: [], episodes: [], date: `${match[1]}-${match[2]}-${match[3]}`, index: match.index };
}

/** `E05`, `Ep 5`, `Episode 5`, `#05`: trusted where a series is expected. */
export function findEpisodeOnly(text: string): Numbering | null {
  const match = EPISODE_ONLY.exec(text);
  if (match === null) return null;
  return { seasons: [], episodes: [Number(match[1])], date: null, index: match.index };
}

/** `Title - 07`, `Title - 07-08`, `[Group] Title - 107v2 [720p]`. */
export function findDashNumber(text: string): Numbering | null {
  const match = /[ _]-[ _](\d{1,4})(?:-(\d{1,4}))?(?:v\d)?(?=$|[ _.[(])/.exec(text);
  if (match === null) return null;
  const episodes = match[2] === undefined ? [] : extend([Number(match[1])], Number(match[2]), true);
  return { seasons: [], episodes: episodes.length > 0 ? episodes : [Number(match[1])], date: null, index: match.index };
}

/** `Show.103.720p` as season 1, episode 3: trusted only where a series is expected, and never a year. */
export function findCompact(text: string): Numbering | null {
  const matches = [...text.matchAll(/[ ._-](\d{1,2})(\d{2})(?=$|[ ._-])/g)];
  const match = matches.find(([, season, episode]) => !/^(?:19|20)\d\d$/.test(`${season}${episode}`));
  if (match === undefined) return null;
  return { seasons: [Number(match[1])], episodes: [Number(match[2])], date: null, index: match.index };
}

/** A name that is a number with perhaps a title behind it: `03`, `03 - Pilot`, `03. Pilot`. */
export function findBareNumber(text: string): Numbering | null {
  const match = /^(\d{1,3})(?:$|(?: - |\. ?|_-_).*$)/.exec(text.trim());
  return match === null ? null : { seasons: [], episodes: [Number(match[1])], date: null, index: 0 };
}

/** A season without episodes, as packs are named: `Show.S02.1080p`. */
export function findSeason(text: string): Numbering | null {
  const match = SEASON_ONLY.exec(text);
  return match === null ? null : { seasons: [Number(match[1])], episodes: [], date: null, index: match.index };
}
