const LIGATURES: readonly (readonly [RegExp, string])[] = [
  [/ß/g, 'ss'],
  [/æ/g, 'ae'],
  [/œ/g, 'oe'],
  [/ø/g, 'o'],
  [/ł/g, 'l'],
  [/đ|ð/g, 'd'],
  [/þ/g, 'th'],
  [/ı/g, 'i'],
];

/**
 * A title as titles are compared and lookups shared: lower case, without accents, `&` as "and", apostrophes gone,
 * other punctuation as one space. Letters and digits of every script stay.
 */
export function foldTitle(title: string): string {
  const lower = title.toLowerCase();
  const plain = LIGATURES.reduce((text, [pattern, letters]) => text.replace(pattern, letters), lower);
  return plain
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’`´ʼ]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const ROMAN: Readonly<Record<string, string>> = {
  ii: '2',
  iii: '3',
  iv: '4',
  v: '5',
  vi: '6',
  vii: '7',
  viii: '8',
  ix: '9',
  x: '10',
  xi: '11',
  xii: '12',
  xiii: '13',
};

const ARTICLES = /^(?:the|a|an|le|la|les|l|der|die|das|el|los|las|il|lo|gli)\s+(?=\S)/;

/** A folded title with roman numerals (behind the first word) as digits. */
export function withDigits(folded: string): string {
  return folded
    .split(' ')
    .map((word, at) => (at === 0 ? word : (ROMAN[word] ?? word)))
    .join(' ');
}

/** A folded title without its leading article. */
export function withoutArticle(folded: string): string {
  return folded.replace(ARTICLES, '');
}
