import { describe, expect, it } from '@jest/globals';
import { parsePath } from './read-path.js';
import type { Reading } from './reading.js';

const show = ({ kind, title, year, seasons, episodes, absoluteEpisodes }: Reading): string => {
  if (kind === 'movie') return `${title}|${year ?? ''}`;
  return `${title}|${seasons.join(',')}x${[...episodes, ...absoluteEpisodes].join(',')}`;
};

describe('names that may mean several things', () => {
  it.each([
    ['2012.mkv', ['2012|', '|2012']],
    ['1917.1080p.BluRay.mkv', ['1917|', '|1917']],
    ['Tide Runner 2049 2017.mkv', ['Tide Runner 2049|2017', 'Tide Runner|2049']],
    ['Tide Race 2000.mkv', ['Tide Race|2000', 'Tide Race 2000|']],
    ['2001 A Paper Tide.mkv', ['2001 A Paper Tide|', 'A Paper Tide|2001']],
    ['1987 - Paper Tide.mkv', ['Paper Tide|1987', '1987 - Paper Tide|']],
    ['Paper Tide Uncut.mkv', ['Paper Tide Uncut|', 'Paper Tide|']],
    ['Paper Tide German 720p.mkv', ['Paper Tide|', 'Paper Tide German|']],
    ['Harbour 103.mkv', ['Harbour|1x3', 'Harbour 103|']],
    ['Harbour 451.mkv', ['Harbour 451|', 'Harbour|4x51']],
    ['Harbour 103 1080p BluRay.mkv', ['Harbour 103|', 'Harbour|1x3']],
    ['Harbour 103 HDTV.mkv', ['Harbour|1x3', 'Harbour 103|']],
    ['Harbour/Harbour 12.avi', ['Harbour|x12', 'Harbour 12|']],
    ['Harbour/12.avi', ['Harbour|x12', 'Harbour|']],
    ['Films/Harbour - 07.mkv', ['Harbour - 07|', 'Harbour|x7']],
    ['Open Season 2 (2008).mkv', ['Open Season 2|2008', 'Open|2x']],
    ['[Moss] Harbour 12 [1080p].mkv', ['Harbour|x12', 'Harbour 12|']],
  ])('%s', (path, expected) => {
    const readings = parsePath(path);
    expect(readings.map(show)).toEqual(expected);
    for (const { doubt } of readings) expect(doubt).toMatch(/ may /);
  });

  it.each([
    'Paper Tide (1987).mkv',
    'Paper Tide 1987 1080p.mkv',
    'Harbour S01E02.mkv',
    'Harbour - 07 [1080p].mkv'.replace('Harbour', '[Moss] Harbour'),
    'Paper Tide 2 (1990).mkv',
    'Paper Tide 3.mkv',
    'Films/127 Tides.mkv',
    'K-19 The Tide.mkv',
    'Open Season 2 (2008)/movie.mkv',
  ])('%s has one reading', (path) => {
    expect(parsePath(path)).toMatchObject([{ doubt: null }]);
  });
});
