import { spellings, squashed } from './patterns.js';
import type { TagText } from './tag-text.js';

/** German releases add the way of dubbing to the codec: `AC3D`, `DTSD`, `EAC3DL`. */
const DUBBED = '(?:dl?|ld)?';

/**
 * A codec of the sound; its channel count may follow without a separator (`AAC2.0`), and `a` or `Atmos` may be
 * attached to it (`DDPA5.1`).
 */
const CODEC = new RegExp(
  `(?<![a-z0-9])(?:${[
    String.raw`true[ .-]?hd|atmos`,
    String.raw`(dts(?:[ .-]?(?:hd|x|es|hr))?(?:[ .-]?(?:ma|hra?))?)${DUBBED}`,
    String.raw`(e[ .-]?ac-?3|ac-?3|dd[ .-]?ex|dd[p+]?)${DUBBED}`,
    String.raw`dolby[ .-]?digital(?:[ .-]?plus)?`,
    String.raw`(?:he[ .-]?|q)?aac(?:[ .-]?lc|v2|x\d)?`,
    'flac|l?pcm|mp[23]|opus|vorbis|ogg',
  ].join('|')})(a(?:tmos)?)?(?![a-z])`,
  'gi',
);
/** How many channels, right behind a codec; normalising may have made `5.1` into `5 1`. */
const CHANNELS_BEHIND = /[ .-]*(?:ma[ .-]*)?([1-9])[ .]([0-2])(?!\d)/iy;
const CHANNELS_ALONE = /(?<![\d.])([125-9])\.([01])(?![\d.]| ?[gm]i?b)|(?<![a-z0-9])([12568])ch(?![a-z])/i;
const BY_COUNT: Readonly<Record<string, string>> = { 1: '1.0', 2: '2.0', 5: '5.0', 6: '5.1', 8: '7.1' };

const CODECS = spellings({
  truehd: 'truehd',
  atmos: 'atmos',
  dts: 'dts dtses',
  'dts-hd': 'dtshd dtshdma dtshdhr dtshdhra dtsx dtsxma dtsma dtshr dtshrma dtshra dtsesma',
  eac3: 'eac3 ddp dd+ dolbydigitalplus',
  ac3: 'ac3 dd ddex dolbydigital',
  aac: 'aac heaac qaac aaclc heaaclc aacv2 heaacv2',
  flac: 'flac',
  pcm: 'pcm lpcm',
  mp3: 'mp3',
  mp2: 'mp2',
  opus: 'opus',
  vorbis: 'vorbis ogg',
});

/** The sound of a copy. */
export interface Audio {
  readonly codecs: readonly string[];
  readonly channels: string | null;
}

/** Codecs of the sound in the order of the name, and the channel count of the first that has one. */
export function audioOf({ tags }: TagText): Audio {
  const codecs = new Set<string>();
  let channels: string | null = null;
  for (const match of tags.matchAll(CODEC)) {
    const codec = CODECS.get(squashed(match[1] ?? match[2] ?? match[0]));
    if (codec !== undefined) codecs.add(codec);
    if (match[3] !== undefined) codecs.add('atmos');
    channels ??= channelsAt(tags, match.index + match[0].length);
  }
  return { codecs: [...codecs], channels: channels ?? channelsAlone(tags) };
}

function channelsAt(text: string, at: number): string | null {
  CHANNELS_BEHIND.lastIndex = at;
  const match = CHANNELS_BEHIND.exec(text);
  return match === null ? null : `${match[1]}.${match[2]}`;
}

function channelsAlone(text: string): string | null {
  const match = CHANNELS_ALONE.exec(text);
  if (match === null) return null;
  return match[3] === undefined ? `${match[1]}.${match[2]}` : (BY_COUNT[match[3]] ?? null);
}
