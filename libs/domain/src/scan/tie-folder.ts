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
  for (const file of [...context.known, ...rows.records])
    all.set(`${file.directoryId}/${bytesKey(file.name)}`, file);
  const places = [...all.values()];
  const inSubs = isSubtitleFolder(context.folders.at(-1) ?? '');
  const videos = inSubs ? context.parentVideos : (partVideos(context) ?? places.filter(isVideo));
  const byId = new Map<string, Placed>([...places, ...videos].map((file) => [idOf(file), file]));
  const ties = tieCompanions(
    videos.map((file) => toVideo(file)),
    places
      .filter((file) => file.kind === 'subtitle' || file.kind === 'other')
      .map((file) => toCompanion(file, context)),
  ).flatMap(({ companionId, videoId, suffix }) => {
    const companion = byId.get(companionId);
    const video = byId.get(videoId);
    return companion && video ? [tieOf(companion, video, suffix)] : [];
  });
  const tied = new Set(ties.map(({ directoryId, name }) => idOf({ directoryId, name })));
  return { files: rows.records.filter((file) => file.kind !== 'other' || tied.has(idOf(file))), ties };
}

/** The videos of a folder that is inspected in parts, by name alone. */
function partVideos({ allVideos, directory }: InspectionContext): Placed[] | undefined {
  return allVideos?.map((name) => ({ directoryId: directory.id, name, kind: 'movie', disc: false }));
}

const isVideo = ({ kind }: Placed): boolean => kind === 'movie' || kind === 'episode';

const idOf = ({ directoryId, name }: Pick<Placed, 'directoryId' | 'name'>): string =>
  `${directoryId}/${bytesKey(name)}`;

/** The name that videos of one work in a folder share: parts of one film differ in their part number only. */
export function workOf(name: string): string {
  return name.toLowerCase().replace(/[ ._-]*(?:cd|part|pt|dis[ck]|teil)[ ._-]?\d+(?=\.\w+$)/, '');
}

/** Companions go with the first part of a film. */
function toVideo(file: Placed): TiableVideo {
  const name = decodeName(file.name);
  return { id: idOf(file), name, work: workOf(name) };
}

function toCompanion(file: Placed, { folders, options }: InspectionContext): TiableCompanion {
  const name = decodeName(file.name);
  const { kind } = classifyFile({ folders, name, size: 1 }, options);
  const role = kind === 'nfo' || kind === 'picture' ? kind : 'subtitle';
  return { id: idOf(file), name, role };
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
