/** Something to be filed in a folder of the view. */
export interface RangeEntry {
  /** The sort key, with what tells titles of one name apart behind it; unique. */
  readonly key: string;
  /** How many entries of the folder it makes. */
  readonly weight: number;
}

/** How far a group may be from the size wanted, as a share of it, for the sake of a shorter border. */
const TOLERANCE = 0.4;
/** A letter more in a border counts as much as this share of the size wanted. */
const LETTER_COST = 0.25;

const weightOf = (entries: readonly RangeEntry[]): number =>
  entries.reduce((sum, { weight }) => sum + weight, 0);

/** Cuts sorted entries into groups of about `wanted` and at most `max` entries, where names differ early. */
export function groupEntries(
  sorted: readonly RangeEntry[],
  wanted: number,
  max: number,
): readonly (readonly RangeEntry[])[] {
  const groups: (readonly RangeEntry[])[] = [];
  let rest = sorted;
  while (rest.length > 0) {
    const total = weightOf(rest);
    const end =
      total <= max && total <= wanted * (1 + TOLERANCE) ? rest.length : cutOf(rest, total, { wanted, max });
    groups.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return groups;
}

/** Where the first group ends. An entry that is too heavy by itself is a group of its own. */
function cutOf(
  rest: readonly RangeEntry[],
  total: number,
  { wanted, max }: { wanted: number; max: number },
): number {
  const size = total / Math.ceil(total / wanted);
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  let weight = 0;
  for (const [at, entry] of rest.slice(0, -1).entries()) {
    weight += entry.weight;
    if (weight > max) break;
    const distance = Math.abs(weight - size) / size;
    const penalty = distance > TOLERANCE ? distance * 100 : distance;
    const cost = penalty + borderBetween(entry.key, rest[at + 1]?.key ?? '').length * LETTER_COST;
    if (cost < least) {
      least = cost;
      best = at + 1;
    }
  }
  return best;
}

/** The shortest beginning of a key that is greater than the key before it; no sign is cut in two, no space ends it. */
export function borderBetween(before: string, key: string): string {
  let length = 0;
  while (length < key.length && key[length] === before[length]) length += 1;
  length += 1;
  while (/[ \uD800-\uDBFF]/.test(key.charAt(length - 1)) && length < key.length) length += 1;
  return key.slice(0, length);
}
