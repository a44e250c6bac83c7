import type { Confidence, Expectation, NumberedName } from './expectation.js';
import type { Numbering } from './numbering.js';
import type { Rule } from './rule.js';
import { CERTAIN, pack, run } from './rules-anywhere.js';
import { IN_ANIME, IN_SEASON, IN_SERIES } from './rules-in-series.js';
import { OF_FANSUBS } from './rules-of-fansubs.js';
import { UNPLACED } from './rules-unplaced.js';

/** The numbers of a name, and how far to believe that they count episodes. */
export interface FoundNumbering {
  readonly numbering: Numbering;
  readonly confidence: Confidence;
  /** What in the name is taken for the number, for people who ask why. */
  readonly form: string;
}

/** A folder tells seasons and runs; single numbers in it are its title's. */
const OF_FOLDERS: readonly Rule[] = [pack, run];

/** Finds what counts a name's episodes: the surest spelling that it has, as far as its place makes it likely. */
export function findNumbering(name: NumberedName, expected: Expectation): FoundNumbering | null {
  const certain = firstOf(CERTAIN, name, expected);
  if (certain !== null) return certain;
  const found = firstOf(rulesFor(name, expected), name, expected);
  if (found === null) return null;
  if (expected.kind === 'films') return amongFilms(found, name);
  return expected.kind === 'series'
    ? { ...found, numbering: withinSeason(found.numbering, expected) }
    : found;
}

function rulesFor({ hasGroup }: NumberedName, { kind, season }: Expectation): readonly Rule[] {
  if (kind === 'folder') return OF_FOLDERS;
  if (hasGroup) return OF_FANSUBS;
  if (kind === 'anime') return season === null ? IN_ANIME : IN_SEASON;
  if (kind !== 'series') return UNPLACED;
  return season === null ? IN_SERIES : IN_SEASON;
}

function firstOf(rules: readonly Rule[], name: NumberedName, expected: Expectation): FoundNumbering | null {
  for (const { form, find, confidence } of rules) {
    const numbering = find(name, expected);
    if (numbering === null) continue;
    const degree = typeof confidence === 'string' ? confidence : confidence(name, numbering);
    return { numbering, confidence: degree, form };
  }
  return null;
}

/** `303` in the folder of season 3 repeats the season. */
function withinSeason(found: Numbering, { season }: Expectation): Numbering {
  const numbers = [...found.episodes, ...found.absoluteEpisodes];
  const from = (season ?? 0) * 100;
  const isRepeated =
    from > 0 && found.seasons.length === 0 && numbers.every((one) => one > from && one < from + 100);
  if (!isRepeated) return found;
  return { ...found, episodes: numbers.map((one) => one - from), absoluteEpisodes: [] };
}

/** In a folder of films only numbers with a word or a season are an episode's: films stand behind dashes too. */
function amongFilms(found: FoundNumbering, { hasGroup }: NumberedName): FoundNumbering {
  const isDash = /^(?:number behind a dash|run of numbers)/.test(found.form);
  const isClear = found.confidence === 'sure' && (hasGroup || !isDash);
  return isClear ? found : { ...found, confidence: 'unlikely' };
}
