import { spellings, squashed, tagPattern } from './patterns.js';
import type { TagText } from './tag-text.js';

const FORMATS = spellings({
  'hdr10+': 'hdr10+ hdr10p hdr10plus hdr+ hdrplus',
  hdr10: 'hdr10',
  dv: 'dv dovi dolbyvision',
  hlg: 'hlg',
  hdr: 'hdr',
});

const CERTAIN = tagPattern(String.raw`hdr(?:10)?(?:\+|p(?:lus)?)?|dovi|dolby[ .-]?vision|hlg`);

/** Formats of high dynamic range, in the order of the name; `DV` alone is also a kind of camera and counts among tags only. */
export function hdrOf({ tags, words }: TagText): readonly string[] {
  const found = tags.match(CERTAIN) ?? [];
  const dv = words.some(({ raw, sure }) => sure && raw === 'DV') ? ['dv'] : [];
  const formats = [...found, ...dv]
    .map((word) => FORMATS.get(squashed(word)))
    .filter((word) => word !== undefined);
  return [...new Set(formats)];
}
