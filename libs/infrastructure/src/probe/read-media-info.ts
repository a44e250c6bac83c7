import type { AudioTrack, MediaFacts, SubtitleTrack, VideoTrack } from '#domain';

/** Tracks of a kind that are kept; a disc has some dozens. */
const MOST_TRACKS = 64;
const LONGEST_TEXT = 200;

/** No film lasts longer, in seconds. */
const LONGEST_SECONDS = 7 * 24 * 3_600;

type Fields = Readonly<Record<string, unknown>>;

/**
 * What MediaInfo says, as facts; null when it found no media. The file decides what stands there, so every field is
 * checked: MediaInfo reports a file of random bytes without any error, only without a format.
 */
export function readMediaInfo(result: unknown): MediaFacts | null {
  const tracks = tracksOf(result);
  const general = tracks.find((track) => track['@type'] === 'General');
  const container = textOf(general?.['Format']);
  const video = ofType(tracks, 'Video').map((track) => videoTrack(track));
  if (general === undefined || container === null || video.length === 0) return null;
  const seconds = numberOf(general['Duration'], LONGEST_SECONDS);
  return {
    container,
    durationMs: seconds === null || seconds === 0 ? null : Math.round(seconds * 1_000),
    bitRate: wholeOf(general['OverallBitRate'], 1e12),
    video,
    audio: ofType(tracks, 'Audio').map((track) => audioTrack(track)),
    subtitles: ofType(tracks, 'Text').map((track) => subtitleTrack(track)),
  };
}

function tracksOf(result: unknown): Fields[] {
  const { media } = (result ?? {}) as { media?: { track?: unknown } | null };
  const tracks: unknown = media?.track;
  return Array.isArray(tracks) ? tracks.filter((track) => typeof track === 'object' && track !== null) : [];
}

const ofType = (tracks: readonly Fields[], type: string): Fields[] =>
  tracks.filter((track) => track['@type'] === type).slice(0, MOST_TRACKS);

const videoTrack = (track: Fields): VideoTrack => ({
  codec: textOf(track['Format']),
  width: wholeOf(track['Width'], 100_000),
  height: wholeOf(track['Height'], 100_000),
  framesPerSecond: numberOf(track['FrameRate'], 10_000),
  bitDepth: wholeOf(track['BitDepth'], 64),
  hdr: textOf(track['HDR_Format']),
  scanType: textOf(track['ScanType']),
});

const audioTrack = (track: Fields): AudioTrack => ({
  codec: textOf(track['Format']),
  channels: wholeOf(track['Channels'], 1_000),
  language: textOf(track['Language']),
  title: textOf(track['Title']),
  isDefault: track['Default'] === 'Yes',
});

const subtitleTrack = (track: Fields): SubtitleTrack => ({
  codec: textOf(track['Format']),
  language: textOf(track['Language']),
  title: textOf(track['Title']),
  isForced: track['Forced'] === 'Yes',
});

/** Text without control and directional characters or lone surrogates, cut to its limit; null when nothing is left. */
function textOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const plain = value.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ').trim();
  return plain === '' ? null : [...plain].slice(0, LONGEST_TEXT).join('');
}

/** A number from 0 to a limit; MediaInfo gives numbers as such or as text. */
function numberOf(value: unknown, most: number): number | null {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && number >= 0 && number <= most ? number : null;
}

function wholeOf(value: unknown, most: number): number | null {
  const number = numberOf(value, most);
  return number === null ? null : Math.round(number);
}
