import { describe, expect, it } from '@jest/globals';
import { findBracketed, findDash, findPadded, findRun, findTrailing } from './absolute.js';
import type { Numbering } from './numbering.js';

const show = (text: string, found: Numbering | null): string | null =>
  found === null ? null : `${found.absoluteEpisodes.join(',')} @${text.slice(0, found.start)}`;

describe('findDash', () => {
  it.each([
    ['Kite - 07', '7 @Kite'],
    ['Kite - 07v2 [1080p]', '7 @Kite'],
    ['Kite - 107 END', '107 @Kite'],
    ['Kite - 07-08', '7,8 @Kite'],
    ['Kite - 12.5 [720p]', '12.5 @Kite'],
    ['Kite - EP07', '7 @Kite'],
    ['Kite - 100 Days - 05 (1080p)', '5 @Kite - 100 Days'],
    ['Kite - 220 - 413 Days', '220 @Kite'],
    ['Kite - 01 - 33', '1 @Kite'],
    ['Kite-01[1280x720]', '1 @Kite'],
    ['Kite - 14 OVA [BD]', '14 @Kite'],
  ])('takes %s', (text, expected) => {
    expect(show(text, findDash(text))).toBe(expected);
  });

  it.each([
    'Kite - 2019',
    'Kite - 720',
    'Kite - 1080 [x264]',
    'Kite Five-0',
    'U-571',
    'K-19 The Kite',
    'Kite Movie - 09 - Wind',
    'Kite - Wind',
  ])('leaves %s alone', (text) => {
    expect(findDash(text)).toBeNull();
  });
});

describe('findRun', () => {
  it.each([
    ['Kite 1-3', '1,2,3 @Kite'],
    ['Kite 01 ~ 03', '1,2,3 @Kite'],
    ['Kite 01 - 03 [720p]', '1,2,3 @Kite'],
    ['Kite 9-11 (English)', '9,10,11 @Kite'],
  ])('takes %s', (text, expected) => {
    expect(show(text, findRun(text))).toBe(expected);
  });

  it.each(['Kite 01 - 33', 'Kite 720-1080', 'Kite 2001-2005', 'Kite 9-3', '1-3', 'Kite 1-2000'])(
    'leaves %s alone',
    (text) => {
      expect(findRun(text)).toBeNull();
    },
  );
});

describe('findBracketed', () => {
  it.each([
    ['Kite [07]', '7'],
    ['Kite [07v2]', '7'],
    ['Kite [07 END]', '7'],
    ['Kite (07)', '7'],
    ['Kite [01-03]', '1,2,3'],
    ['Kite [第07話]', '7'],
  ])('takes %s', (text, numbers) => {
    expect(findBracketed(text)?.absoluteEpisodes.join(',')).toBe(numbers);
  });

  it.each([
    'Kite [2019]',
    'Kite [720]',
    'Kite [264]',
    'Kite [5.1]',
    'Kite (1080)',
    '[07] Kite',
    'Kite [0A1B2C3D]',
  ])('leaves %s alone', (text) => {
    expect(findBracketed(text)).toBeNull();
  });
});

describe('findTrailing', () => {
  it.each([
    ['Kite 214', '214 @Kite'],
    ['Kite 07v2 [1080p]', '7 @Kite'],
    ['Kite.13', '13 @Kite'],
  ])('takes %s', (text, expected) => {
    expect(show(text, findTrailing(text))).toBe(expected);
  });

  it.each(['Kite 2019', 'Kite 720', 'Kite 07 Wind'])('leaves %s alone', (text) => {
    expect(findTrailing(text)).toBeNull();
  });
});

describe('findPadded', () => {
  it.each([
    ['Kite 01 Wind', '1 @Kite'],
    ['Kite 05 - Wind', '5 @Kite'],
    ['Kite 001 Wind', '1 @Kite'],
  ])('takes %s', (text, expected) => {
    expect(show(text, findPadded(text))).toBe(expected);
  });

  it.each(['Kite 12 Winds', '01 Kite', 'Kite Part 01 Wind', 'Kite 01'])('leaves %s alone', (text) => {
    expect(findPadded(text)).toBeNull();
  });
});
