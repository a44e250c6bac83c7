import { decodeName, encodeUtf8, equalBytes, isUtf8, joinPath, toHex } from '../shared/bytes.js';
import { type Draft, draftOf } from './draft.js';
import type { VersionDetail } from './naming/words.js';
import type { NamingPreset, OrganizableVideo, PlannedGroup, PlannedOperation } from './plan.js';

/** The two trees and the way of naming. */
export interface Layout {
  readonly storageDir: Uint8Array;
  readonly viewDir: Uint8Array;
  readonly preset: NamingPreset;
}

/** Says whether something lies at a path that no operation of this plan puts there. */
export type IsTaken = (path: Uint8Array) => boolean;

/** What names say about versions, tried in this order until no two videos want the same one. */
const DETAILS: readonly VersionDetail[] = ['version', 'copy'];

/**
 * Works out where every video goes, with its companions and its links, and finds every conflict that can be known
 * before anything is touched. Nothing is ever merged: where two videos want one name, the words of their versions
 * tell them apart, and copies of one work that no word tells apart are numbered; two works of one title and year get
 * folders with their ids. What still wants one name is not moved.
 */
export function buildGroups(
  videos: readonly OrganizableVideo[],
  layout: Layout,
  isTaken: IsTaken,
): readonly PlannedGroup[] {
  const { preset } = layout;
  const plain = videos.map((video) => draftOf(video, { preset, detail: 'none', withId: false, copy: 1 }));
  const sharing = sharedFolders(plain);
  const redraft = ({ video, titleFolder }: Draft, detail: VersionDetail, copy = 1): Draft =>
    draftOf(video, { preset, detail, withId: sharing.has(foldedText(titleFolder)), copy });
  let named = plain.map((draft) => ({
    plain: draft,
    draft: sharing.size > 0 ? redraft(draft, 'none') : draft,
  }));
  for (const detail of DETAILS) {
    const clashing = clashes(named.map(({ draft }) => draft));
    if (clashing.size === 0) break;
    named = named.map((pair) =>
      clashing.has(pair.draft) ? { ...pair, draft: redraft(pair.plain, detail) } : pair,
    );
  }
  const alike = clashes(named.map(({ draft }) => draft));
  const copies = new CopyNumbers();
  const drafts = named.map(({ plain: first, draft }) =>
    alike.has(draft) ? redraft(first, 'copy', copies.next(draft.video)) : draft,
  );
  const clashing = clashes(drafts);
  return drafts.map((draft) => {
    const conflict = unreadable(draft) ?? clashing.get(draft) ?? takenBy(draft, layout, isTaken);
    return { videoId: draft.video.fileId, operations: operationsOf(draft, layout), conflict };
  });
}

/** Numbers the copies of each work, in the order in which they are asked for. */
class CopyNumbers {
  private readonly given = new Map<string, number>();

  next({ kind, tmdbId, season, episodes, part }: OrganizableVideo): number {
    const work = JSON.stringify([kind, tmdbId, season, episodes, part]);
    const number = (this.given.get(work) ?? 0) + 1;
    this.given.set(work, number);
    return number;
  }
}

/** Names that differ only in case or in how accents are composed are one name to some file systems. */
const foldedText = (text: string): string => text.normalize('NFC').toLowerCase();

const foldedPath = (path: Uint8Array): string => (isUtf8(path) ? foldedText(decodeName(path)) : toHex(path));

/** Title folders that two different works would share. */
function sharedFolders(drafts: readonly Draft[]): Set<string> {
  const owners = new Map<string, number>();
  const shared = new Set<string>();
  for (const { titleFolder, video } of drafts) {
    const key = foldedText(titleFolder);
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, video.tmdbId);
    else if (owner !== video.tmdbId) shared.add(key);
  }
  return shared;
}

/** Drafts that want a path which another wants too, each with the reason. */
function clashes(drafts: readonly Draft[]): Map<Draft, string> {
  const wanted = new Map<string, Draft[]>();
  for (const draft of drafts) {
    for (const key of new Set(draft.moves.map(({ relative }) => foldedPath(relative)))) {
      const rivals = wanted.get(key);
      if (rivals === undefined) wanted.set(key, [draft]);
      else rivals.push(draft);
    }
  }
  const found = new Map<Draft, string>();
  for (const rivals of wanted.values()) {
    if (rivals.length < 2) continue;
    for (const draft of rivals) {
      const other = rivals[0] === draft ? rivals[1] : rivals[0];
      found.set(draft, `${decodeName((other ?? draft).video.path)} would get the same name`);
    }
  }
  return found;
}

/** A disc whose files nobody could list must not lose its companions to an empty folder. */
function unreadable({ video }: Draft): string | null {
  return video.disc && video.discFiles.length === 0
    ? 'the disc folder has no files, or cannot be read'
    : null;
}

/** A file that is in place already may have its link already, too: that is for the journal to see. */
function takenBy({ moves }: Draft, { storageDir, viewDir }: Layout, isTaken: IsTaken): string | null {
  for (const { source, relative } of moves) {
    const target = joinPath(storageDir, relative);
    if (equalBytes(source, target)) continue;
    if (isTaken(target)) return `${decodeName(target)} exists already`;
    const link = joinPath(viewDir, relative);
    if (isTaken(link)) return `${decodeName(link)} exists already`;
  }
  return null;
}

function operationsOf({ moves }: Draft, { storageDir, viewDir }: Layout): PlannedOperation[] {
  const operations: PlannedOperation[] = [];
  for (const { fileId, source, relative } of moves) {
    const target = joinPath(storageDir, relative);
    if (!equalBytes(source, target)) operations.push({ kind: 'move', fileId, source, target });
  }
  for (const { fileId, relative } of moves) {
    const source = joinPath(storageDir, relative);
    operations.push({ kind: 'symlink', fileId, source, target: joinPath(viewDir, relative) });
  }
  return operations;
}

/** What a plan's hash is made of: every operation in order, unmistakably delimited (no path holds a zero byte). */
export function planBytes(groups: readonly PlannedGroup[]): Uint8Array {
  const parts = [...planParts(groups)];
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length + 1, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length + 1;
  }
  return all;
}

function* planParts(groups: readonly PlannedGroup[]): Iterable<Uint8Array> {
  for (const { videoId, operations, conflict } of groups) {
    yield encodeUtf8(`group ${videoId} ${conflict === null ? 'planned' : 'conflict'}`);
    for (const { kind, source, target } of operations) {
      yield encodeUtf8(kind);
      yield source;
      yield target;
    }
  }
}
