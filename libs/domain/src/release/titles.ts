/** Spellings of one title: the one to believe first, and others that the name offers. */
export interface Titles {
  readonly title: string;
  readonly alternatives: readonly string[];
}

const ARTICLE_LAST = /^(.+), (the|a|an|le|la|les|der|die|das|el|los|las|il)$/i;
const SITE =
  /^(?:\[ ?)?(?:www\.)[\w-]+(?:\.[\w-]+){1,2}(?: ?\])?[ ._-]+|^\[ ?[\w-]+\.(?:com|org|net|to|cd)(?: ?\])[ ._-]*|^[\w-]+\.(?:to|com|org|net|mx) - |^\((?:www\.)?[\w-]+\.(?:com|org|net|to|mx)\)[ ._-]*|^\[(?:tam)\] - /i;

/** Takes the advertisement of a site off the front of a name. */
export function withoutSite(text: string): string {
  const rest = text.replace(SITE, '');
  return rest === '' ? text : rest;
}

/** The group in brackets that begins a name, as anime releases have it, taken off. */
export function withoutLeadingGroup(text: string): { text: string; group: string | null } {
  const match = /^\s*\[((?:[^[\]]|\[[^[\]]*\]){1,40})\][ ._]*(?=\S)/.exec(text);
  if (match === null) return { text, group: null };
  const rest = text.slice(match[0].length);
  return /^[[(]/.test(rest) ? { text, group: null } : { text: rest, group: match[1] ?? null };
}

/** Dots and underscores that stand for spaces become spaces; brackets, dashes and signs at the ends go. */
export function tidyTitle(text: string): string {
  const spaced = text.includes(' ') ? text.replace(/_/g, ' ') : text.replace(/[._]/g, ' ');
  const plain = spaced
    .replace(/\s+/g, ' ')
    .replace(/[[({]\s*$|^[\s\-–._,:;~★【】！#]+|[\s\-–._,:;【】…(]+$/gu, '')
    .trim();
  const open = (plain.match(/\(/g)?.length ?? 0) < (plain.match(/\)/g)?.length ?? 0);
  const closed = open ? plain.replace(/\)+$/, '').replace(/^\(/, '') : plain;
  return articleFirst(closed.trim()).normalize('NFC');
}

/** "Lion King, The" is shelved so, and called "The Lion King"; dotted names lose the comma. */
function articleFirst(title: string): string {
  const match = ARTICLE_LAST.exec(title) ?? /^(.+) (The)$/.exec(title);
  return match === null ? title : `${match[2]} ${match[1]}`;
}

/** Splits "Original AKA English" and the like; the whole stays as an alternative where the sign may be the title's. */
export function splitTitles(text: string): Titles {
  const title = tidyTitle(text);
  const halves = title.split(/ (?:aka|a\.k\.a\.?) | \/ /i).map(tidyTitle);
  const [first, ...others] = halves.filter((half) => half !== '');
  if (first !== undefined && others.length > 0) return { title: first, alternatives: others };
  const dashed = title.split(' - ').map(tidyTitle);
  const sides = dashed.length === 2 && dashed.every((half) => half.length > 2) ? dashed : scriptsOf(title);
  return { title, alternatives: sides };
}

const LATIN_RUN = /[\p{Script=Latin}\d][\p{Script=Latin}\p{M}\p{N}\p{P}\p{Zs}\p{S}]*/u;
const OTHER_LETTERS = /[^\p{Script=Latin}\P{L}]/u;

/** A title written in two scripts is mostly the same title twice. */
function scriptsOf(title: string): string[] {
  const latin = LATIN_RUN.exec(title);
  if (latin === null || !OTHER_LETTERS.test(title)) return [];
  const other = title.slice(0, latin.index) + title.slice(latin.index + latin[0].length);
  const both = [tidyTitle(latin[0]), tidyTitle(other)];
  return both.every((half) => /\p{L}{2}/u.test(half)) ? both : [];
}
