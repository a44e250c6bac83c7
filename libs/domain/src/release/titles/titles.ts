/** Spellings of one title: the one to believe first, and others that the name offers. */
export interface Titles {
  readonly title: string;
  readonly alternatives: readonly string[];
}

const ARTICLE_LAST = /^(.+), (the|a|an|le|la|les|der|die|das|el|los|las|il)$/i;

/** Signs that end no title, and further ones that begin none. */
const SIGNS = new Set('\t -–—._,:;~★|/\\');
const SIGNS_IN_FRONT = new Set([...SIGNS, '+', '!', '#']);
const SIGNS_BEHIND = new Set([...SIGNS, '…']);

/** Takes signs off both ends, each looked at once. */
function withoutSigns(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && SIGNS_IN_FRONT.has(text.charAt(start))) start += 1;
  while (end > start && SIGNS_BEHIND.has(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** Nothing to take off: a letter or digit at both ends, one space between words, no bracket and no comma. */
const TIDY = /^[\p{L}\p{N}](?:[^\s()[\]{},]| (?! ))*$(?<=[\p{L}\p{N}])(?<![ .]The)/u;

/** Takes off the signs at both ends of a title and puts its article first. */
export function tidyTitle(text: string): string {
  if (TIDY.test(text)) return text;
  const trimmed = withoutSigns(text.replace(/\s+/g, ' '))
    .replace(/[[({]$/, '')
    .replace(/^[\])}]/, '')
    .trim();
  return articleFirst(balanced(trimmed));
}

/** A title without a bracket that only opens or closes in it. */
function balanced(title: string): string {
  if (!/[()]/.test(title)) return title;
  const opens = title.split('(').length;
  const closes = title.split(')').length;
  if (opens === closes) return title;
  const head = opens > closes ? title.slice(0, title.lastIndexOf('(')) : '';
  return withoutSigns(/[\p{L}\p{N}]/u.test(head) ? head : title.replace(/[()]/g, ''));
}

/** "Lion King, The" is shelved so, and called "The Lion King"; dotted names lose the comma. */
function articleFirst(title: string): string {
  const match = ARTICLE_LAST.exec(title) ?? /^(.+) (The)$/.exec(title);
  return match === null ? title : `${match[2]} ${match[1]}`;
}

/** Signs that more than one title may stand in a name; most names have none. */
const SEVERAL = /[/|()[\]]| - | a[. ]?k[. ]?a\.? |[^ -\u024f\u1e00-\u206f]/i;

/** Splits "Original AKA English", "Ours / Theirs" and the like; the whole stays where the sign may be the title's own. */
export function splitTitles(text: string): Titles {
  const title = tidyTitle(text);
  if (!SEVERAL.test(title)) return { title, alternatives: [] };
  const halves = title
    .split(/ a[. ]?k[. ]?a\.? | \/ | ?\| /i)
    .map(tidyTitle)
    .filter((half) => half !== '');
  const [first, ...others] = halves;
  if (first !== undefined && others.length > 0) {
    return {
      title: first,
      alternatives: unique([...others, ...halves.flatMap(scriptsOf), ...(/[/|]/.test(title) ? [title] : [])]),
    };
  }
  const inBrackets = bracketedTitle(title);
  if (inBrackets !== null) return inBrackets;
  const dashed = title.split(' - ').map(tidyTitle);
  const sides = dashed.length === 2 && dashed.every((half) => half.length > 2) ? dashed : scriptsOf(title);
  return { title, alternatives: sides };
}

/** `Title (Original Title)`, `Title [Original Title]`. */
function bracketedTitle(title: string): Titles | null {
  const match = /^(.+?) ?[[(]([^[\]()]{2,})[\])]$/.exec(title);
  if (match?.[1] === undefined || match[2] === undefined || !/\p{L}/u.test(match[1])) return null;
  const outer = tidyTitle(match[1]);
  if (/^(?:[A-Z]{2,3}|part .*|pt .*)$/i.test(match[2])) return { title, alternatives: [outer] };
  return { title: outer, alternatives: unique([tidyTitle(match[2]), title]) };
}

const LATIN_RUN = /[\p{Script=Latin}\d][\p{Script=Latin}\p{M}\p{N}\p{P}\p{Zs}\p{S}]*/u;
const OTHER_LETTERS = /[^\p{Script=Latin}\P{L}]/u;

/** A title written in two scripts is mostly the same title twice. */
export function scriptsOf(title: string): string[] {
  if (!OTHER_LETTERS.test(title)) return [];
  const latin = LATIN_RUN.exec(title);
  if (latin === null) return [];
  const other = title.slice(0, latin.index) + title.slice(latin.index + latin[0].length);
  const both = [tidyTitle(latin[0]), tidyTitle(other)];
  return both.every((half) => /\p{L}{2}/u.test(half)) ? both : [];
}

/** One list of titles without repetition or emptiness. */
export function unique(titles: readonly string[]): string[] {
  const distinct = [...new Set(titles)];
  if (distinct.length === 1 && distinct[0] !== '') return distinct;
  const seen = new Set(['']);
  return distinct.filter((title) => {
    const folded = plainTitle(title);
    if (seen.has(folded)) return false;
    seen.add(folded);
    return true;
  });
}

const ASCII = /^[ -~]*$/;

/** A title for comparing: lower case, letters and digits only. */
export function plainTitle(title: string): string {
  const lower = title.toLowerCase();
  const signs = ASCII.test(lower) ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu;
  return lower.replace(signs, ' ').trim();
}

/** Adds further spellings to the others, each once. */
export function withAlternatives({ title, alternatives }: Titles, further: readonly string[]): Titles {
  const others = further.filter((one) => one !== title && one !== '');
  if (others.length === 0) return { title, alternatives };
  return { title, alternatives: unique([title, ...alternatives, ...others.map(tidyTitle)]).slice(1) };
}
