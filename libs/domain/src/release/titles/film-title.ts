import { firstTag } from '../facets/tag-words.js';
import { type FoundYear, findYears } from '../years.js';
import { type Behind, withoutSoftWords } from './soft-words.js';
import { splitTitles, tidyTitle, type Titles, withAlternatives } from './titles.js';

/** Another way to understand a name, and why it is possible. */
export interface OtherTitle {
  readonly title: string;
  readonly year: number | null;
  readonly why: string;
}

/** A title with the year that goes with it. */
export interface DatedTitle extends Titles {
  readonly others: readonly OtherTitle[];
  readonly year: number | null;
  /** Offset at which the title and its year have ended: tags stand from there on. */
  readonly end: number;
}

const mayBeTitle = (number: number | string = ''): string =>
  `${number} may be a part of the title or its year`;

/** Reads the title of a film, or of a folder, out of a name without episode numbers. */
export function filmTitle(text: string): DatedTitle {
  const tag = firstTag(text, 0);
  const years = findYears(text);
  return (
    yearFirst(text, years) ??
    yearInBrackets(text, years, tag) ??
    bareYear(text, years, tag) ??
    yearless(text, tag, years.find(({ start }) => tag >= 0 && start > tag)?.value ?? null)
  );
}

/** `(2000) Title`, `[2000] Title`, `1994 - Title`. */
function yearFirst(text: string, years: readonly FoundYear[]): DatedTitle | null {
  const [first] = years;
  if (first === undefined || first.isSpan || years.length > 1 || tidyTitle(text.slice(0, first.start)) !== '')
    return null;
  const rest = text.slice(first.end);
  const isSetOff = first.bracket === null ? /^ - \S/.test(rest) : /^[\])}] ?[-–]? ?[^\s[({]/.test(rest);
  if (!isSetOff) return null;
  const from = text.length - rest.replace(/^[\])}]?[\s-]*/, '').length;
  const title = yearless(text.slice(from), firstTag(text.slice(from), 0), null);
  const whole = {
    title: tidyTitle(text.slice(0, title.end + from)),
    year: null,
    why: mayBeTitle(first.value),
  };
  const others = first.bracket === null ? [whole, ...title.others] : title.others;
  return { ...title, others, year: first.value, end: title.end + from };
}

