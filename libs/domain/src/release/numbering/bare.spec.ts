import { describe, expect, it } from '@jest/globals';
import { findAlone, findDotted, findLeading, findPair, findPairBehind, findSpaced } from './bare.js';
import type { Numbering } from './numbering.js';

const show = (found: Numbering | null): string | null =>
  found === null ? null : `${found.seasons.join(',')}x${found.episodes.join(',')}`;

const LEFT_ALONE = null;

describe('names that begin or end with bare numbers', () => {
  it.each([
    [findAlone, '03', 'x3'],
    [findAlone, '[03]', 'x3'],
    [findAlone, '03v2', 'x3'],
    [findAlone, '03-04', 'x3,4'],
    [findAlone, '4-12', LEFT_ALONE],
    [findLeading, '03+04 - Pilot', 'x3,4'],
    [findAlone, '03 Pilot', LEFT_ALONE],
    [findLeading, '03 - Pilot', 'x3'],
    [findLeading, '03. Pilot', 'x3'],
    [findLeading, '03-Pilot', 'x3'],
    [findLeading, '(03) Pilot', 'x3'],
    [findLeading, '02-03 - Two', 'x2,3'],
    [findLeading, '03 Pilot', LEFT_ALONE],
    [findSpaced, '03 Pilot', 'x3'],
    [findSpaced, '03-04 Pilot', 'x3,4'],
    [findSpaced, '1003 Pilots', LEFT_ALONE],
    [findPair, '11-02 Pilot', '11x2'],
    [findPair, '4-13 - Pilot', '4x13'],
    [findPair, '11.14 - Pilot', '11x14'],
    [findPair, 'Anchor - 6.01 - Pilot', '6x1'],
    [findPair, '02-03 - Two', LEFT_ALONE],
    [findPair, '2001-02', LEFT_ALONE],
    [findPairBehind, 'anchor 03 19', '3x19'],
    [findPairBehind, 'Anchor-04 05', '4x5'],
    [findPairBehind, 'Anchor 02 10 F', '2x10'],
    [findPairBehind, 'Anchor 3 19', LEFT_ALONE],
    [findPairBehind, 'Anchor 03 00', LEFT_ALONE],
    [findDotted, 'Anchor 3.17-18 Pilot', '3x17,18'],
    [findDotted, 'Anchor 3.17', '3x17'],
    [findDotted, 'Anchor 1.23.45', LEFT_ALONE],
  ])('%p reads %s as %s', (find, text, expected) => {
    expect(show(find(text))).toBe(expected);
  });
});
