import type { TagText } from './tag-text.js';

/** Words that no title has behind its end. */
const CERTAIN = /^(?:repack\d?|rerip\d?)$/;
const AMONG_TAGS = /^proper\d?$/;
/** `12v2` behind an episode's number, `[v2]`, or `v2` before what is in brackets. */
const SECOND_VERSION = /(?:\d ?|[[(])v[2-9](?![a-z0-9])|(?<![a-z0-9])v[2-9](?= *(?:- *)?[[(])/i;

/** Whether the release mends an earlier one. */
export function isProper({ text, words, firstWord }: TagText): boolean {
  for (let index = firstWord; index < words.length; index += 1) {
    const { word = '', raw = '', sure = false } = words[index] ?? {};
    if (CERTAIN.test(word) || (sure && (AMONG_TAGS.test(word) || raw === 'REAL'))) return true;
  }
  return SECOND_VERSION.test(text);
}
