import { type BaseFacets, parseBase } from './base-parser.js';
import { takeIds } from './ids.js';
import {
  findBareNumber,
  findCompact,
  findDashNumber,
  findEpisodeOnly,
  findNumbering,
  findSeason,
  type Numbering,
} from './numbering.js';
import type { ExternalIds } from './reading.js';
import { splitTitles, tidyTitle, type Titles, withoutLeadingGroup, withoutSite } from './titles.js';

/** Everything that one component of a path says by itself. */
export interface Component extends Titles {
  readonly year: number | null;
  readonly numbering: Numbering | null;
  /** The numbers count through all seasons, as those of anime releases do. */
  readonly countsThrough: boolean;
  readonly part: number | null;
  readonly ids: ExternalIds;
  readonly leadingGroup: string | null;
  readonly base: BaseFacets;
}

const PART = /[ ._-]+(?:cd|dis[ck]|teil|part|pt)[ ._-]?(\d)$/i;
/** These words never belong to a title; "Part 1" may. */
const SURE_PART = /[ ._-]+(?:cd|dis[ck]|teil)[ ._-]?\d$/i;
const BRACKETED_YEAR = /[([{]((?:18[89]|19\d|20\d)\d)[)\]}]/g;
const COPY = / \((?:\d{1,2})\)$| - copy$/i;

/**
 * Reads one component. `series` says that the folders make episodes likely, which lets weaker numbers count
 * (`Title - 07`, `103`, `E05`, `03`).
 */
export function readComponent(raw: string, series: boolean): Component {
  const { text: withoutIds, ids } = takeIds(raw);
  const { text: named, group } = withoutLeadingGroup(withoutSite(withoutIds.replace(COPY, '').trim()));
  const partMatch = PART.exec(named);
  const text = partMatch === null ? named : named.slice(0, partMatch.index);
  const base = parseBase(text);
  const numbering = numberingOf(text, series, group !== null);
  const { titles, year } =
    numbering === null ? filmTitle(text, base) : seriesTitle(text.slice(0, numbering.index));
  const whole = partMatch !== null && !SURE_PART.test(named) ? [tidyTitle(`${titles.title}${partMatch[0]}`)] : [];
  return {
    title: titles.title,
    alternatives: [...titles.alternatives, ...whole],
    year,
    numbering,
    countsThrough: group !== null && numbering !== null && numbering.seasons.length === 0 && numbering.date === null,
    part: partMatch === null || numbering !== null ? null : Number(partMatch[1]),
    ids,
    leadingGroup: group,
    base,
  };
}

function numberingOf(text: string, series: boolean, hasGroup: boolean): Numbering | null {
  const certain = findNumbering(text);
  if (certain !== null) return certain;
  if (hasGroup) return findDashNumber(text) ?? (series ? findEpisodeOnly(text) : null);
  if (!series) return findSeason(text);
  return (
    findBareNumber(text) ?? findDashNumber(text) ?? findEpisodeOnly(text) ?? findSeason(text) ?? findCompact(text)
  );
}

function filmTitle(text: string, base: BaseFacets): { titles: Titles; year: number | null } {
  const years = [...text.matchAll(BRACKETED_YEAR)];
  const last = years.at(-1);
  if (last?.[1] !== undefined && last.index > 0) {
    return { titles: splitTitles(text.slice(0, last.index)), year: Number(last[1]) };
  }
  const leading = /^((?:19|20)\d\d) - (.+)$/.exec(text);
  if (leading !== null) return { titles: splitTitles(parseBase(leading[2] ?? '').title ?? ''), year: Number(leading[1]) };
  const year = base.year === undefined ? null : Number(base.year.slice(0, 4));
  return { titles: splitTitles(base.title ?? text), year: year !== null && year > 1880 ? year : null };
}

/** The text before an episode's number: a title, perhaps with the series' year. */
function seriesTitle(before: string): { titles: Titles; year: number | null } {
  const tidy = tidyTitle(before.replace(/[[(]$/, ''));
  const match = /^(.+?)[ (]+((?:19|20)\d\d)\)?$/.exec(tidy);
  if (match?.[1] !== undefined) return { titles: splitTitles(match[1]), year: Number(match[2]) };
  return { titles: splitTitles(tidy), year: null };
}
