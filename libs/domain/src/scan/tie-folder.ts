import { classifyFile } from '../library/classify.js';
import {
  isSubtitleFolder,
  type TiableCompanion,
  tieCompanions,
  type TiableVideo,
} from '../library/companions.js';
import { decodeName, bytesKey } from '../shared/bytes.js';
import type { InspectionContext } from './inspection-context.js';
import type { CompanionTie, FileRecord, KnownFile } from './scan-store.js';

interface Placed {
  readonly directoryId: string;
  readonly name: Uint8Array;
  readonly kind: string;
  readonly disc: boolean;
}

/** A folder's new and changed rows, and those it had. */
interface FolderRows {
  readonly records: readonly FileRecord[];
  readonly known: readonly KnownFile[];
  readonly disc: boolean;
}

/**
 * Ties a folder's companions to its videos (or, in a `Subs` folder, to those of the folder above) and drops the
 * pictures and nfo files that belong to none: they say nothing about any video. A folder in which nothing changed
 * keeps its ties.
 */
export function tieFolder(
  rows: FolderRows,
  context: InspectionContext,
): { files: FileRecord[]; ties: CompanionTie[] } {
  if (rows.records.length === 0) return { files: [], ties: [] };
  const all = new Map<string, Placed>();
  for (const file of [...context.known, ...rows.records]) all.set(placeOf(file), file);
  const places = [...all.values()];
  const inSubs = isSubtitleFolder(context.folders.at(-1) ?? '');
  const videos = inSubs ? context.parentVideos : (partVideos(context) ?? places.filter(isVideo));
  const companions = places.filter((file) => file.kind === 'subtitle' || file.kind === 'other');
  const ties = tieCompanions(
    companions.length === 0 ? [] : videos.map((file) => toVideo(file)),
    companions.map((file) => toCompanion(file, context)),
  );
  const tied = new Set(ties.map(({ companion }) => companion.file));
  return {
    files: rows.records.filter((file) => file.kind !== 'other' || tied.has(file)),
    ties: ties.map(({ companion, video, suffix }) => tieOf(companion.file, video.file, suffix)),
  };
}

/** The videos of a folder that is inspected in parts, by name alone. */
function partVideos({ allVideos, directory }: InspectionContext): Placed[] | undefined {
  return allVideos?.map((name) => ({ directoryId: directory.id, name, kind: 'movie', disc: false }));
}

const isVideo = ({ kind }: Placed): boolean => kind === 'movie' || kind === 'episode';

const placeOf = ({ directoryId, name }: Placed): string => `${directoryId}/${bytesKey(name)}`;

/** The name that videos of one work in a folder share: parts of one film differ in their part number only. */
export function workOf(name: string): string {
  return name.toLowerCase().replace(/[ ._-]*(?:cd|part|pt|dis[ck]|teil)[ ._-]?\d+(?=\.\w+$)/, '');
}

/** Companions go with the first part of a film. */
function toVideo(file: Placed): TiableVideo & { file: Placed } {
  const name = decodeName(file.name);
  return { file, name, work: workOf(name) };
}

function toCompanion(
  file: Placed,
  { folders, options }: InspectionContext,
): TiableCompanion & { file: Placed } {
  const name = decodeName(file.name);
  const { kind } = classifyFile({ folders, name, size: 1 }, options);
  const role = kind === 'nfo' || kind === 'picture' ? kind : 'subtitle';
  return { file, name, role };
}

function tieOf(companion: Placed, video: Placed, suffix: string): CompanionTie {
  return {
    directoryId: companion.directoryId,
    name: companion.name,
    videoDirectoryId: video.directoryId,
    videoName: video.name,
    suffix,
  };
}
