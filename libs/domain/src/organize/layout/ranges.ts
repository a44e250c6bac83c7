import { unreserved } from '../safe-name.js';
import { borderBetween, groupEntries, type RangeEntry } from './group-keys.js';

/** A folder of the view, which may be divided into ranges. */
export interface RangeNode {
  /** The smallest key that belongs here; `''` for the folder that is divided. */
  readonly lower: string;
  /** In order, each up to the next; null for a folder that holds the entries themselves. */
  readonly ranges: readonly RangeNode[] | null;
}

/** Entries that a folder gets when it is made, as a share of those that it may hold: room for those to come. */
const FILLED = 0.7;

/** What sorts under no letter comes first, in ranges of its own. */
const SIGNS = '#';
const FIRST_LETTER = 'a';

/** A folder that is not divided yet. */
export const UNDIVIDED: RangeNode = { lower: '', ranges: null };

/**
 * Divides a folder so that none holds more than `max` of the entries, as far as that can be. `node` says how it is
 * divided already: ranges are never merged, and only what overflows is divided anew, so that in the long run few
 * links move for each one that is added: three at most, or five where entries come in the worst order.
 */
export function divide(node: RangeNode, entries: readonly RangeEntry[], max: number): RangeNode {
  const sorted = entries.toSorted((one, other) => compareKeys(one.key, other.key));
  const nodes = divided(node, sorted, max);
  const [only] = nodes;
  if (nodes.length === 1 && only !== undefined && only.lower === node.lower) return only;
  return { lower: node.lower, ranges: stacked(nodes, max) };
}

/** The nodes that take a node's place: itself, or those that it is divided into. */
function divided(node: RangeNode, sorted: readonly RangeEntry[], max: number): readonly RangeNode[] {
  if (node.ranges === null) return leaves(node.lower, sorted, max);
  const known = withSigns(node.ranges, sorted);
  const ranges = known.flatMap((range, at) => {
    const next = known[at + 1]?.lower;
    const share = sorted.filter(
      ({ key }) => (at === 0 || key >= range.lower) && (next === undefined || key < next),
    );
    return divided(range, share, max);
  });
  if (ranges.length <= max) return [{ lower: node.lower, ranges }];
  if (node.lower === '') return [{ lower: '', ranges: stacked(ranges, max) }];
  return chunks(ranges, Math.ceil(ranges.length / Math.max(1, max * FILLED))).map((some, at) => ({
    lower: at === 0 ? node.lower : (some[0]?.lower ?? ''),
    ranges: some,
  }));
}

/** What sorts under no letter never lies in a letter's range. */
function withSigns(ranges: readonly RangeNode[], sorted: readonly RangeEntry[]): readonly RangeNode[] {
  const first = ranges[0]?.lower ?? '';
  const isMissing = first === FIRST_LETTER && sorted.some(({ key }) => key.startsWith(SIGNS));
  return isMissing ? [{ lower: SIGNS, ranges: null }, ...ranges] : ranges;
}

/** A folder as it is, or the folders that its entries need. */
function leaves(lower: string, sorted: readonly RangeEntry[], max: number): RangeNode[] {
  if (sorted.reduce((sum, { weight }) => sum + weight, 0) <= max) return [{ lower, ranges: null }];
  const signs = sorted.filter(({ key }) => key.startsWith(SIGNS));
  const parts = lower === '' ? [signs, sorted.slice(signs.length)] : [sorted];
  return parts.flatMap((part) => {
    const groups = groupEntries(part, max * FILLED, max);
    return groups.map((group, at) => ({
      lower: at === 0 ? lower || firstOf(group) : borderOf(groups[at - 1] ?? [], group),
      ranges: null,
    }));
  });
}

const firstOf = (group: readonly RangeEntry[]): string =>
  group[0]?.key.startsWith(SIGNS) ? SIGNS : FIRST_LETTER;

const borderOf = (before: readonly RangeEntry[], group: readonly RangeEntry[]): string =>
  borderBetween(before.at(-1)?.key ?? '', group[0]?.key ?? '');

/** Ranges above ranges, until no folder holds more than `max`. */
function stacked(nodes: readonly RangeNode[], max: number): readonly RangeNode[] {
  if (nodes.length <= max) return nodes;
  const groups = chunks(nodes, Math.ceil(nodes.length / Math.max(2, max * FILLED)));
  return stacked(
    groups.map((some) => ({ lower: some[0]?.lower ?? '', ranges: some })),
    max,
  );
}

/** Cuts a list into so many pieces of nearly one length. */
function chunks<Item>(items: readonly Item[], count: number): (readonly Item[])[] {
  return Array.from({ length: count }, (_, at) =>
    items.slice(Math.round((at * items.length) / count), Math.round(((at + 1) * items.length) / count)),
  );
}

/** Order of code units: `#` and digits come before letters. */
const compareKeys = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** The folders that an entry of this key lies in, below the one that is divided; none where it is not. */
export function rangeFolders({ ranges }: RangeNode, key: string, upper = 'z'): string[] {
  if (ranges === null) return [];
  const behind = ranges.findIndex(({ lower }, at) => at > 0 && lower > key);
  const at = behind < 0 ? ranges.length - 1 : behind - 1;
  const range = ranges[at];
  if (range === undefined) return [];
  const next = ranges[at + 1]?.lower;
  const end = next === undefined ? upper : lastBefore(next);
  return [unreserved(label(range.lower, end)), ...rangeFolders(range, key, end)];
}

/** The tree of ranges that such folders make; what is deeper than the others say is kept as it is. */
export function rangesIn(paths: Iterable<readonly string[]>): RangeNode {
  const roots = new Map<string, RangeNode>();
  for (const path of paths) addPath(roots, path);
  return { lower: '', ranges: roots.size === 0 ? null : inOrder(roots) };
}

function addPath(nodes: Map<string, RangeNode>, [folder, ...below]: readonly string[]): void {
  if (folder === undefined) return;
  const lower = lowerOf(folder);
  const known = nodes.get(lower) ?? { lower, ranges: null };
  const children = new Map((known.ranges ?? []).map((child) => [child.lower, child] as const));
  addPath(children, below);
  nodes.set(lower, { lower, ranges: children.size === 0 ? null : inOrder(children) });
}

const inOrder = (nodes: ReadonlyMap<string, RangeNode>): RangeNode[] =>
  [...nodes.values()].toSorted((one, other) => compareKeys(one.lower, other.lower));

/** The border that a folder's name begins with: `sa` of `Sa-Te`, `con` of `_Con`. No key begins with a mark. */
const lowerOf = (folder: string): string => (folder.replace(/^_/, '').split('-')[0] ?? '').toLowerCase();

/** `A-F`, `Sa-Te`; `S` where a range is that letter alone. */
function label(lower: string, end: string): string {
  const start = capital(lower);
  const last = capital(lower.startsWith(end) ? end.padEnd(lower.length, 'z') : end);
  return lower === end || (lower === SIGNS && end === SIGNS) ? start : `${start}-${last}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The last beginning before a border, as people would write it: `f` before `g`, `rz` before `s` is `r`. */
function lastBefore(border: string): string {
  const last = [...border].at(-1) ?? '';
  const rest = border.slice(0, -last.length).trimEnd();
  if (/[b-z1-9]/.test(last)) return border.slice(0, -1) + String.fromCharCode(last.charCodeAt(0) - 1);
  return rest === '' ? SIGNS : rest;
}
