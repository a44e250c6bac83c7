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
const BEGINNINGS = [3, 2];

/**
 * Parts of a title to search for when the whole finds nothing, each without the words that may be misspelt. Best
 * first, at most three.
 */
export function fragmentsOf(title: string): readonly Fragment[] {
  // "And" may be "&", which a provider takes for something else.
  const words = foldTitle(title)
    .split(' ')
    .filter((word) => word !== '' && word !== 'and');
  const telling = words.filter(isTelling);
  const [only] = telling;
  if (only === undefined) return [];
  if (telling.length === 1) return beginningsOf(only);
  if (telling.length > MOST_LEFT_OUT_SINGLY) return halves(words, telling.length);
  return telling
    .toReversed()
    .map((left) => ({ text: words.filter((word) => word !== left).join(' '), telling: telling.length > 2 }));
}

const isTelling = (word: string): boolean => !COMMON.has(word);

/** Its first letters, longer ones first; without a letter that was typed twice, if there is one. */
function beginningsOf(word: string): Fragment[] {
  const letters = [...word];
  const single = word.replace(/(\p{L})\1/u, '$1');
  const cut = BEGINNINGS.filter((length) => letters.length > length + 1).map((length) =>
    letters.slice(0, length),
  );
  const texts = [...(single === word ? [] : [single]), ...cut.map((some) => some.join(''))];
  return texts.map((text) => ({ text, telling: false }));
}

/** The words up to the middle one of those that tell something, and those behind it. */
function halves(words: readonly string[], telling: number): Fragment[] {
  let seen = 0;
  const at = words.findIndex((word) => isTelling(word) && ++seen > telling / 2);
  return [words.slice(at), words.slice(0, at)].map((part) => ({ text: part.join(' '), telling: true }));
}
