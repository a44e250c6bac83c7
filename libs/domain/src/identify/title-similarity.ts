import { editDistance } from './edit-distance.js';
import { foldTitle, withDigits, withoutArticle } from './fold-title.js';

/** Equal but for a leading article, or for the order of the words. */
const ARTICLE_ONLY = 0.98;
const ORDER_ONLY = 0.95;

/** Titles whose numbers differ are different works, however alike the rest is. */
const OTHER_NUMBER = 0.5;

/** Below this no decision asks how unlike two titles are exactly. */
const UNLIKE = 0.6;

/** A wrong letter weighs more than its share: "Heat" and "Heart" are two films. */
const LETTER_WEIGHT = 1.5;

/**
 * How alike two titles are, 0 to 1. Whole titles are compared, so that one which merely occurs in the other
 * ("Hero" in "Last Action Hero") stays low.
 */
export function titleSimilarity(a: string, b: string): number {
  const one = withDigits(foldTitle(a));
  const two = withDigits(foldTitle(b));
  if (one === '' || two === '') return 0;
  if (one === two) return 1;
  const bare = [withoutArticle(one), withoutArticle(two)] as const;
  if (bare[0] === bare[1]) return ARTICLE_ONLY;
  if (sorted(one) === sorted(two) || sorted(bare[0]) === sorted(bare[1])) return ORDER_ONLY;
  const likeness = closeness(bare[0], bare[1]);
  return numbersOf(one) === numbersOf(two) ? likeness : Math.min(OTHER_NUMBER, likeness);
}

/** The numbers of a title in ascending order, roman and written ones as digits: `2,49`. Empty when it has none. */
export const numbersIn = (title: string): string => numbersOf(withDigits(foldTitle(title)));

const sorted = (title: string): string => title.split(' ').toSorted().join(' ');

const numbersOf = (title: string): string =>
  (title.match(/\d+/g) ?? [])
    .map(Number)
    .toSorted((a, b) => a - b)
    .join(',');

function closeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  // Names lose their spaces ("spider man", "spiderman") without becoming other titles.
  const joined = [a.replaceAll(' ', ''), b.replaceAll(' ', '')] as const;
  if (joined[0] === joined[1]) return ARTICLE_ONLY;
  const atMost = likeness(lettersApart(a, b), longest);
  return atMost < UNLIKE ? atMost : likeness(editDistance(a, b), longest);
}

const likeness = (distance: number, longest: number): number =>
  Math.max(0, 1 - (LETTER_WEIGHT * distance) / longest);

/** A lower bound of the edit distance, a hundred times cheaper: letters that one text has and the other lacks. */
function lettersApart(a: string, b: string): number {
  const left = new Map<string, number>();
  for (const letter of a) left.set(letter, (left.get(letter) ?? 0) + 1);
  let lacking = 0;
  for (const letter of b) {
    const count = left.get(letter) ?? 0;
    if (count > 0) left.set(letter, count - 1);
    else lacking += 1;
  }
  const surplus = [...left.values()].reduce((sum, count) => sum + count, 0);
  return Math.max(lacking, surplus);
}
