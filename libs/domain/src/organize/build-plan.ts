import { discFolderOf } from '../library/disc-folder.js';
import { bytesKey, decodeName, encodeUtf8, isUtf8, toHex } from '../shared/bytes.js';
import { type Collisions, type Settled, settleCollisions } from './collisions.js';
import { type Draft, draftInPlace, draftOf } from './draft.js';
import { foldedName, type TitlePlace } from './layout/survey-titles.js';
import { leavingOperations } from './leaving.js';
import type { VersionDetail } from './naming/copy-words.js';
import type { NamingScheme } from './naming/scheme.js';
import type { NameNeeds } from './naming/values.js';
import { operationsOf, type Trees } from './operations.js';
import { PlaceExtras } from './place-extras.js';
import type { OrganizableVideo, PlannedGroup, PlannedOperation } from './plan.js';

/** The two trees and the way of naming. */
export interface Layout extends Trees {
  readonly scheme: NamingScheme;
}

/** What lies at a path: nothing, a file of the library (another version of the same work), or something else. */
export type Occupant = 'nobody' | 'version' | 'stranger';
export type OccupantOf = (path: Uint8Array) => Occupant;

/** What names say about versions, tried in this order until no two videos want the same one. */
const DETAILS: readonly VersionDetail[] = ['version', 'copy'];

/** A draft with what is to be done for it. */
interface Candidate {
  readonly draft: Draft;
  readonly needs: NameNeeds;
  readonly operations: readonly PlannedOperation[];
}

/** What surrounds the videos of one work. */
export interface TitleSurroundings {
  readonly place: TitlePlace;
  readonly occupantOf: OccupantOf;
  /** Left out: every copy is kept. */
  readonly collisions?: Collisions;
}

/**
 * Works out where the videos of one work go, with their companions and links, and finds every conflict that can be
 * known before anything is touched. A copy that the library's rule does not want beside those in place is a conflict; one
 * in place that gives way to a better one goes to the trash in the better one's group.
 */
export function planTitle(
  videos: readonly OrganizableVideo[],
  layout: Layout,
  surroundings: TitleSurroundings,
): PlannedGroup[] {
  const { collisions } = surroundings;
  const settled = settleCollisions(videos, collisions ?? { rule: 'keep-both', inPlace: [] });
  const wanted = settled.flatMap(({ video, refusal }) => (refusal === null ? [video] : []));
  const placed = new Map(
    placeVideos(wanted, layout, surroundings).map((group) => [group.videoId, group] as const),
  );
  const naming = new TitleNaming(layout, surroundings.place, surroundings.occupantOf);
  return settled.map((one): PlannedGroup => {
    const { video, refusal } = one;
    const group = placed.get(video.fileId);
    if (group !== undefined) return withReplaced(group, one, collisions);
    return {
      videoId: video.fileId,
      operations: naming.candidate(video, 'none').operations,
      conflict: refusal,
    };
  });
}

/** Copies that give way go last: the new one is in its place and linked by then. */
function withReplaced(group: PlannedGroup, { replaces }: Settled, collisions?: Collisions): PlannedGroup {
  if (collisions === undefined || replaces.length === 0) return group;
  const { leavingOf, trashFolderOf } = collisions;
  const leaving = replaces.flatMap((one) => leavingOperations(leavingOf(one), trashFolderOf));
  return { ...group, operations: [...group.operations, ...leaving] };
}

/**
 * Gives videos their names. Nothing is ever merged: where two videos want one name, the words of their versions tell
 * them apart, and copies that no word tells apart are numbered; what is in place keeps its name. What still wants one
 * name is not moved.
 */
function placeVideos(
  videos: readonly OrganizableVideo[],
  layout: Layout,
  { place, occupantOf }: TitleSurroundings,
): PlannedGroup[] {
  const naming = new TitleNaming(layout, place, occupantOf);
  let candidates = videos.map((video) => naming.candidate(video, 'none'));
  for (const detail of DETAILS) {
    const clashing = naming.clashes(candidates);
    if (clashing.size === 0) break;
    candidates = candidates.map((one) =>
      clashing.has(one) ? naming.candidate(one.draft.video, detail) : one,
    );
  }
  const alike = naming.clashes(candidates);
  if (alike.size > 0) {
    const numbers = new CopyNumbers();
    candidates = candidates.map((one) => (alike.has(one) ? naming.numbered(one.draft.video, numbers) : one));
  }
  const clashing = naming.clashes(candidates);
  const extras = new PlaceExtras(layout, (path) => occupantOf(path) === 'nobody', foldedPath);
  return candidates.map((one) => {
    const { draft, needs, operations } = one;
    const conflict = unreadable(draft) ?? clashing.get(one) ?? naming.strangerAt(one);
    const own =
      conflict === null ? extras.operations({ ...draft, needs, range: place.range }, operations) : [];
    const { fileId: videoId, path } = draft.video;
    const stays = operations.every(({ fileId }) => fileId !== videoId) ? { stays: path } : {};
    return { videoId, operations: [...operations, ...own], conflict, ...stays };
  });
}

/** Names the videos of one work, and says which want a name that is taken. */
class TitleNaming {
  constructor(
    private readonly layout: Layout,
    private readonly place: TitlePlace,
    private readonly occupantOf: OccupantOf,
  ) {}

