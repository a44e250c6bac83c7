import { describe, expect, it } from '@jest/globals';
import { findStandard, withAbsolute } from './standard.js';

/** What is found, as `season x episodes @ text before`. */
const found = (text: string): string | null => {
  const numbering = findStandard(text);
  if (numbering === null) return null;
  return `${numbering.seasons.join(',')}x${numbering.episodes.join(',')} @${text.slice(0, numbering.start)}`;
};

describe('findStandard', () => {
  it.each([
    ['Harbour S01E02', '1x2 @Harbour '],
    ['harbour s1e2', '1x2 @harbour '],
    ['Harbour S01 E02 Name', '1x2 @Harbour '],
    ['Harbour - S01xE02 - Name', '1x2 @Harbour - '],
    ['Harbour - S1 - Ep 5', '1x5 @Harbour - '],
    ['Harbour [S01] [E02]', '1x2 @Harbour ['],
    ['Harbour T1E02', '1x2 @Harbour '],
    ['Harbour S2009E10', '2009x10 @Harbour '],
    ['Harbour S01E100', '1x100 @Harbour '],
    ['Harbour S01E02v2', '1x2 @Harbour '],
    ['Harbour S01E02b', '1x2 @Harbour '],
    ['Harbour S00E05 Special', '0x5 @Harbour '],
    ['Harbour 1x02 Name', '1x2 @Harbour '],
    ['Harbour (1x02)', '1x2 @Harbour ('],
    ['Harbour 2016x231', '2016x231 @Harbour '],
    ['Гавань 01х02', '1x2 @Гавань '],
  ])('takes %s', (text, expected) => {
    expect(found(text)).toBe(expected);
  });

  it.each([
    ['H S01E02E03', '1x2,3 @H '],
    ['H S01E02-E04', '1x2,3,4 @H '],
    ['H S01E02-03', '1x2,3 @H '],
    ['H S01E02-03-04', '1x2,3,4 @H '],
    ['H S01E02 S01E03', '1x2,3 @H '],
    ['H S01E02 - S01E04', '1x2,3,4 @H '],
    ['H S01E02 + S01E03', '1x2,3 @H '],
    ['H S01E02+03', '1x2,3 @H '],
    ['H S01E02, E03', '1x2,3 @H '],
    ['H S01EP(01-03)', '1x1,2,3 @H '],
    ['H 1x02x03', '1x2,3 @H '],
    ['H 1x02-1x04', '1x2,3,4 @H '],
    ['H 1x02-03-04', '1x2,3,4 @H '],
    ['H 1x02 1x03', '1x2,3 @H '],
    ['H 1x02 - x03', '1x2,3 @H '],
  ])('takes the chain %s', (text, expected) => {
    expect(found(text)).toBe(expected);
  });

  it.each([
    ['H S01E02-720p', '1x2 @H '],
    ['H S01E12-3 Acts', '1x12 @H '],
    ['H S07E12-31st Night', '7x12 @H '],
    ['H 1x12 - 24 Hours', '1x12 @H '],
    ['H S01E02 The One Where 2x4 Falls', '1x2 @H '],
    ['H S01E01-S09E99', '1x1 @H '],
  ])('does not take a title for a chain: %s', (text, expected) => {
    expect(found(text)).toBe(expected);
  });

  it.each([
    'H 1920x1080',
    'H S01 x264',
    'H S01 [x265]',
    'H T2 x264',
    'H 16x9',
    'H x264',
    'H DTS 5.1x2',
    'Bits1e2',
    'H 1280x720p',
    'H 2009',
  ])('leaves %s alone', (text) => {
    expect(found(text)).toBeNull();
  });
});

describe('withAbsolute', () => {
  const absolute = (text: string, hasGroup = false): string | null => {
    const numbering = findStandard(text);
    if (numbering === null) return null;
    const whole = withAbsolute(numbering, text, hasGroup);
    return `${whole.absoluteEpisodes.join(',')} @${text.slice(0, whole.start)}`;
  };

  it.each([
    ['H S16E03-04 313-314', '313,314 @H '],
    ['H - 16x03 - 313', '313 @H - '],
    ['H S01E07 (07)', '7 @H '],
    ['H S01E07 [107] [1080p]', '107 @H '],
    ['H - 313-315 - S16E03-05', '313,314,315 @H'],
    ['H - 313 - S16E03', '313 @H'],
  ])('finds the count through all seasons in %s', (text, expected) => {
    expect(absolute(text)).toBe(expected);
  });

  it('trusts a number before the season’s behind a group only', () => {
    expect(absolute('Long Road 214 10x14', true)).toBe('214 @Long Road');
    expect(absolute('The 100 1x14')).toBe(' @The 100 ');
  });

  it.each(['H S01E02 720', 'H S01E02 24 Hours', 'H S01E02 2019', 'H S01E02 - 1883', 'H S01E02 1080p'])(
    'leaves what stands behind %s alone',
    (text) => {
      expect(absolute(text)).toBe(' @H ');
    },
  );
});
