import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RangeEntry } from './group-keys.js';
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
          const [from = '', to = from] = last.toLowerCase().split('-');
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