  candidate(video: OrganizableVideo, detail: VersionDetail, copy = 1): Candidate {
    const { homonym, range } = this.place;
    const needs = { detail, copy, homonym };
    const options = { scheme: this.layout.scheme, needs, range };
    const draft = this.layout.mode === 'in-place' ? draftInPlace(video, options) : draftOf(video, options);
    return { draft, needs, operations: operationsOf(draft, this.layout) };
  }

  /** With the first number whose names no version in place has. */
  numbered(video: OrganizableVideo, numbers: CopyNumbers): Candidate {
    for (;;) {
      const one = this.candidate(video, 'copy', numbers.next(video));
      if (!this.hasVersionAt(one)) return one;
    }
  }

  /** Candidates that want a path which another wants or has too, each with the reason. */
  clashes(candidates: readonly Candidate[]): Map<Candidate, string> {
    const wanted = Map.groupBy(
      candidates.flatMap((one) => targetKeys(one).map((key) => ({ key, one }))),
      ({ key }) => key,
    );
    const found = new Map<Candidate, string>();
    for (const rivals of wanted.values()) {
      for (const { one } of rivals.length < 2 ? [] : rivals) {
        const other = rivals.find((rival) => rival.one !== one)?.one ?? one;
        found.set(one, `${decodeName(other.draft.video.path)} would get the same name`);
      }
    }
    for (const one of candidates) {
      if (!found.has(one) && this.hasVersionAt(one))
        found.set(one, 'a version that is in place has this name');
    }
    return found;
  }

  strangerAt({ operations }: Candidate): string | null {
    const own = ownPaths(operations);
    const brought = new Set(operations.filter(({ kind }) => kind !== 'symlink').map(({ fileId }) => fileId));
    // A file that is in place already may have its link already, too: that is for the journal to see.
    const taken = operations.find(
      ({ kind, fileId, target }) =>
        (kind !== 'symlink' || this.layout.mode === 'symlink' || brought.has(fileId)) &&
        !own.has(bytesKey(target)) &&
        this.occupantOf(target) === 'stranger',
    );
    return taken === undefined ? null : `${decodeName(taken.target)} exists already`;
  }

  private hasVersionAt({ operations }: Candidate): boolean {
    const own = ownPaths(operations);
    return operations.some(
      ({ target }) => !own.has(bytesKey(target)) && this.occupantOf(target) === 'version',
    );
  }
}

/** Paths that the group itself makes free. */
const ownPaths = (operations: readonly PlannedOperation[]): ReadonlySet<string> =>
  new Set(
    operations
      .filter(({ kind }) => kind === 'move' || kind === 'relink')
      .map(({ source }) => bytesKey(source)),
  );

/** Each path that a candidate wants, once. A disc wants its folder too: no two share one, whatever their files' names. */
const targetKeys = ({ draft, operations }: Candidate): string[] => {
  const keys = operations.map(({ target }) => foldedPath(target));
  const folders = draft.video.disc ? operations.flatMap(({ target }) => discFolderOf(target) ?? []) : [];
  return [...new Set([...keys, ...folders.map((folder) => `${foldedPath(folder)}/`)])];
};

/** Paths that differ only in case or in how accents are composed are one path to some file systems. */
export const foldedPath = (path: Uint8Array): string =>
  isUtf8(path) ? foldedName(decodeName(path)) : toHex(path);

/** The targets of a whole plan: the last guard against two works whose names come out the same. */
export class ClaimedTargets {
  private readonly claimed = new Set<string>();

  /** The group, or as a conflict when it wants a path that an earlier group of the plan has. */
  claim(group: PlannedGroup): PlannedGroup {
    if (group.conflict !== null) return group;
    const keys = group.operations.map(({ target }) => foldedPath(target));
    const taken = keys.findIndex((key) => this.claimed.has(key));
    const target = group.operations[taken]?.target;
    if (target !== undefined)
      return { ...group, conflict: `${decodeName(target)} is wanted by another work too` };
    for (const key of keys) this.claimed.add(key);
    return group;
  }
}

/** Numbers the copies of each film or episode, in the order in which they are asked for. */
class CopyNumbers {
  private readonly given = new Map<string, number>();

  next({ season, episodes, part }: OrganizableVideo): number {
    const work = JSON.stringify([season, episodes, part]);
    const number = (this.given.get(work) ?? 0) + 1;
    this.given.set(work, number);
    return number;
  }
}

/** A disc whose files nobody could list must not lose its companions to an empty folder. */
function unreadable({ video }: Draft): string | null {
  return video.disc && video.discFiles.length === 0
    ? 'the disc folder has no files, or cannot be read'
    : null;
}

/** What a plan's hash is made of: every operation in order, unmistakably delimited (no path holds a zero byte). */
export function* planBytes(groups: readonly PlannedGroup[]): Iterable<Uint8Array> {
  for (const { videoId, operations, conflict } of groups) {
    yield encodeUtf8(`group ${videoId} ${conflict === null ? 'planned' : 'conflict'}\0`);
    for (const { kind, source, target } of operations) {
      yield encodeUtf8(`${kind}\0`);
      yield source;
      yield ZERO;
      yield target;
      yield ZERO;
    }
  }
}

const ZERO = new Uint8Array(1);
