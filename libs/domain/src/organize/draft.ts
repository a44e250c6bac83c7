import { extensionOf } from '../library/classify.js';
import { baseName, decodeName, encodeUtf8, joinPath, splitPath, toHex } from '../shared/bytes.js';
import { placeOf } from './naming/place.js';
import type { VersionDetail } from './naming/words.js';
import type { NamingPreset, OrganizableCompanion, OrganizableVideo } from './plan.js';
import { byteLength, cleanText, cutToBytes, LONGEST_NAME, safeName } from './safe-name.js';

/** One file's way to its place in both trees. */
export interface Move {
  readonly fileId: string;
  readonly source: Uint8Array;
  /** Relative to either tree. */
  readonly relative: Uint8Array;
}

/** Where a video and all that belongs to it would go. */
export interface Draft {
  readonly video: OrganizableVideo;
  /** The title's folder, relative to either tree. */
  readonly titleFolder: string;
  readonly moves: readonly Move[];
}

/** How a draft names its video. */
export interface DraftOptions {
  readonly preset: NamingPreset;
  readonly detail: VersionDetail;
  readonly withId: boolean;
  /** Which of several copies that nothing else tells apart, from 1. */
  readonly copy: number;
}

/** Longest text, in bytes, that a companion may add to its video's name. */
const LONGEST_SUFFIX = 80;
/** Room for the number that a second companion of the same kind gets. */
const NUMBER_ROOM = 4;

/** Works out the names of a video, its disc files and its companions. */
export function draftOf(video: OrganizableVideo, options: DraftOptions): Draft {
  const videoEnding = video.disc ? '' : endingOf('', video.path);
  const endings = [videoEnding, ...video.companions.map(({ suffix, path }) => endingOf(suffix, path))];
  const longest = Math.max(...endings.map(byteLength));
  const room = LONGEST_NAME - 1 - NUMBER_ROOM - longest;
  const { folders, stem } = placeOf(options.preset, video, { ...options, room });
  const folder = pathOf(folders.map(encodeUtf8));
  const main = video.disc
    ? discMoves(video, needsOwnFolder(video, options) ? joinPath(folder, encodeUtf8(stem)) : folder)
    : [{ fileId: video.fileId, source: video.path, relative: named(folder, stem, videoEnding) }];
  return {
    video,
    titleFolder: folders.slice(0, 2).join('/'),
    moves: [...main, ...companionMoves(video, folder, stem)],
  };
}

/** Discs all have files of the same names, so a second one in a title's folder needs a folder of its own. */
const needsOwnFolder = ({ part }: OrganizableVideo, { detail }: DraftOptions): boolean =>
  part !== null || detail !== 'none';

const pathOf = (names: readonly Uint8Array[]): Uint8Array =>
  names.reduce((path, name) => (path.length === 0 ? name : joinPath(path, name)), new Uint8Array());

const named = (folder: Uint8Array, stem: string, ending: string): Uint8Array =>
  joinPath(folder, encodeUtf8(safeName(stem, ending)));

/** What follows a video's name in that of one of its files. */
function endingOf(suffix: string, path: Uint8Array): string {
  const extension = extensionOf(decodeName(baseName(path)));
  const short = cutToBytes(cleanText(suffix), LONGEST_SUFFIX);
  return extension === '' ? short : `${short}.${extension}`;
}

/** A disc's files keep their names: players find them by these. */
function discMoves(video: OrganizableVideo, folder: Uint8Array): Move[] {
  const above = splitPath(video.path).length;
  const companions = new Set(video.companions.map(({ path }) => toHex(path)));
  return video.discFiles
    .filter((source) => !companions.has(toHex(source)))
    .map((source) => ({
      fileId: video.fileId,
      source,
      relative: pathOf([folder, ...splitPath(source).slice(above)]),
    }));
}

function companionMoves(video: OrganizableVideo, folder: Uint8Array, stem: string): Move[] {
  const taken = new Set<string>();
  return video.companions.map((companion) => {
    const relative = named(folder, stem, freeEnding(companion, taken));
    return { fileId: companion.fileId, source: companion.path, relative };
  });
}

/** The companion's ending; a second one of the same kind is numbered (`.en.srt`, `.en.2.srt`). */
function freeEnding({ suffix, path }: OrganizableCompanion, taken: Set<string>): string {
  const short = cutToBytes(cleanText(suffix), LONGEST_SUFFIX);
  for (let number = 1; ; number++) {
    const ending = endingOf(number === 1 ? short : `${short}.${number}`, path);
    const key = ending.toLowerCase();
    if (taken.has(key)) continue;
    taken.add(key);
    return ending;
  }
}
