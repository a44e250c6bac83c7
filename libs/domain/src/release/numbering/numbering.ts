/** Which episodes a name counts, and where in the name the count stands. */
export interface Numbering {
  readonly seasons: readonly number[];
  readonly episodes: readonly number[];
  /** Numbers counted through all seasons. */
  readonly absoluteEpisodes: readonly number[];
  readonly date: string | null;
  /** Offset of its first character: the title stands before. */
  readonly start: number;
  /** Offset behind its last character: the episode's title and the tags stand there. */
  readonly end: number;
}

/** Longest run of episodes that one file is believed to hold. */
const LONGEST_RUN = 40;
/** Longest run that a pack of an anime series is believed to hold. */
export const LONGEST_PACK = 400;

export const NO_NUMBERS = { seasons: [], episodes: [], absoluteEpisodes: [], date: null } as const;

/** A numbering with the given numbers, whose place is that of the match. */
export function numberingAt(match: RegExpExecArray, numbers: Partial<Numbering>): Numbering {
  return { ...NO_NUMBERS, start: match.index, end: match.index + match[0].length, ...numbers };
}

/** `E01E02` adds one, `E01-E03` a range; a "range" that runs backwards or too far is one more number in the title. */
export function extendRun(
  episodes: readonly number[],
  next: number,
  isRange: boolean,
  longest: number = LONGEST_RUN,
): readonly number[] {
  const last = episodes.at(-1) ?? next;
  if (next <= last || next - last > longest) return episodes;
  return isRange ? [...episodes, ...sequence(last + 1, next)] : [...episodes, next];
}

/** All whole numbers from the first to the last. */
export function sequence(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}
