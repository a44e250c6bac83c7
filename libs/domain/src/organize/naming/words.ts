import type { Reading } from '../../release/reading.js';

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

/** The richest first: a release that names several carries the best of them. */
const AUDIO: readonly (readonly [string, string])[] = [
  ['truehd', 'TrueHD'],
  ['dts-hd', 'DTS-HD'],
  ['dts', 'DTS'],
  ['eac3', 'EAC3'],
  ['ac3', 'AC3'],
  ['flac', 'FLAC'],
  ['aac', 'AAC'],
  ['opus', 'Opus'],
  ['mp3', 'MP3'],
];

/** Words of the copy in the founding tool's order: language, audio, video, resolution; what is unknown is left out. */
export function copyWords(reading: Reading): string {
  return spaced(languageWord(reading.languages), audioWord(reading), videoWord(reading), reading.resolution);
}

/** `MULTi` for several languages, else the one in capitals; nothing when the name says none. */
function languageWord(languages: readonly string[]): string {
  const [only] = languages;
  if (languages.length > 1 || only === 'multi') return 'MULTi';
  return only === undefined ? '' : only.toUpperCase();
}

const audioWord = ({ audioCodecs }: Reading): string | undefined =>
  AUDIO.find(([codec]) => audioCodecs.includes(codec))?.[1];

const videoWord = ({ videoCodec }: Reading): string | undefined =>
  videoCodec === null ? undefined : VIDEO[videoCodec];

/** How much a name says about its version: nothing, what makes a version, or everything known of the copy. */
export type VersionDetail = 'none' | 'version' | 'copy';

/** What tells two versions of one film apart: edition, 3D, resolution, source; in full also the rest of the copy. */
export function versionWords(reading: Reading, detail: VersionDetail): string {
  if (detail === 'none') return '';
  const { editions, threeD, resolution, source, hdr, languages, proper } = reading;
  const version = spaced(...editions.map(capitalized), threeD ? '3D' : '', resolution, source);
  if (detail === 'version') return version;
  const copy = spaced(...hdr, videoWord(reading), audioWord(reading), languageWord(languages));
  return spaced(version, copy, proper ? 'PROPER' : '');
}

/** The words of several texts, each word once. */
export function unitedWords(...texts: readonly string[]): string {
  return spaced(...new Set(texts.flatMap((text) => text.split(' '))));
}

const spaced = (...words: readonly (string | null | undefined)[]): string => words.filter(Boolean).join(' ');

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
