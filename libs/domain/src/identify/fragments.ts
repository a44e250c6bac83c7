import { foldTitle } from './fold-title.js';

/** A part of a title to search for. */
export interface Fragment {
  readonly text: string;
  /** Whether it says enough to be asked for without a year. */
  readonly telling: boolean;
}

/** Words that nearly every second title has: they tell no work from another. */
const COMMON = new Set(
  [
    'the',
    'a',
    'an',
    'of',
    'and',
    'in',
    'on',
    'to',
    'la',
    'le',
    'les',
    'el',
    'los',
    'de',
    'du',
    'des',
    'der',
    'die',
  ].concat(['das', 'il', 'lo', 'un', 'une', 'y', 'et', 'und', 'i', 'for', 'with', 'at', 'is', 'my']),
);

/** Titles of more telling words are halved: both halves together still say enough. */
const MOST_LEFT_OUT_SINGLY = 3;

/** Letters kept of a word whose end may be wrong; providers complete a question's last word. */
const BEGINNINGS = [3, 2, 1];

/** Words with a double letter that are tried without it. */
const MOST_DOUBLES = 2;

const MOST = 4;

/**
 * Parts of a title to search for when the whole finds nothing, each without the words that may be misspelt. Best
 * first, at most four.
 */
export function fragmentsOf(title: string): readonly Fragment[] {
  // "And" may be "&", which a provider takes for something else.
  const words = foldTitle(title)
    .split(' ')
    .filter((word) => word !== '' && word !== 'and');
  const telling = words.filter(isTelling);
  return [...withoutDoubles(words), ...partsOf(words, telling)].slice(0, MOST);
}

function partsOf(words: readonly string[], telling: readonly string[]): readonly Fragment[] {
  const [only] = telling;
  if (only === undefined) return [];
  if (telling.length === 1) return beginningsOf(words, only);
  if (telling.length > MOST_LEFT_OUT_SINGLY) return halves(words, telling.length);
  return telling
    .toReversed()
    .map((left) => ({ text: words.filter((word) => word !== left).join(' '), telling: telling.length > 2 }));
}

/** The whole title without a letter that may have been typed twice: of the first words that have one. */
function withoutDoubles(words: readonly string[]): Fragment[] {
  const single = words.map((word) => word.replace(/(\p{L})\1/u, '$1'));
  const places = words.flatMap((word, at) => (word === single[at] ? [] : [at]));
  return places
    .slice(0, MOST_DOUBLES)
    .map((at) => ({ text: words.with(at, single[at] ?? '').join(' '), telling: true }));
}

const isTelling = (word: string): boolean => !COMMON.has(word);

/** The title with the first letters of its one telling word, more of them first; small words narrow the search. */
function beginningsOf(words: readonly string[], only: string): Fragment[] {
  const letters = [...only];
  const small = words.filter((word) => word !== only);
  const lengths = BEGINNINGS.filter((length) => length < letters.length && (small.length > 0 || length > 1));
  return lengths.map((length) => ({
    text: [...small, letters.slice(0, length).join('')].join(' '),
    telling: false,
  }));
}

/** The words up to the middle one of those that tell something, and those behind it. */
function halves(words: readonly string[], telling: number): Fragment[] {
  let seen = 0;
  const at = words.findIndex((word) => isTelling(word) && ++seen > telling / 2);
  return [words.slice(at), words.slice(0, at)].map((part) => ({ text: part.join(' '), telling: true }));
}
