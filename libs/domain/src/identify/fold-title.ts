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
 * A title as titles are compared and lookups shared: lower case, without accents, `&` as "and", apostrophes and commas in numbers gone,
 * other punctuation as one space. Letters and digits of every script stay.
 */
export function foldTitle(title: string): string {
  return ASCII.test(title) ? foldAscii(title) : foldAny(title);
}

const ASCII = /^[ -~]*$/;

/** What the general rules come to for the titles that most are. */
const foldAscii = (title: string): string =>
  title
    .toLowerCase()
    .replace(/['`]/g, '')
    .replace(/(?<=\d)[,.](?=\d{3}(?!\d))/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

function foldAny(title: string): string {
  const lower = title.normalize('NFKD').toLowerCase();
  const plain = LIGATURES.reduce((text, [pattern, letters]) => text.replace(pattern, letters), lower);
  return plain
    .replace(/\p{M}+/gu, '')
    .replace(/['’`´ʼ]/g, '')
    .replace(/(?<=\d)[,.](?=\d{3}(?!\d))/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const DIGITS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'i one',
    'ii two',
    'iii three',
    'iv four',
    'v five',
    'vi six',
    'vii seven',
    'viii eight',
    'ix nine',
    'x ten',
    'xi eleven',
    'xii twelve',
    'xiii thirteen',
  ].flatMap((words, at) => words.split(' ').map((word) => [word, String(at + 1)])),
);

const ARTICLES = /^(?:the|a|an|le|la|les|l|der|die|das|el|los|las|il|lo|gli)\s+(?=\S)/;

/** A folded title with numbers (behind the first word) as digits, whether they were roman or words. */
export function withDigits(folded: string): string {
  return folded
    .split(' ')
    .map((word, at) => (at === 0 ? word : (DIGITS[word] ?? word)))
    .join(' ');
}

/** A folded title without its leading article. */
export function withoutArticle(folded: string): string {
  return folded.replace(ARTICLES, '');
}
