import { spokenLanguages } from '../naming/copy-words.js';
import type { Copy } from './copy.js';

/** A name's word for several languages that it does not list. */
const SEVERAL = 'multi';

/** Languages that a copy is spoken in, sorted, each once; empty when nothing is known of them. */
export function spokenIn({ reading, media }: Copy): readonly string[] {
  return [...new Set(spokenLanguages(reading, media))].toSorted();
}

/** Whether one copy has every language that the other is known to have. What nothing is known of has none. */
export function coversLanguages(one: readonly string[], other: readonly string[]): boolean {
  const has = new Set(one);
  return other.every((language) => has.has(language) || (language === SEVERAL && has.size > 1));
}

/** Whether nobody who listens to one copy would be served by the other. */
export function shareNoLanguage(one: Copy, other: Copy): boolean {
  const [own, others] = [spokenIn(one), spokenIn(other)];
  if (own.length === 0 || others.length === 0) return false;
  if (own.includes(SEVERAL) || others.includes(SEVERAL)) return false;
  return !own.some((language) => others.includes(language));
}
