/**
 * Leading articles of French, English, German, Spanish, Italian, Portuguese and Dutch. Left out are those that are
 * mostly words or numbers elsewhere (`i`, `o`, `as`, `os`).
 */
const ARTICLES = [
  ...['le', 'la', 'les', 'un', 'une', 'du', 'des', 'de la', 'de', 'au', 'aux'],
  ...['the', 'a', 'an'],
  ...['der', 'die', 'das', 'ein', 'eine'],
  ...['el', 'los', 'las', 'una'],
  ...['il', 'lo', 'gli', 'uno'],
  ...['um', 'uma'],
  ...['het', 'een'],
].toSorted((one, other) => other.length - one.length);

/** `L'Argent` begins with an A; nothing dies in `Die Welle`, but somebody does in `Die Hard`. */
const LEADING = new RegExp(
  `^(?:(?:de )?l['’]\\s*|(?!die (?:hard|another))(?:${ARTICLES.join('|')})\\s+)(?=\\S)`,
  'iu',
);

const LETTERS: readonly (readonly [RegExp, string])[] = [
  [/ß/g, 'ss'],
  [/æ/g, 'ae'],
  [/œ/g, 'oe'],
  [/ø/g, 'o'],
  [/ł/g, 'l'],
  [/[đð]/g, 'd'],
  [/þ/g, 'th'],
];

/** A title without its leading article, as it is written; one that is nothing but an article stays. */
function withoutArticle(title: string): string {
  const text = title.trim();
  return text.replace(LEADING, '') || text;
}

/** `The Matrix` as `Matrix, The`; a title without article as it is. */
export function sortTitle(title: string): string {
  const text = title.trim();
  const rest = withoutArticle(text);
  const article = text.slice(0, text.length - rest.length).trim();
  return article === '' ? text : `${rest}, ${article}`;
}

/**
 * What titles are sorted by: without leading article, accents folded, lower case, punctuation as spaces. A title that
 * begins with no Latin letter sorts under `#`, before all others.
 */
export function sortKey(title: string): string {
  const plain = LETTERS.reduce(
    (text, [pattern, letters]) => text.replace(pattern, letters),
    withoutArticle(title).normalize('NFKD').toLowerCase(),
  );
  const key = plain
    .replace(/\p{M}+/gu, '')
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    // Folders are named by keys, and names are read in this form: Korean syllables would else be others.
    .normalize('NFC');
  return /^[a-z]/.test(key) ? key : `#${key}`;
}

/** The letter that a title stands under: `A` to `Z`, else `#`. */
export const letterOf = (title: string): string => sortKey(title).charAt(0).toUpperCase();
