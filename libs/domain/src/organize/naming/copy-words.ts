import type { MediaFacts } from '../../probe/media-facts.js';
import type { CopyFacets, Reading } from '../../release/reading.js';

/** What a name may say of a copy, each empty when it is not known. */
export interface CopyWords {
  readonly language: string;
  readonly audio: string;
  readonly channels: string;
  readonly video: string;
  readonly resolution: string;
  readonly hdr: string;
}

const VIDEO: Readonly<Record<string, string>> = {
  h264: 'x264',
  h265: 'x265',
  av1: 'AV1',
  vp9: 'VP9',
  vc1: 'VC-1',
  xvid: 'XviD',
  divx: 'DivX',
  mpeg2: 'MPEG2',
};

/** MediaInfo's formats. */
const VIDEO_FORMATS: Readonly<Record<string, string>> = {
  AVC: 'x264',
  HEVC: 'x265',
  AV1: 'AV1',
  VP9: 'VP9',
  'VC-1': 'VC-1',
  'MPEG-4 Visual': 'XviD',
  'MPEG Video': 'MPEG2',
};

/** The richest first: a copy that has several is named by the best of them. */
const AUDIO: readonly (readonly [word: string, name: string, format: RegExp])[] = [
  ['truehd', 'TrueHD', /^(?:MLP FBA|TrueHD)/],
  ['dts-hd', 'DTS-HD', /^DTS (?:XLL|XBR)/],
  ['dts', 'DTS', /^DTS/],
  ['eac3', 'EAC3', /^E-AC-3/],
  ['ac3', 'AC3', /^AC-3/],
  ['flac', 'FLAC', /^FLAC/],
  ['aac', 'AAC', /^AAC/],
  ['opus', 'Opus', /^Opus/],
  ['mp3', 'MP3', /^MPEG Audio/],
];

/** Words of a copy by what its headers say, else by what its name says. */
export function copyWordsOf(reading: CopyFacets, media: MediaFacts | null): CopyWords {
  return {
    language: languageWord(reading, media),
    audio: audioWord(reading, media),
    channels: channelsOf(media) ?? reading.audioChannels ?? '',
    video: videoWord(reading, media),
    resolution: resolutionOf(media) ?? reading.resolution ?? '',
    hdr: hdrOf(media) ?? reading.hdr.join(' '),
  };
}

/** Several languages, or foreign sound with French subtitles, else the one language in capitals. */
function languageWord(reading: CopyFacets, media: MediaFacts | null): string {
  const languages = spokenLanguages(reading, media);
  const [only = ''] = languages;
  if (languages.length > 1 || only === 'multi') return 'MULTi';
  const isForeign = only !== 'fr' && told(media?.subtitles, reading.subtitleLanguages).includes('fr');
  return isForeign ? 'VOSTFR' : only.toUpperCase();
}

/** Languages that a copy is spoken in, by its tracks, else by its name. */
export const spokenLanguages = (
  { languages }: Pick<CopyFacets, 'languages'>,
  media: MediaFacts | null,
): readonly string[] => told(media?.audio, languages);

type Track = { readonly language: string | null };

/** What the tracks say, else the name. */
function told(tracks: readonly Track[] | undefined, named: readonly string[]): readonly string[] {
  const languages = languagesOf(tracks ?? []);
  return languages.length > 0 ? languages : named;
}

/** Languages of tracks, each once; `und` and the like say nothing. */
function languagesOf(tracks: readonly Track[]): readonly string[] {
  const known = tracks.flatMap(({ language }) => {
    const code = (language ?? '').toLowerCase().split('-')[0] ?? '';
    return /^[a-z]{2,3}$/.test(code) && !['und', 'mul', 'zxx', 'mis'].includes(code) ? [code] : [];
  });
  return [...new Set(known)];
}

function audioWord({ audioCodecs }: CopyFacets, media: MediaFacts | null): string {
  const formats = (media?.audio ?? []).flatMap(({ codec }) => codec ?? []);
  const heard = AUDIO.find(([, , format]) => formats.some((one) => format.test(one)));
  return (heard ?? AUDIO.find(([word]) => audioCodecs.includes(word)))?.[1] ?? '';
}

function videoWord({ videoCodec }: CopyFacets, media: MediaFacts | null): string {
  const seen = VIDEO_FORMATS[media?.video[0]?.codec ?? ''];
  return seen ?? (videoCodec === null ? '' : (VIDEO[videoCodec] ?? ''));
}

const LAYOUTS: Readonly<Record<number, string>> = {
  1: '1.0',
  2: '2.0',
  3: '2.1',
  6: '5.1',
  7: '6.1',
  8: '7.1',
};

function channelsOf(media: MediaFacts | null): string | null {
  const most = Math.max(0, ...(media?.audio ?? []).map(({ channels }) => channels ?? 0));
  return LAYOUTS[most] ?? null;
}

/** By width as well, since wide pictures are cut in height. */
const RESOLUTIONS = [
  ['4320p', 7_600, 4_000],
  ['2160p', 3_800, 2_000],
  ['1440p', 2_500, 1_400],
  ['1080p', 1_800, 1_000],
  ['720p', 1_200, 700],
  ['576p', 0, 560],
  ['480p', 0, 470],
] as const;

function resolutionOf(media: MediaFacts | null): string | null {
  const { width = null, height = null } = media?.video[0] ?? {};
  if (width === null || height === null) return null;
  const found = RESOLUTIONS.find(([, least, lines]) => (least > 0 && width >= least) || height >= lines);
  return found?.[0] ?? null;
}

function hdrOf(media: MediaFacts | null): string | null {
  const text = media?.video[0]?.hdr ?? null;
  if (text === null) return null;
  const found = [
    /dolby vision/i.test(text) ? 'DV' : '',
    /HDR10\+|2094/i.test(text) ? 'HDR10+' : /HDR10|2086/i.test(text) ? 'HDR10' : '',
    /HLG/i.test(text) ? 'HLG' : '',
  ];
  return spaced(...found) || null;
}

/** How much a name says about its version: nothing, what makes a version, or everything known of the copy. */
export type VersionDetail = 'none' | 'version' | 'copy';

/** What tells two versions of one work apart: edition, 3D, resolution, source; in full also the rest of the copy. */
export function versionWords(reading: Reading, copy: CopyWords, detail: VersionDetail): string {
  if (detail === 'none') return '';
  const version = spaced(editionWords(reading), reading.threeD ? '3D' : '', copy.resolution, reading.source);
  if (detail === 'version') return version;
  const rest = spaced(copy.hdr, copy.video, copy.audio, copy.language, reading.proper ? 'PROPER' : '');
  return spaced(version, rest);
}

/** The editions that a name states: `Extended`, `Directors`, … */
export const editionWords = ({ editions }: Reading): string => spaced(...editions.map(capitalized));

/** The words of several texts, each word once, without those that are said elsewhere. */
export function unitedWords(texts: readonly string[], said: readonly string[] = []): string {
  const known = new Set(said.flatMap((text) => text.split(' ')));
  return spaced(...new Set(texts.flatMap((text) => text.split(' ')).filter((word) => !known.has(word))));
}

/** Words with a space in between; what is empty is left out. */
export const spaced = (...words: readonly (string | null | undefined)[]): string =>
  words.filter(Boolean).join(' ');

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
