import type { BaseFacets } from './base-parser.js';
import type { Reading } from './reading.js';

/** What is known of the copy rather than of the work. */
export type CopyFacets = Pick<
  Reading,
  | 'editions'
  | 'resolution'
  | 'source'
  | 'videoCodec'
  | 'audioCodecs'
  | 'hdr'
  | 'languages'
  | 'group'
  | 'proper'
  | 'threeD'
>;

const RESOLUTIONS: Readonly<Record<string, string>> = { '4k': '2160p', '2k': '1440p', uhd: '2160p' };

const SOURCES: readonly (readonly [RegExp, string])[] = [
  [/blu-?ray|bdrip|brrip|bdremux/i, 'bluray'],
  [/web-?dl/i, 'web-dl'],
  [/web-?rip/i, 'webrip'],
  [/^web/i, 'web-dl'],
  [/hd-?tv|tvrip|pdtv|sat/i, 'hdtv'],
  [/screener|scr$/i, 'screener'],
  [/telesync|^ts$|hdts/i, 'telesync'],
  [/telecine|^tc$/i, 'telecine'],
  [/cam/i, 'cam'],
  [/hddvd|hd-dvd/i, 'hd-dvd'],
  [/dvd/i, 'dvd'],
  [/hd-?rip/i, 'hdrip'],
  [/vhs/i, 'vhs'],
  [/ppv/i, 'ppv'],
];

const VIDEO_CODECS: readonly (readonly [RegExp, string])[] = [
  [/x?264|avc|h\.?264/i, 'h264'],
  [/x?265|hevc|h\.?265/i, 'h265'],
  [/av1/i, 'av1'],
  [/vp9/i, 'vp9'],
  [/xvid/i, 'xvid'],
  [/divx/i, 'divx'],
  [/mpeg-?2/i, 'mpeg2'],
  [/vc-?1/i, 'vc1'],
];

const AUDIO_CODECS: readonly (readonly [RegExp, string])[] = [
  [/atmos/i, 'atmos'],
  [/truehd/i, 'truehd'],
  [/dts[ -]?(?:hd|x|lossless)/i, 'dts-hd'],
  [/dts/i, 'dts'],
  [/ddp|eac3|e-ac-?3|dd\+/i, 'eac3'],
  [/^dd|ac-?3/i, 'ac3'],
  [/aac/i, 'aac'],
  [/flac/i, 'flac'],
  [/opus/i, 'opus'],
  [/mp3/i, 'mp3'],
  [/pcm/i, 'pcm'],
];

const wordOf = (text: string | undefined, words: readonly (readonly [RegExp, string])[]): string | null =>
  text === undefined ? null : (words.find(([pattern]) => pattern.test(text))?.[1] ?? null);

/** The base parser's findings in the project's canonical words. */
export function copyFacets(base: BaseFacets, leadingGroup: string | null): CopyFacets {
  const { audio = [], editions = [], languages = [], hdr = [] } = base;
  const codecs = audio.map((word) => wordOf(word, AUDIO_CODECS)).filter((word) => word !== null);
  return {
    editions: editions.map((edition) => edition.toLowerCase()),
    resolution: resolutionOf(base),
    source: wordOf(base.quality, SOURCES),
    videoCodec: wordOf(base.codec, VIDEO_CODECS),
    audioCodecs: [...new Set(codecs)],
    hdr,
    languages: languages.map((word) => (word.startsWith('multi') ? 'multi' : word)),
    group: leadingGroup ?? base.group ?? null,
    proper: base.proper === true || base.repack === true,
    threeD: base.threeD !== undefined,
  };
}

function resolutionOf({ resolution }: BaseFacets): string | null {
  const word = resolution?.toLowerCase() ?? null;
  return word === null ? null : (RESOLUTIONS[word] ?? word);
}
