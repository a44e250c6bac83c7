import { type BaseFacets, parseBase } from './base-parser.js';
import { takeIds } from './ids.js';
import { type DatedTitle, filmTitle } from './film-title.js';
import { findNumbering, type Numbering, withoutDate } from './numbering.js';
import type { ExternalIds } from './reading.js';
import { splitTitles, tidyTitle, type Titles, withoutLeadingGroup, withoutSite } from './titles.js';
import { type Expectation, findWeakNumbering } from './weak-numbering.js';

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
const COPY = / \((?:\d{1,2})\)$| - copy$/i;

/** Reads one component; what its folders lead to expect decides which numbers are an episode's. */
export function readComponent(raw: string, expected: Expectation): Component {
  const { text: withoutIds, ids } = takeIds(raw);
  const { text: named, group } = withoutLeadingGroup(withoutSite(withoutIds.replace(COPY, '').trim()));
  const part = PART.exec(named);
  const text = part === null ? named : named.slice(0, part.index);
  const base = parseBase(text);
  const certain = findNumbering(text);
  const found = certain ?? findWeakNumbering({ text, base, hasGroup: group !== null }, expected);
  const own = found === null ? withPart(filmTitle(text, base), part) : ofSeries(found, text, base);
  const countsThrough = group !== null && certain === null && found?.seasons.length === 0;
  return { ...own, countsThrough, ids, leadingGroup: group, base };
}

type Named = Pick<Component, 'title' | 'alternatives' | 'year' | 'numbering' | 'part'>;

/** "Part 1" may belong to the title, so the whole stays as an alternative. */
function withPart(film: DatedTitle, part: RegExpExecArray | null): Named {
  if (part === null) return { ...film, numbering: null, part: null };
  const whole = SURE_PART.test(part[0]) ? [] : [tidyTitle(`${film.title}${part[0]}`)];
  return { ...film, alternatives: [...film.alternatives, ...whole], numbering: null, part: Number(part[1]) };
}

function ofSeries(found: Numbering, text: string, base: BaseFacets): Named {
  const { season, ...titles } = seriesTitle(textBefore(found, text, base));
  const numbering = season === null || found.seasons.length > 0 ? found : { ...found, seasons: [season] };
  return { ...titles, numbering, part: null };
}

/** Behind several bracketed blocks the base parser finds the title better. */
const textBefore = ({ index }: Numbering, text: string, { title }: BaseFacets): string =>
  /^[[【]/.test(text) ? (title ?? '') : text.slice(0, index);

const SEASON_AT_END =
  /^(.+?)[ ._(-]+(?:s(?:eason[ ._]?|aison[ ._]?)?(\d{1,2})|(\d{1,2})(?:st|nd|rd|th)[ ._]season)\)?$/i;
/** A year beyond this one is part of a name ("Thunderbirds 2086"). */
const LATEST_YEAR = 2049;

/** The text before an episode's number: a title, perhaps with the series' year and a season. */
function seriesTitle(before: string): DatedTitle & { readonly season: number | null } {
  const numbered = tidyTitle(withoutDate(before).replace(/[[(]$/, ''));
  const seasonMatch = SEASON_AT_END.exec(numbered);
  const season = seasonMatch === null ? null : Number(seasonMatch[2] ?? seasonMatch[3]);
  const tidy = seasonMatch?.[1] === undefined ? numbered : tidyTitle(seasonMatch[1]);
  const match = /^(.+?)[ (-]+((?:19|20)\d\d)\)?$/.exec(tidy);
  const year = match === null ? null : Number(match[2]);
  if (match?.[1] === undefined || year === null || year > LATEST_YEAR)
    return { ...splitTitles(tidy), year: null, season };
  return { ...splitTitles(match[1]), year, season };
}
