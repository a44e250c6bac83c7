import type { TagText } from './tag-text.js';

/** `4k to 1080p` is made from 4k but has 1080 lines, so lines go before words. */
const LINES = /(?<!\d)(360|432|480|540|576|720|866|1048|1080|1440|2160)(?:p|i(?![a-z0-9]))/i;
/** Line counts of odd croppings and of scans that count as a standard one. */
const ODD_LINES = /(?<!\d)(900|1072|1920|4320)p/i;
const ODD: Readonly<Record<string, string>> = { 900: '1080p', 1072: '1080p', 1920: '1080p', 4320: '2160p' };
const SIZE = /(?<!\d)([1-9]\d{2,3}) ?[x×*] ?([1-9]\d{2,3})(?!\d)/i;
const NAMED = /(?<![a-z0-9])(?:(4k|8k|uhd)|(fhd)|(qhd))(?![a-z0-9])/i;
/** A bare line count stands for a resolution only in brackets of its own or with `HD`. */
const BARE_IN_BRACKETS = /[[(](480|540|576|720|1080|2160)[\])]|(?<![a-z0-9])hd ?(720|1080)(?![a-z0-9])/i;

const STANDARD_LINES: ReadonlySet<number> = new Set([
  360, 432, 480, 540, 576, 720, 866, 1048, 1080, 1440, 2160,
]);
/** Widths from which a picture counts as a standard one, widest first; cropping takes lines, not columns. */
const WIDTHS: readonly (readonly [number, string])[] = [
  [3800, '2160p'],
  [2500, '1440p'],
  [1800, '1080p'],
  [1200, '720p'],
  [1000, '576p'],
  [700, '480p'],
  [0, '360p'],
];

/** The number of lines of the picture as `1080p`; what the name states in lines goes before a size or a word. */
export function resolutionOf(tags: TagText): string | null {
  return inText(tags.tags) ?? inText(tags.text);
}

const inText = (text: string): string | null => inLines(text) ?? fromSize(text) ?? fromWord(text);

function inLines(text: string): string | null {
  const found = LINES.exec(text);
  if (found !== null) return `${found[1]}p`;
  const odd = ODD_LINES.exec(text)?.[1];
  return odd === undefined ? null : (ODD[odd] ?? null);
}

function fromSize(text: string): string | null {
  const size = SIZE.exec(text);
  if (size === null) return null;
  const [width, height] = [Number(size[1]), Number(size[2])];
  if (STANDARD_LINES.has(height)) return `${height}p`;
  return WIDTHS.find(([least]) => width >= least)?.[1] ?? null;
}

function fromWord(text: string): string | null {
  const bare = BARE_IN_BRACKETS.exec(text);
  if (bare !== null) return `${bare[1] ?? bare[2]}p`;
  const named = NAMED.exec(text);
  if (named === null) return null;
  if (named[1] !== undefined) return '2160p';
  return named[2] === undefined ? '1440p' : '1080p';
}
