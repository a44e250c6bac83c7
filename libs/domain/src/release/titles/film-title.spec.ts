import { describe, expect, it } from '@jest/globals';
import { filmTitle } from './film-title.js';

const show = (text: string): string => {
  const { title, year } = filmTitle(text);
  return `${title}|${year ?? ''}`;
};

describe('filmTitle', () => {
  it.each([
    ['Paper Tide 1987 1080p BluRay', 'Paper Tide|1987'],
    ['Paper Tide (1987)', 'Paper Tide|1987'],
    ['Paper Tide (Drama 1987)', 'Paper Tide|1987'],
    ['Paper Tide [1987] [1080p]', 'Paper Tide|1987'],
    ['Paper Tide(1987)[320 Kbps]', 'Paper Tide|1987'],
    ['(1987) Paper Tide', 'Paper Tide|1987'],
    ['1987 - Paper Tide', 'Paper Tide|1987'],
    ['Paper Tide 1080p 1987', 'Paper Tide|1987'],
    ['Paper Tide (VHS) [1987]', 'Paper Tide|1987'],
    ['Paper Tide GERMAN DL 1080p', 'Paper Tide|'],
    ['Paper Tide (BD 1080p FLAC) [Moss]', 'Paper Tide|'],
    ['Paper Tides Collection 1978-2022', 'Paper Tides Collection|'],
    ['07 - Paper Tide (1987)', 'Paper Tide|1987'],
    ['(1)Paper Tide (1987)', 'Paper Tide|1987'],
    ['1917 1080p', '1917|'],
    ['1984 1984', '1984|1984'],
    ['2001 A Paper Tide', '2001 A Paper Tide|'],
    ['300 2001 (2006)', '300 2001|2006'],
    ['Tide Runner 2049 2017', 'Tide Runner 2049|2017'],
    ['Leaving Tide by Tide (1897)', 'Leaving Tide by Tide|1897'],
    ['The French 1080p', 'The French|'],
    ['', '|'],
  ])('%s: %s', (text, expected) => {
    expect(show(text)).toBe(expected);
  });

  it.each([
    ['Tide Race 2000', ['Tide Race 2000|']],
    ['Tide Runner 2049 2017 1080p', ['Tide Runner|2049']],
    ['2012', ['|2012']],
    ['2001 A Paper Tide', ['A Paper Tide|2001']],
    ['1987 - Paper Tide', ['1987 - Paper Tide|']],
    ['Tide Uncut', ['Tide|']],
    ['Paper Tide German 720p', ['Paper Tide German|']],
    ['Paper Tide Imax 1987 1080p', ['Paper Tide Imax|1987']],
    ['Paper Tide 1987 1080p', []],
    ['Paper Tide (1987)', []],
  ])('%s may also be %j', (text, others) => {
    expect(filmTitle(text).others.map(({ title, year }) => `${title}|${year ?? ''}`)).toEqual(others);
  });

  it('says where tags begin', () => {
    expect(filmTitle('Paper Tide 1987 1080p').end).toBe('Paper Tide 1987'.length);
    expect(filmTitle('Paper Tide 1080p').end).toBe('Paper Tide '.length);
  });
});
