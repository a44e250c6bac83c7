import type { Reading } from '../release/reading.js';
import { foldTitle } from './fold-title.js';

/** Titles of one name that a choice is remembered for. */
const MOST_KEYS = 8;

/** The titles of a reading as they are compared: what a choice of the user's is remembered by. */
export function titleKeys({ title, alternativeTitles }: Reading): readonly string[] {
  const keys = [title, ...alternativeTitles].map(foldTitle).filter((key) => key !== '');
  return [...new Set(keys)].slice(0, MOST_KEYS);
}
