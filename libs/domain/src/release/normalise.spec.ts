import { describe, expect, it } from '@jest/globals';
import { plainText, spaced } from './normalise.js';

describe('plainText', () => {
  it.each([
    ['Ame\u0301lie', 'Amélie'],
    ['Kite\u200b \u202eS01', 'Kite S01'],
    ['Kite\u0007\n', 'Kite'],
    ['Cafe\u200b\u0301', 'Café'],
    ['Ｃａｆｅ\u0301', 'Café'],
    ['Ｋｉｔｅ　－　１５８', 'Kite - 158'],
    ['【Kite】〔07〕', '[Kite][07]'],
    ['「Kite」', '「Kite」'],
  ])('%j: %j', (raw, text) => {
    expect(plainText(raw)).toBe(text);
  });
});

describe('spaced', () => {
  it.each([
    ['Paper.Tide.1987.1080p', 'Paper Tide 1987 1080p'],
    ['Paper_Tide_1987_1080p', 'Paper Tide 1987 1080p'],
    ['Paper-Tide-1987-1080p', 'Paper Tide 1987 1080p'],
    ['Paper Tide 1987 1080p', 'Paper Tide 1987 1080p'],
    ['Mr. Tide (1987)', 'Mr. Tide (1987)'],
    ['Dr. No. Tide', 'Dr. No. Tide'],
    ['paper_tide_2008.5x02.720p_hdtv', 'paper tide 2008 5x02 720p hdtv'],
    ['Paper.Tide.1987.DTS.5.1.x264 remux', 'Paper Tide 1987 DTS 5.1 x264 remux'],
    ['Paper_Tide_-_12.5', 'Paper Tide - 12.5'],
    ['Paper.Tide.1987.[DTS.5.1]', 'Paper Tide 1987 [DTS 5 1]'],
    ['Paper Tide _ Low Water', 'Paper Tide - Low Water'],
    ['Paper-Tide.1987', 'Paper-Tide 1987'],
    ['Spider-Tide', 'Spider-Tide'],
    ['  Paper   Tide  ', 'Paper Tide'],
  ])('%s: %s', (raw, text) => {
    expect(spaced(raw)).toBe(text);
  });
});
