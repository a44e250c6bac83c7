import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { borderBetween, type RangeEntry } from './group-keys.js';
import { divide, rangeFolders, type RangeNode, rangesIn, UNDIVIDED } from './ranges.js';

const MAX = 10;

const entries = (keys: Iterable<string>): RangeEntry[] =>
  [...new Set(keys)].map((key) => ({ key, weight: 1 }));

const pathOf = (node: RangeNode, key: string): string => rangeFolders(node, key).join('/');

/** Where every entry lies. */
const places = (node: RangeNode, keys: Iterable<string>): Map<string, string> =>
  new Map([...keys].map((key) => [key, pathOf(node, key)]));

/** How many entries and folders each folder holds. */
function fill(node: RangeNode, keys: Iterable<string>): Map<string, number> {
  const held = new Map<string, Set<string>>();
  const note = (folder: string, name: string): void => {
    held.set(folder, (held.get(folder) ?? new Set()).add(name));
  };
  for (const key of keys) {
    const folders = rangeFolders(node, key);
    for (const at of folders.keys()) note(folders.slice(0, at).join('/'), `folder ${folders[at]}`);
    note(folders.join('/'), key);
  }
  return new Map([...held].map(([folder, names]) => [folder, names.size]));
}

const alphabet = [...'abcdefghijklmnopqrstuvwxyz'];

describe('a folder of the view', () => {
  it('is not divided while it holds what it may', () => {
    const keys = alphabet.slice(0, MAX);
    expect(divide(UNDIVIDED, entries(keys), MAX)).toEqual(UNDIVIDED);
  });

  it('is divided between letters, into ranges that cover the alphabet', () => {
    const node = divide(UNDIVIDED, entries(alphabet), MAX);
    expect([...new Set(places(node, alphabet).values())]).toEqual(['A-F', 'G-M', 'N-S', 'T-Z']);
  });

  it('is divided within a letter where it must, and signs have ranges of their own', () => {
    const keys = [...'abcdefghij'].map((letter) => `s${letter}`).concat(['#12', '#2001', 'tron', 'up']);
    const node = divide(UNDIVIDED, entries(keys), MAX);
    expect(pathOf(node, '#12')).toBe('#');
    expect(pathOf(node, 'sa')).toMatch(/^A-S[a-z]$/);
    expect(pathOf(node, 'tron')).toMatch(/^S[a-z]-Z$/);
  });

  it('gets a range for signs when the first of them comes', () => {
    const node = divide(UNDIVIDED, entries(alphabet), MAX);
    const more = divide(node, entries([...alphabet, '#9']), MAX);
    expect(pathOf(more, '#9')).toBe('#');
    expect(places(more, alphabet)).toEqual(places(node, alphabet));
  });

  it('has no range of a name that Windows keeps for itself', () => {
    const keys = [...'0123456789'].flatMap((digit) => [`con ${digit}`, `coo ${digit}`, `com${digit}`]);
    const node = divide(rangesIn([['A-Com'], ['_Con'], ['Coo-Z']]), entries(keys), 12);
    expect([...new Set(places(node, keys).values())].toSorted()).toEqual(['A-Com', 'Coo-Z', '_Con']);
    expect(
      places(divide(rangesIn([...keys].map((key) => rangeFolders(node, key))), entries(keys), 12), keys),
    ).toEqual(places(node, keys));
  });

  it('has ranges within ranges when it holds very many', () => {
    const keys = Array.from(
      { length: 2_000 },
      (_, at) => `${alphabet[at % 26]}${String(at).padStart(5, 'x')}`,
    );
    const node = divide(UNDIVIDED, entries(keys), MAX);
    expect(Math.max(...fill(node, keys).values())).toBeLessThanOrEqual(MAX);
    expect(rangeFolders(node, keys[0]!).length).toBeGreaterThan(2);
  });
});

/** Orders in which titles may come that make it hard to keep links where they are. */
const HARD: readonly (readonly [string, (at: number) => string])[] = [
  ['in their own order', (at) => `${alphabet[Math.floor(at / 12)]}${alphabet[at % 12]} 1999 ${at}`],
  [
    'from the last to the first',
    (at) => `${alphabet[25 - Math.floor(at / 12)]}${alphabet[25 - (at % 12)]} 1999 ${at}`,
  ],
  [
    'alternately from both ends',
    (at) => `${alphabet[at % 2 === 0 ? Math.floor(at / 24) : 25 - Math.floor(at / 24)]} ${at}`,
  ],
  ['all of one beginning', (at) => `the long road home ${(at * 7_919) % 1_000} 1999 ${at}`],
  ['all of one title', (at) => `halloween ${1_950 + ((at * 37) % 70)} ${at}`],
  ['each the beginning of the next', (at) => `${'a'.repeat(1 + (at % 60))} 1999 ${at}`],
  ['signs alone', (at) => `#${(at * 7_919) % 1_000} 2001 ${at}`],
  ['signs in their order', (at) => `#${String(at).padStart(4, '0')} 2001 ${at}`],
  [
    'signs and letters',
    (at) => (at % 2 === 0 ? `#${(at * 31) % 500} ${at}` : `${alphabet[(at * 7) % 26]} ${at}`),
  ],
  ['signs of other scripts', (at) => `#${String.fromCodePoint(0x20000 + ((at * 7_919) % 3_000))} 2001 ${at}`],
  ['the last letter', (at) => `${'z'.repeat(1 + (at % 4))}${alphabet[(at * 5) % 26]} 1999 ${at}`],
];

/** As many as need ranges within ranges. */
const MANY = 250;

