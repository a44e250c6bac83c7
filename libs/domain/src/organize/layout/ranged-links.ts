import { decodeName, encodeUtf8, isWithin, joinPath, splitPath } from '../../shared/bytes.js';
import type { PlannedOperation } from '../plan.js';

/** Where the ranges stand in the paths of a work's links. */
export interface RangePlace {
  /** Folders of the view above the ranges. */
  readonly above: readonly string[];
  /** How many folders lie between the ranges and its videos with their companions. */
  readonly below: number;
  /** The same for its extras; null when these lie in no range. */
  readonly belowExtras: number | null;
}

/** A link of the view. */
export interface ViewLink {
  readonly fileId: string;
  /** Absolute. */
  readonly viewPath: Uint8Array;
  readonly isExtra: boolean;
}

/**
 * The ranges that a link lies in, by its names from the view down. Null where the path is none that the present templates
 * give, as far as the folders above the ranges and the number of those below say that.
 */
export function rangesOfLink(
  names: readonly string[],
  { above, below, belowExtras }: RangePlace,
  isExtra = false,
): readonly string[] | null {
  const folders = isExtra ? belowExtras : below;
  if (folders === null || !above.every((name, at) => names[at] === name)) return null;
  const end = names.length - 1 - folders;
  return end < above.length ? null : names.slice(above.length, end);
}

export const isSameRange = (one: readonly string[], other: readonly string[]): boolean =>
  one.join('/') === other.join('/');

/**
 * Gives a link the ranges that its work has now, in the place of those that it has itself: links of one work may lie in
 * different ones, when a plan was stopped or undone in part. One that lies right, or elsewhere, stays.
 */
export function relinkOf(
  { fileId, viewPath, isExtra }: ViewLink,
  place: { readonly range: readonly string[]; readonly ranges: RangePlace | null },
  viewDir: Uint8Array,
): PlannedOperation[] {
  const { range, ranges } = place;
  if (ranges === null || !isWithin(viewPath, viewDir)) return [];
  const names = splitPath(viewPath).slice(splitPath(viewDir).length);
  const now = rangesOfLink(names.map(decodeName), ranges, isExtra);
  if (now === null || isSameRange(now, range)) return [];
  const depth = ranges.above.length;
  const moved = [...names.slice(0, depth), ...range.map(encodeUtf8), ...names.slice(depth + now.length)];
  return [{ kind: 'relink', fileId, source: viewPath, target: moved.reduce(joinPath, viewDir) }];
}
