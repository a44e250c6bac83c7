import { describe, expect, it } from '@jest/globals';
import { findYears } from './years.js';

describe('findYears', () => {
  it.each([
    ['Kite (1999)', [1999]],
    ['1917 2019', [1917, 2019]],
    ['Leaving the Kite (1897)', [1897]],
    ['Kite 2049', []],
    ['Kite 1860', []],
    ['Kite 1920x1080', []],
    ['Kite 1920*1080', []],
    ['Kite 2000p x2001', []],
    ['Kite!.2013.720p', [2013]],
    ['Kite 1978-2022', [1978]],
  ])('%s: %j', (text, years) => {
    expect(findYears(text).map(({ value }) => value)).toEqual(years);
  });

  it('knows spans, brackets and years that fill theirs', () => {
    expect(findYears('Kite (1978-2022)')).toMatchObject([{ isSpan: true, bracket: 5 }]);
    expect(findYears('Kite (1999)')).toMatchObject([{ isSpan: false, bracket: 5, isAlone: true }]);
    expect(findYears('Kite (Drama 1999)')).toMatchObject([{ bracket: 5, isAlone: false }]);
    expect(findYears('Kite (x) 1999')).toMatchObject([{ bracket: null }]);
  });
});