describe.each(HARD)('titles that come %s', (_, keyOf) => {
  const all = Array.from({ length: MANY }, (__, at) => keyOf(at));
  const steps = [...growing(all)];
  const last = steps.at(-1) ?? { node: UNDIVIDED, moved: 0, keys: [] };

  it('never overfill a folder', () => {
    for (const { node, keys } of steps.filter((__, at) => at % 10 === 0).concat(last)) {
      for (const [folder, count] of fill(node, keys)) expect([folder, count <= MAX]).toEqual([folder, true]);
    }
  });

  it('move few links in all, and only what one folder holds where no level of ranges is added', () => {
    const deepest = ({ node, keys }: (typeof steps)[number]): number =>
      Math.max(...keys.map((key) => rangeFolders(node, key).length));
    for (const [at, step] of steps.entries()) {
      const before = steps[at - 1];
      if (before !== undefined && deepest(before) === deepest(step)) {
        expect(step.moved).toBeLessThanOrEqual(MAX * MAX);
      }
    }
    expect(steps.reduce((sum, { moved }) => sum + moved, 0)).toBeLessThanOrEqual(MANY * 5);
  });

  it('stay where they are when nothing is added, and when others go', () => {
    const now = places(last.node, all);
    expect(places(divide(last.node, entries(all), MAX), all)).toEqual(now);
    const left = all.filter((__, at) => at % 3 === 0);
    expect(places(divide(last.node, entries(left), MAX), left)).toEqual(places(last.node, left));
  });

  it('lie in folders whose names differ, can be written, and say what they are', () => {
    for (const name of all.flatMap((key) => rangeFolders(last.node, key))) {
      expect(name).toMatch(/^[^/ -][^/-]*(?<! )(?:-[^/ -][^/-]*(?<! ))?$/u);
      expect(name.isWellFormed()).toBe(true);
    }
    const known = rangesIn(all.map((key) => rangeFolders(last.node, key)));
    expect(places(divide(known, entries(all), MAX), all)).toEqual(places(last.node, all));
    expect(allLabels(last.node)).toHaveLength(new Set(allLabels(last.node)).size);
  });
});

/** One title after the other, each with how many of those before it have moved. */
function* growing(
  all: readonly string[],
): Iterable<{ readonly node: RangeNode; readonly moved: number; readonly keys: readonly string[] }> {
  let node: RangeNode = UNDIVIDED;
  let before = new Map<string, string>();
  for (const at of all.keys()) {
    const keys = all.slice(0, at + 1);
    node = divide(node, entries(keys), MAX);
    const now = places(node, keys);
    yield { node, keys, moved: [...before].filter(([key, place]) => now.get(key) !== place).length };
    before = now;
  }
}

/** The paths of all ranges, also of those that are empty, as a file system compares them. */
function allLabels(root: RangeNode, node: RangeNode = root, depth = 0): string[] {
  return (node.ranges ?? []).flatMap((range) => [
    rangeFolders(root, range.lower)
      .slice(0, depth + 1)
      .join('/')
      .toLowerCase(),
    ...allLabels(root, range, depth + 1),
  ]);
}

describe('borderBetween', () => {
  it.each([
    ['argent', 'boot', 'b'],
    ['sa 1', 'sa b', 'sa b'],
    ['sa', 'sa b', 'sa b'],
    ['#\u{20000}a', '#\u{20001}b', '#\u{20001}'],
    ['#\u{20000}a', '#\u{2F800}b', '#\u{2F800}'],
  ])('of %j and %j is %j', (before, key, border) => {
    expect(borderBetween(before, key)).toBe(border);
  });
});

describe('any titles', () => {
  const key = fc.stringMatching(/^(#[0-9]|[a-z])[a-z0-9 ]{0,6}$/).map((text) => `${text.trim()} 1999 7`);
  const keys = fc.uniqueArray(key, { maxLength: 300 });

  it('never overfill a folder, and always lie in a range that says so', () => {
    fc.assert(
      fc.property(keys, (all) => {
        const node = divide(UNDIVIDED, entries(all), MAX);
        for (const [folder, count] of fill(node, all)) expect([folder, count <= MAX]).toEqual([folder, true]);
        for (const one of all) {
          const last = rangeFolders(node, one).at(-1);
          if (last === undefined) continue;
          const [from = '', to = from] = last.replace(/^_/, '').toLowerCase().split('-');
          expect(one >= from || from === '').toBe(true);
          expect(one.slice(0, to.length) <= to || to.startsWith('#')).toBe(true);
        }
      }),
    );
  });

  it('are found again by the names of their folders', () => {
    fc.assert(
      fc.property(keys, (all) => {
        const node = divide(UNDIVIDED, entries(all), MAX);
        const known = rangesIn(all.map((one) => rangeFolders(node, one)));
        const again = divide(known, entries(all), MAX);
        expect(places(again, all)).toEqual(places(node, all));
      }),
    );
  });

  it('move few of those in place when one is added', () => {
    fc.assert(
      fc.property(keys, (all) => {
        let node: RangeNode = UNDIVIDED;
        let moved = 0;
        for (const at of all.keys()) {
          const before = all.slice(0, at);
          const next = divide(node, entries(all.slice(0, at + 1)), MAX);
          const now = places(next, before);
          const changed = [...places(node, before)].filter(([one, place]) => now.get(one) !== place).length;
          // What moves is one folder's content, or the ranges of one that had as many ranges as it may hold.
          expect(changed).toBeLessThanOrEqual(MAX * MAX);
          moved += changed;
          node = next;
        }
        expect(moved).toBeLessThanOrEqual(all.length * 3);
      }),
      { numRuns: 30 },
    );
  });
});
