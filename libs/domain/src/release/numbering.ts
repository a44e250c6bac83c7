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

/** `S01E02` with its spellings `S01.E02`, `S01xE02`, `S01x02`, `S01E02b`, and what may be chained to it. */
const S_E =
  /(?<![a-z0-9])s(\d{1,4})(?:[ ._-]{0,3}x?e(?:p?[ ._]?)|x)(\d{1,5})((?:[ ._]?-?[ ._]?(?:s\d{1,4})?ep?\d{1,5}|-\d{1,4}(?![\dp]))*)[a-d]?(?![a-z0-9])/i;
const N_X =
  /(?<![a-z0-9])(\d{1,2}|(?:19|20)\d\d)x(\d{1,4})((?:[ ._-]{0,3}x\d{1,4}|[ ._-]{1,3}\d{1,4}x\d{1,4}|-\d{2,4}(?![\dp]))*)(?![a-z0-9])/i;
const WORDS =
  /(?<![a-z])(?:season|series|saison|staffel|temporada|stagione|сезон)[ ._]{0,2}(\d{1,3})[ ._,-]{0,4}(?:episode|ep|épisode|folge|episodio|серия)\.?[ ._]{0,2}(\d{1,4})(?!\d)/i;
const DATE = /(?<!\d)((?:19|20)\d\d)[ ._-](0[1-9]|1[0-2])[ ._-](0[1-9]|[12]\d|3[01])(?!\d)/;

/** Numbers that any name may be trusted to mean: `S01E02`, `1x02`, `Season 1 Episode 2`, a date. */
export function findNumbering(text: string): Numbering | null {
  return chained(S_E, text) ?? crossed(text) ?? inWords(text) ?? dated(text);
}

/** `1x02`; a picture's size (`1920x1080`, `16x9`) is none. */
function crossed(text: string): Numbering | null {
  const found = chained(N_X, text);
  if (found === null) return null;
  const [season = 0] = found.seasons;
  const [episode = 0] = found.episodes;
  const isSize = season > 99 ? episode > 366 : season === 16 && episode < 11;
  return isSize ? null : found;
}

function chained(pattern: RegExp, text: string): Numbering | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const [, season, first, chain = ''] = match;
  const further = [...chain.matchAll(/(-?)[ ._]*(?:s?\d{1,4}(?=e|x))?(?:ep?|x)?(\d{1,5})/gi)];
  const episodes = further.reduce<number[]>(
    (all, link) => extendRun(all, Number(link[2]), link[0].includes('-')),
    [Number(first)],
  );
  return { seasons: [Number(season)], episodes, date: null, index: match.index };
}

/** `E01E02` adds one, `E01-E03` a range; a "range" that runs backwards or too far is one more number in the title. */
export function extendRun(episodes: number[], next: number, isRange: boolean): number[] {
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

/** A title in front of its numbers without the date that daily shows put between. */
export function withoutDate(text: string): string {
  const match = DATE.exec(text);
  return match === null || match.index === 0 ? text : text.slice(0, match.index);
}
