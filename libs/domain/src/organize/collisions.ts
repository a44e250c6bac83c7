import { decodeName } from '../shared/bytes.js';
import { byQuality, explainQuality, isClearlyBetter } from './duplicates/quality.js';
import { isSameVersion, type VersionedCopy } from './duplicates/versions.js';
import type { LeavingVideo, TrashFolderOf } from './leaving.js';
import type { OrganizableVideo } from './plan.js';

/**
 * What becomes of a new copy of what a library has in place: a name beside it, nothing, or a name beside it and the trash
 * for the old one when the new one is clearly better.
 */
export const COLLISION_RULES = ['keep-both', 'skip', 'replace-better'] as const;
export type CollisionRule = (typeof COLLISION_RULES)[number];

/** A copy that is in place. */
export interface PlacedCopy extends VersionedCopy {
  readonly fileId: string;
  /** Where it lies. */
  readonly path: Uint8Array;
  /** A plan that is being carried out holds it. */
  readonly held: boolean;
}

/** How collisions are settled, and what is in place of the same work. */
export interface Collisions {
  readonly rule: CollisionRule;
  readonly inPlace: readonly PlacedCopy[];
  /** All that goes when a copy is replaced. */
  readonly leavingOf: (placed: PlacedCopy) => LeavingVideo;
  readonly trashFolderOf: TrashFolderOf;
}

/** What is to become of a new copy. */
export interface Settled {
  readonly video: OrganizableVideo;
  /** Why it is not placed; null when it is. */
  readonly refusal: string | null;
  /** Copies in place that give way to it. */
  readonly replaces: readonly PlacedCopy[];
}

/** Settles which of a work's new copies are placed, in the order in which they are given. */
export function settleCollisions(
  videos: readonly OrganizableVideo[],
  { rule, inPlace }: Pick<Collisions, 'rule' | 'inPlace'>,
): Settled[] {
  if (rule === 'keep-both') return videos.map((video) => ({ video, refusal: null, replaces: [] }));
  const settled = new Map<OrganizableVideo, Settled>();
  const chosen: OrganizableVideo[] = [];
  for (const video of videos.toSorted(byQuality)) {
    const rivals = inPlace.filter((placed) => isSameVersion(placed, video));
    const better = chosen.find((one) => isSameVersion(one, video));
    const refusal =
      refusalFor(video, rivals, rule) ??
      (better === undefined ? null : `a copy as good or better is placed by this plan: ${shown(better)}`);
    if (refusal === null) chosen.push(video);
    settled.set(video, { video, refusal, replaces: refusal === null ? rivals : [] });
  }
  return videos.flatMap((video) => settled.get(video) ?? []);
}

function refusalFor(
  video: OrganizableVideo,
  rivals: readonly PlacedCopy[],
  rule: CollisionRule,
): string | null {
  const [first] = rivals;
  if (first === undefined) return null;
  if (rule === 'skip')
    return `a copy of it is in place, and this library skips further ones: ${shown(first)}`;
  const held = rivals.find((placed) => placed.held);
  if (held !== undefined)
    return `the copy in place belongs to a plan that is being carried out: ${shown(held)}`;
  const asGood = rivals.find((placed) => !isClearlyBetter(video, placed));
  if (asGood === undefined) return null;
  return `the copy in place is as good or better: ${shown(asGood)} (${explainQuality(asGood, video)})`;
}

const shown = ({ path }: { readonly path: Uint8Array }): string => decodeName(path);
