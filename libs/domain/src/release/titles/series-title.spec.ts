import { describe, expect, it } from '@jest/globals';
import { seriesTitle } from './series-title.js';

describe('seriesTitle', () => {
  it.each([
    ['Harbour ', 'Harbour', null, []],
    ['Harbour - ', 'Harbour', null, []],
    ['Harbour [', 'Harbour', null, []],
    ['Harbour 2005 ', 'Harbour', 2005, []],
    ['Harbour (2005) ', 'Harbour', 2005, []],
    ['Harbour 1993-2004 [', 'Harbour', 1993, []],
    ['Harbour 2086 ', 'Harbour 2086', null, []],
    ['Harbour Season 2 ', 'Harbour', null, [2]],
    ['Harbour 2nd Season ', 'Harbour', null, [2]],
    ['Harbour S2 ', 'Harbour', null, [2]],
    ['Harbour - The Complete Series ', 'Harbour', null, []],
    ['Harbour Complete Seasons ', 'Harbour', null, []],
    ['Harbour Ep ', 'Harbour', null, []],
    ['Harbour 2014 05 06 ', 'Harbour', null, []],
    ['221208 Harbour ', 'Harbour', null, []],
    ['Harbour [HDTV 720p][', 'Harbour', null, []],
    ['HD 720p: Harbour ', 'Harbour', null, []],
    ['Harbour - Stagione 6 (2016) 720p ', 'Harbour', null, [6]],
    ['', '', null, []],
  ])('%j', (before, title, year, seasons) => {
    expect(seriesTitle(before)).toMatchObject({ title, year, seasons });
  });

  it.each([
    ['Harbour US ', ['Harbour']],
    ['Harbour S2 ', ['Harbour S2']],
    ['Гавань / Harbour ', ['Harbour', 'Гавань / Harbour']],
  ])('offers other spellings of %j', (before, alternatives) => {
    expect(seriesTitle(before).alternatives).toEqual(alternatives);
  });
});
