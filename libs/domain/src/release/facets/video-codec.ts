import { spellings, squashed } from './patterns.js';
import type { TagText } from './tag-text.js';

/** Codecs, and the encoders that stand for them, without separators. */
const CODECS = spellings({
  h264: 'x264 h264 avc xavc hi10 hi10p hi422p hi444pp',
  h265: 'x265 h265 hevc',
  h263: 'h263 x263',
  av1: 'av1 av01',
  vp9: 'vp9',
  vp8: 'vp8',
  vp7: 'vp7',
  vc1: 'vc1',
  mpeg2: 'mpeg2',
  xvid: 'xvid',
  divx: 'divx dvdivx',
});

/** Digits may follow the codec without a separator: `HEVC10`, `x265-10bit`. */
const CODEC =
  /(?<![a-z])(?:[xh][ .-]?26[345]|x?avc|hevc|av0?1|vp[789]|vc[ .-]?1|mpeg[ .-]?2|xvid|(?:dv)?divx|hi10p?|hi422p|hi444pp)(?![a-z])/i;

/** The codec of the picture; an encoder's name stands for its codec. */
export function videoCodecOf({ tags, text }: TagText): string | null {
  const word = (CODEC.exec(tags) ?? CODEC.exec(text))?.[0];
  return word === undefined ? null : (CODECS.get(squashed(word)) ?? null);
}
