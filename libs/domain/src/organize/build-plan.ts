import { extensionOf } from '../library/classify.js';
import {
  baseName,
  concatBytes,
  decodeName,
  encodeUtf8,
  equalBytes,
  isUtf8,
  joinPath,
  splitPath,
  toHex,
} from '../shared/bytes.js';
import { placeOf } from './naming/place.js';
import type {
  NamingPreset,
  OrganizableCompanion,
  OrganizableVideo,
  PlannedGroup,
  PlannedOperation,
} from './plan.js';
import { safeName } from './safe-name.js';

/** The two trees and the way of naming. */
export interface Layout {
  readonly storageDir: Uint8Array;
  readonly viewDir: Uint8Array;
  readonly preset: NamingPreset;
}

/** Says whether something lies at a path that no operation of this plan puts there. */
export type IsTaken = (path: Uint8Array) => boolean;

/** Longest code and text that companions add to a video's name, kept free when that is cut. */
const ROOM_FOR_SUFFIX = 40;

/** One file's way to its place in both trees. */
interface Move {
  readonly fileId: string;
  readonly source: Uint8Array;
  /** Relative to either tree. */
  readonly relative: Uint8Array;
}

interface Draft {
  readonly video: OrganizableVideo;
  readonly moves: readonly Move[];
}

/**
 * Works out where every video goes, with its companions and its links, and finds every conflict that can be known
 * before anything is touched. Nothing is ever merged: where two videos want one name, the words of their versions
 * must tell them apart, or neither is moved.
 */
export function buildGroups(
  videos: readonly OrganizableVideo[],
  layout: Layout,
  isTaken: IsTaken,
): readonly PlannedGroup[] {
  const first = videos.map((video) => draftOf(video, layout.preset, false));
  const clashing = clashes(first);
  const drafts = first.map((draft) =>
    clashing.has(draft) ? draftOf(draft.video, layout.preset, true) : draft,
  );
  const stillClashing = clashes(drafts);
  return drafts.map((draft) =>
    groupOf(draft, layout, stillClashing.get(draft) ?? takenBy(draft, layout, isTaken)),
  );
}

/** Names that differ only in case or in how accents are composed are one name to some file systems. */
const foldedKey = (path: Uint8Array): string => (isUtf8(path) ? decodeName(path).toLowerCase() : toHex(path));

/** Drafts that want a path which another wants too, each with the reason. */
function clashes(drafts: readonly Draft[]): Map<Draft, string> {
  const wanted = new Map<string, Draft[]>();
  for (const draft of drafts) {
    for (const key of new Set(draft.moves.map(({ relative }) => foldedKey(relative)))) {
      wanted.set(key, [...(wanted.get(key) ?? []), draft]);
    }
  }
  const found = new Map<Draft, string>();
  for (const rivals of wanted.values()) {
    if (rivals.length < 2) continue;
    for (const draft of rivals) {
      const other = rivals.find((rival) => rival !== draft) ?? draft;
      found.set(draft, `${decodeName(other.video.path)} would get the same name`);
    }
  }
  return found;
}

function takenBy({ moves }: Draft, { storageDir, viewDir }: Layout, isTaken: IsTaken): string | null {
  for (const { source, relative } of moves) {
    const target = joinPath(storageDir, relative);
    if (!equalBytes(source, target) && isTaken(target)) return `${decodeName(target)} exists already`;
    const link = joinPath(viewDir, relative);
    if (isTaken(link)) return `${decodeName(link)} exists already`;
  }
  return null;
}

function draftOf(video: OrganizableVideo, preset: NamingPreset, version: boolean): Draft {
  const { folders, stem } = placeOf(preset, video, version);
  const folder = concatPath(folders.map(encodeUtf8));
  const short = safeName(stem, 'x'.repeat(ROOM_FOR_SUFFIX)).slice(0, -ROOM_FOR_SUFFIX);
  const main = video.disc ? discMoves(video, folder) : [videoMove(video, folder, short)];
  return { video, moves: [...main, ...companionMoves(video, folder, short)] };
}

const concatPath = (names: readonly Uint8Array[]): Uint8Array =>
  names.reduce((path, name) => (path.length === 0 ? name : joinPath(path, name)), new Uint8Array());

function videoMove(video: OrganizableVideo, folder: Uint8Array, stem: string): Move {
  const extension = extensionOf(decodeName(baseName(video.path)));
  const name = encodeUtf8(safeName(stem, extension === '' ? '' : `.${extension}`));
  return { fileId: video.fileId, source: video.path, relative: joinPath(folder, name) };
}

/** A disc's files keep their names below the title's folder: players find them by these. */
function discMoves(video: OrganizableVideo, folder: Uint8Array): Move[] {
  const above = splitPath(video.path).length;
  return video.discFiles.map((source) => ({
    fileId: video.fileId,
    source,
    relative: concatPath([folder, ...splitPath(source).slice(above)]),
  }));
}

function companionMoves(video: OrganizableVideo, folder: Uint8Array, stem: string): Move[] {
  const taken = new Set<string>();
  return video.companions.map((companion) => {
    const relative = joinPath(folder, encodeUtf8(companionName(companion, stem, taken)));
    return { fileId: companion.fileId, source: companion.path, relative };
  });
}

/** The video's name with what the companion's adds; a second one of the same kind is numbered. */
function companionName(companion: OrganizableCompanion, stem: string, taken: Set<string>): string {
  const extension = extensionOf(decodeName(baseName(companion.path)));
  const suffix = companion.suffix.slice(0, ROOM_FOR_SUFFIX / 2);
  for (let number = 1; ; number++) {
    const name = safeName(stem, `${number === 1 ? suffix : `${suffix}.${number}`}.${extension}`);
    const key = name.toLowerCase();
    if (taken.has(key)) continue;
    taken.add(key);
    return name;
  }
}

function groupOf(
  { video, moves }: Draft,
  { storageDir, viewDir }: Layout,
  conflict: string | null,
): PlannedGroup {
  const operations: PlannedOperation[] = [];
  for (const { fileId, source, relative } of moves) {
    const target = joinPath(storageDir, relative);
    if (!equalBytes(source, target)) operations.push({ kind: 'move', fileId, source, target });
  }
  for (const { fileId, relative } of moves) {
    const source = joinPath(storageDir, relative);
    operations.push({ kind: 'symlink', fileId, source, target: joinPath(viewDir, relative) });
  }
  return { videoId: video.fileId, operations, conflict };
}

/** What a plan's hash is made of: every operation in order, unmistakably delimited. */
export function planBytes(groups: readonly PlannedGroup[]): Uint8Array {
  const end = Uint8Array.from([0]);
  const parts = groups.flatMap(({ videoId, operations, conflict }) => [
    encodeUtf8(`group ${videoId} ${conflict === null ? 'planned' : 'conflict'}`),
    end,
    ...operations.flatMap(({ kind, source, target }) => [encodeUtf8(kind), end, source, end, target, end]),
  ]);
  return concatBytes(...parts);
}
