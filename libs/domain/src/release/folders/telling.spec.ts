import { describe, expect, it } from '@jest/globals';
import { isDisc, isRandom, isScrambled, isTelling } from './telling.js';

describe('names that say nothing', () => {
  it.each([
    '9f86d081884c7d659a2feaa0c55ad015',
    'AB607ebb-CDc59935-5155473f-1c5f49',
    'k3J9x2Lq8Vz1Bn7Tp4Wd6Ys5',
    'b00bs',
    'abc.xyz',
    'movie',
    'Episode 3',
    '07',
    'VTS_01_1',
    '00001',
    'title_t01',
    'cd1',
    'grp-tide',
  ])('%s', (stem) => {
    expect(isScrambled(stem) || isRandom(stem)).toBe(true);
  });

  it.each([
    'Paper.Tide.1987',
    'Tide-S03E14-720p-HDTV-X264-MOSS',
    'PaperTide1987',
    'TheLongRoadToTheHarbour1987Extended',
    '1917',
    '2012',
  ])('%s says something', (stem) => {
    expect(isScrambled(stem)).toBe(false);
  });

  it('tells discs and titles', () => {
    expect(isDisc('VTS_02_0')).toBe(true);
    expect(isDisc('00800')).toBe(true);
    expect(isDisc('Tide')).toBe(false);
    expect(isTelling('Tide')).toBe(true);
    expect(isTelling('movie')).toBe(false);
    expect(isTelling('')).toBe(false);
  });
});
