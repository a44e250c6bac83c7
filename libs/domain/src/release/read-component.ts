import { withoutAdvertising } from './advertising.js';
import { firstTag } from './facets/tag-words.js';
import { takeIds } from './ids.js';
import { withoutLeadingGroup } from './leading-group.js';
import { plainText, spaced } from './normalise.js';
import { once } from './once.js';
import type { Confidence, Expectation } from './numbering/expectation.js';
import { findDate } from './numbering/dates.js';
import { findNumbering, type FoundNumbering } from './numbering/find-numbering.js';
import { findMarked } from './numbering/from-base.js';
import type { Numbering } from './numbering/numbering.js';
import { type BlockName, readBlocks } from './titles/blocks.js';
import { filmTitle, type OtherTitle } from './titles/film-title.js';
import { seriesTitle } from './titles/series-title.js';
import { takePart } from './titles/parts.js';
import { tidyTitle, type Titles, withAlternatives } from './titles/titles.js';
import type { ExternalIds } from './reading.js';

/** What one component of a path says by itself, taken for a film's name or for an episode's. */
export interface Component extends Titles {
  readonly year: number | null;
  /** Offset in the component's text at which the tags begin. */
  readonly tagsFrom: number;
}

/** A component taken for a film's name. */
export interface FilmName extends Component {
  readonly part: number | null;
  /** Other ways to understand it as a film's name. */
  readonly others: readonly OtherTitle[];
}

/** A component taken for an episode's name, or for a season's. */
export interface EpisodeName extends Component {
  readonly numbering: Numbering;
  readonly confidence: Confidence;
  /** What is taken for the number, for people who ask why. */
  readonly form: string;
  /** The title stands behind the number, where mostly the episode's own stands. */
  readonly isBehind: boolean;
}

/** All that is read from one component. What costs time is worked out when first asked for. */
export interface ReadComponent {
  /** Canonical text without ids, advertisements and leading group. */
  readonly text: string;
  readonly leadingGroup: string | null;
  readonly ids: ExternalIds;
  readonly film: () => FilmName;
  /** Null when nothing in it counts episodes or seasons. */
  readonly episode: EpisodeName | null;
}

/** Reads one component; what its folders lead to expect decides which numbers are an episode's. */
export function readComponent(raw: string, expected: Expectation): ReadComponent {
  const { text: withoutIds, ids } = takeIds(plainText(forward(raw)));
  const { text: named, group } = withoutLeadingGroup(withoutAdvertising(withoutCopyMark(withoutIds)));
  const text = spaced(named);
  const common = { text, leadingGroup: group, ids };
  const blocks = group === null ? null : readBlocks(text);
  if (blocks !== null) return ofBlocks(common, blocks);
  const film = once(() => filmNamed(text));
  const name = { text, hasGroup: group !== null, tag: firstTag(text, 0) };
  const found = findNumbering(name, expected) ?? findMarked(text, expected);
  const isPart = found !== null && found.confidence !== 'sure' && film().part !== null;
  return { ...common, film, episode: found === null || isPart ? null : ofSeries(found, text) };
}

function filmNamed(text: string): FilmName {
  const { rest, part, whole, inText } = takePart(text);
  const { end, ...dated } = filmTitle(rest);
  const further = [...whole(dated.title), ...withoutScenePrefix(dated.title, text)];
  return { ...dated, ...withAlternatives(dated, further), part, tagsFrom: inText(end) };
}

/** `grp-title.of.the.film.1999.1080p`, as scene groups call the file in a release; "spider-man" looks the same. */
function withoutScenePrefix(title: string, text: string): string[] {
  const match = /^[a-z0-9]{2,8}-(?=[a-z0-9])/.exec(title);
  const isScene = match !== null && text === text.toLowerCase() && firstTag(text, 0) > 0;
  return isScene ? [title.slice(match[0].length)] : [];
}

type Common = Pick<ReadComponent, 'text' | 'leadingGroup' | 'ids'>;

function ofBlocks(common: Common, { numbering, ...titles }: BlockName): ReadComponent {
  const title = { ...titles, year: null };
  return {
    ...common,
    film: () => ({ ...title, part: null, others: [], tagsFrom: numbering.start }),
    episode: {
      ...title,
      numbering,
      confidence: 'sure',
      form: 'number in brackets',
      isBehind: false,
      tagsFrom: numbering.end,
    },
  };
}

function ofSeries({ numbering, confidence, form }: FoundNumbering, text: string): EpisodeName {
  const { seasons, year, ...before } = seriesTitle(text.slice(0, numbering.start));
  const isBehind = before.title === '';
  const { title, alternatives } = isBehind
    ? filmTitle(text.slice(numbering.end))
    : withAlternatives(before, [...titlesBehind(text, numbering), ...withSeason(before, text, numbering)]);
  const date = numbering.date ?? findDate(text)?.date ?? null;
  const counted = { ...numbering, date, seasons: numbering.seasons.length > 0 ? numbering.seasons : seasons };
  return {
    title,
    alternatives,
    year,
    numbering: counted,
    confidence,
    form,
    isBehind,
    tagsFrom: numbering.end,
  };
}

/** "Show S2", "Show 2nd Season": seasons of anime are known by such names. */
function withSeason({ title, alternatives }: Titles, text: string, { start }: Numbering): string[] {
  const season = /^(?:s\d{1,2}|season \d{1,2}|\d{1,2}(?:st|nd|rd|th) season)(?= -| \d{2,3}(?!\d|[pi]))/i.exec(
    text.slice(start),
  );
  return season === null ? [] : [title, ...alternatives].map((one) => `${one} ${season[0]}`);
}

/** `Ours (S2E1) / Theirs (S2E1)`: the second title stands behind the number. */
function titlesBehind(text: string, { end }: Numbering): string[] {
  const match = /^[\])]? ?[/|] ?([^([/|]+)/.exec(text.slice(end));
  return match?.[1] === undefined || !/\p{L}{2}/u.test(match[1]) ? [] : [tidyTitle(match[1])];
}

/** A second copy of a file has a number in brackets, or says so. */
const withoutCopyMark = (text: string): string => text.replace(/ \(\d{1,2}\)$| - copy$/i, '').trim();

const BACKWARDS = /(?<![a-z0-9])(?:p027|p0801|p0612|\d{2,3}e\d\ds)(?![a-z0-9])/i;

/** Some posters write whole names backwards. */
const forward = (raw: string): string => (BACKWARDS.test(raw) ? [...raw].toReversed().join('') : raw);
