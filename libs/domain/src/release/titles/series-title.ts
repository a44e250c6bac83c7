import { firstTag } from '../facets/tag-words.js';
import { findDate, behindRecordingDate } from '../numbering/dates.js';
import { findPack } from '../numbering/packs.js';
import { isReleaseYear } from '../years.js';
import { withoutSoftWords } from './soft-words.js';
import { splitTitles, tidyTitle, type Titles, withAlternatives } from './titles.js';

/** The title of a series, with what else stands in front of an episode's number. */
export interface SeriesTitle extends Titles {
  readonly year: number | null;
  readonly seasons: readonly number[];
}

const YEAR_AT_END = /^(.+?)[ ([-]+((?:18|19|20)\d\d)(?: ?[-–] ?(?:(?:19|20)\d\d|present)?)?[\])]?$/i;
const COMPLETE_AT_END =
  /^(.+?)[ (-]+(?:(?:the )?complet[ea]?(?: (?:tv )?series| seasons?)?|seasons?|ep|eps|episode|episodes|folge)$/i;
/** What stands in brackets behind a series' title without being one. */
const NO_TITLE = /^(?:\d{4}|s\d{1,2}|(?:season|saison|staffel|temporada) ?\d{1,2})$/i;
const COUNTRY_AT_END = /^(.+) \(?(?:US|UK|AU|NZ|CA|USA)\)?$/;

/** Reads the text in front of an episode's number: a title, perhaps with the series' year and a season. */
export function seriesTitle(before: string): SeriesTitle {
  const undated = before.slice(behindRecordingDate(before));
  const date = findDate(undated);
  const text = date !== null && date.start > 0 ? undated.slice(0, date.start) : undated;
  const whole = tidyTitle(withoutTags(text));
  const { title: named, seasons } = withoutSeason(whole);
  const { title: plain, year } = withoutYear(named);
  const stripped = tidyTitle(withoutSoftWords(plain, 'year'));
  const country = COUNTRY_AT_END.exec(stripped)?.[1] ?? '';
  const further = [country, plain, whole].filter((spelling) => spelling !== stripped);
  const halves =
    whole === stripped ? [] : splitTitles(whole).alternatives.filter((half) => !NO_TITLE.test(half));
  const titles = withAlternatives(splitTitles(stripped), [...further, ...halves]);
  return { ...titles, year, seasons };
}

/** Tags that stand before the number: the title ends at them, or begins behind them. */
function withoutTags(text: string): string {
  const tag = firstTag(text, 0);
  if (tag < 0) return text;
  const head = tidyTitle(text.slice(0, tag));
  const isTitle = head !== '' && withoutSoftWords(`x ${head}`, 'tag') !== 'x';
  return isTitle ? head : text.slice(text.search(/[:\])] ?\p{L}/u) + 1);
}

/** `Show Season 2`, `Show S2`, `Show 2nd Season`, `Show - The Complete Series`. */
function withoutSeason(title: string): { title: string; seasons: readonly number[] } {
  const pack = findPack(title);
  if (pack === null || pack.start === 0 || pack.seasons.length === 0) {
    return { title: COMPLETE_AT_END.exec(title)?.[1] ?? title, seasons: [] };
  }
  const head = tidyTitle(title.slice(0, pack.start));
  return { title: tidyTitle(COMPLETE_AT_END.exec(head)?.[1] ?? head), seasons: pack.seasons };
}

function withoutYear(title: string): { title: string; year: number | null } {
  const match = YEAR_AT_END.exec(title);
  const year = Number(match?.[2]);
  if (match?.[1] === undefined || !isReleaseYear(year)) return { title, year: null };
  return { title: tidyTitle(match[1]), year };
}