/** `Title (1994)`, `Title (Drama 1994)`. The first such year counts, unless a tag came before. */
function yearInBrackets(text: string, years: readonly FoundYear[], tag: number): DatedTitle | null {
  const year = years.find(({ bracket }) => bracket !== null && tidyTitle(text.slice(0, bracket)) !== '');
  if (year?.bracket === undefined || year.bracket === null) return null;
  if (tag > 0 && tag < year.bracket && !/[([]/.test(text.slice(tag, year.bracket))) {
    const title = yearless(text.slice(0, year.bracket), tag, null);
    return { ...title, year: valueOf(year) };
  }
  return { ...inYear(titleOf(text.slice(0, year.bracket), 'year'), valueOf(year)), end: year.end };
}

/** `Title 1994 1080p`: the last year before the tags, but never one that begins the name. */
function bareYear(text: string, years: readonly FoundYear[], tag: number): DatedTitle | null {
  const before = years.filter(
    ({ start, bracket }) => bracket === null && start > 0 && (tag <= 0 || start < tag),
  );
  const year = before.at(-1);
  if (year === undefined || tidyTitle(text.slice(0, year.start)) === '') return null;
  const bracket = cutAtBracket(text.slice(0, year.start));
  const titles = inYear(titleOf(bracket, 'year'), valueOf(year));
  const end = tag > 0 ? tag : text.length;
  const behind = withoutSoftWords(`x ${tidyTitle(cutAtBracket(text.slice(year.end, end)))}`, 'tag').slice(2);
  const whole = behind.includes(' ') ? [`${text.slice(0, year.end)} ${behind}`] : [];
  const earlier = numberBefore(text, before);
  const others =
    tag > 0 && earlier === null ? titles.others : [yearAsTitle(text, year, earlier), ...titles.others];
  return { ...titles, ...withAlternatives(titles, whole), others, end: year.end };
}

/** "Death Race 2000": a bare year at a name's end, or one of two, may be the title's own. */
function yearAsTitle(text: string, last: FoundYear, earlier: FoundYear | null): OtherTitle {
  const why = mayBeTitle(earlier?.value ?? last.value);
  if (earlier === null) return { title: tidyTitle(text.slice(0, last.end)), year: null, why };
  return { title: tidyTitle(text.slice(0, earlier.start)), year: earlier.value, why };
}

/** Another number of four digits in front of the year: "Blade Runner 2049 2017". */
function numberBefore(text: string, before: readonly FoundYear[]): FoundYear | null {
  const [first, second] = before;
  if (first === undefined) return null;
  if (second !== undefined) return first;
  const match = /[ .](20[4-9]\d)[ .]+$/.exec(text.slice(0, first.start));
  return match === null ? null : { ...first, value: Number(match[1]), start: match.index };
}

function yearless(text: string, tag: number, year: number | null): DatedTitle {
  const isTagged = tag > 0 && tidyTitle(text.slice(0, tag)) !== '';
  const head = cutAtBracket(isTagged ? text.slice(0, tag) : text);
  const end = head.length;
  const behind = isTagged || end < text.length ? 'tag' : 'nothing';
  const titles = titleOf(head, behind);
  return { ...titles, others: [...yearInFront(titles.title), ...titles.others], year, end };
}

/** "2012 Doomsday": a year that begins a title may be the year of what follows. */
function yearInFront(title: string): OtherTitle[] {
  const match = /^((?:19|20)[0-3]\d)(?:[ .-]+(.+))?$/.exec(title);
  if (match === null) return [];
  return [
    {
      title: match[2] ?? '',
      year: Number(match[1]),
      why: `${match[1]} may be a part of the title or its year`,
    },
  ];
}

/** The name as far as the first square bracket; round ones may hold a second title. */
function cutAtBracket(text: string): string {
  const at = text.slice(1).search(/ ?[[{]/) + 1;
  return at > 0 && tidyTitle(text.slice(0, at)) !== '' ? text.slice(0, at) : text;
}

/** A span of years is none: it belongs to a collection. */
const valueOf = ({ value, isSpan }: FoundYear): number | null => (isSpan ? null : value);

const inYear = (titles: Judged, year: number | null): Judged & { year: number | null } => ({
  ...titles,
  year,
  others: titles.others.map((other) => ({ ...other, year })),
});

type Judged = Titles & Pick<DatedTitle, 'others'>;

function titleOf(head: string, behind: Behind): Judged {
  const whole = tidyTitle(head);
  const stripped = tidyTitle(withoutSoftWords(withoutSoftBrackets(whole), behind));
  const titles = unnumbered(splitTitles(stripped));
  const bold = behind === 'nothing' ? tidyTitle(withoutSoftWords(whole, 'tag')) : whole;
  const further = [whole, bold].filter((spelling) => spelling !== stripped);
  const other = stripped === whole ? bold : whole;
  const why = 'its last words may be a part of the title or tell of the copy';
  return {
    ...withAlternatives(titles, further),
    others: other === stripped ? [] : [{ title: other, year: null, why }],
  };
}

/** Brackets at the end of a title that hold only words of the copy: `Title (Uncut)`, `Title (VHS)`. */
function withoutSoftBrackets(title: string): string {
  const match = /^(.+?) ?[([]([^()[\]]*)[)\]]$/.exec(title);
  if (match?.[1] === undefined || match[2] === undefined) return title;
  const inside = withoutSoftWords(`x ${match[2]}`, 'tag');
  return inside === 'x' || firstTag(match[2], 0) >= 0 ? match[1] : title;
}

/** `07 - Title`, `(1)Title`: a place in somebody's list, unless the title begins so. */
function unnumbered({ title, alternatives }: Titles): Titles {
  const match = /^(?:\(\d{1,2}\) ?|\d{1,2}(?: - |\. ))(?=.*\p{L}{2})(.+)$/u.exec(title);
  if (match?.[1] === undefined) return { title, alternatives };
  const rest = splitTitles(match[1]);
  return withAlternatives(rest, [title, ...alternatives]);
}
