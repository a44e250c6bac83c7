import { classifyFile, stemOf } from '../library/classify.js';
import {
  levelsToVideos,
  type TiableCompanion,
  tieCompanions,
  type TiableVideo,
  videosNamed,
} from '../library/companions.js';
import { isExtraName } from '../library/extras.js';
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
 * Ties a folder's companions to its videos (or, in a `Subs` folder, to those above it) and drops the pictures and nfo
 * files that belong to none: they say nothing about any video. An extra is tied here to the video that its name begins
 * with; others are tied when the scan ends, since their title's folder may be another. A folder in which nothing
 * changed keeps its ties.
 */
export function tieFolder(
  rows: FolderRows,
  context: InspectionContext,
): { files: FileRecord[]; ties: CompanionTie[] } {
  if (rows.records.length === 0) return { files: [], ties: [] };
  const all = new Map<string, Placed>();
  for (const file of [...context.known, ...rows.records]) all.set(placeOf(file), file);
  const places = [...all.values()];
  const companions = places.filter(isTiable);
  const ties = tieCompanions(
    companions.length === 0 ? [] : videosFor(context, places),
    companions.map((file) => toCompanion(file, context)),
  );
  const tied = new Set(ties.map(({ companion }) => companion.file));
  return {
    files: rows.records.filter((file) => file.kind !== 'other' || tied.has(file)),
    ties: ties.map(({ companion, video, suffix }) => tieOf(companion.file, video.file, suffix)),
  };
}

function isTiable({ kind, name }: Placed): boolean {
  if (kind === 'extra') return isExtraName(stemOf(decodeName(name)));
  return kind === 'subtitle' || kind === 'other';
}

/** The videos that a folder's companions may belong to. */
function videosFor(context: InspectionContext, places: readonly Placed[]): readonly PlacedVideo[] {
  const levels = levelsToVideos(context.folders);
  if (levels === 0) return (partVideos(context) ?? places.filter(isVideo)).map(toVideo);
  const above = context.videosAbove.map(toVideo);
  return levels === 1 ? above : videosNamed(context.folders.at(-1) ?? '', above);
}

type PlacedVideo = TiableVideo & { readonly file: Placed };

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
function toVideo(file: Placed): PlacedVideo {
  const name = decodeName(file.name);
  return { file, name, work: workOf(name) };
}

function toCompanion(
  file: Placed,
  { folders, options }: InspectionContext,
): TiableCompanion & { file: Placed } {
  const name = decodeName(file.name);
  if (file.kind === 'extra') return { file, name, role: 'extra' };
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
