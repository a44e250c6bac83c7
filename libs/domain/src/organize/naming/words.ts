import type { Reading } from '../../release/reading.js';

const VIDEO: Readonly<Record<string, string>> = {
  h264: 'x264',
  h265: 'x265',
  av1: 'AV1',
  vp9: 'VP9',
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
  const audio = AUDIO.find(([codec]) => reading.audioCodecs.includes(codec))?.[1];
  const video = reading.videoCodec === null ? undefined : VIDEO[reading.videoCodec];
  return [languageWord(reading.languages), audio, video, reading.resolution].filter(Boolean).join(' ');
}

/** `MULTi` for several languages, else the one in capitals; nothing when the name says none. */
function languageWord(languages: readonly string[]): string {
  const [only] = languages;
  if (languages.length > 1 || only === 'multi') return 'MULTi';
  return only === undefined ? '' : only.toUpperCase();
}

/** What tells two versions of one film apart: edition, 3D, resolution, source. */
export function versionWords({ editions, threeD, resolution, source }: Reading): string {
  return [...editions.map(capitalized), threeD ? '3D' : '', resolution, source].filter(Boolean).join(' ');
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
