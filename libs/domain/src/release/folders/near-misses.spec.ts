import { describe, expect, it } from '@jest/globals';
import { folderFacts } from './folder-facts.js';
import { isRandom, isScrambled, isTelling } from './telling.js';
import { titleFolder } from './title-folder.js';

describe('folders that only look like something else', () => {
  it.each([
    'Season',
    'Season 1000',
    'Season 1 & 2',
    'Season of the Tide',
    'Open Season 2',
    'Last Season',
    'Terminator 2',
    'Temp 2',
    '1',
    'Disc',
    'Trilogy',
    'Animation (1999)',
    'Movie (1999)',
    'Film 1999',
    'Show S01-S03',
    'Episode',
    'AB',
  ])('%s is good for a title', (name) => {
    expect(folderFacts(name)).toMatchObject({ role: 'title', season: null });
  });

  it.each([
    ['OVA', 0],
    ['S00', 0],
    ['01 Season', 1],
    ['First Season', 1],
    ['Tenth Season', 10],
    ['4. Sezon', 4],
    ['Évad 2', 2],
    ['Kausi 3', 3],
  ])('%s is season %s', (name, season) => {
    expect(folderFacts(name)).toMatchObject({ role: 'season', season });
  });

  it.each(['2012', '1999-2001', '#', '0-9', '4K', 'Action', 'Tide Trilogy', 'tv shows'])(
    '%s holds many titles',
    (name) => {
      expect(folderFacts(name).role).toBe('collection');
    },
  );
});

describe('names that only look random', () => {
  it.each([
    'deadbeef',
    'deadbeefdeadbeef',
    '20140506',
    'abcdef-123456',
    'Tide-1999-2000-2001',
    'TheTide1999x264',
  ])('%s is no hash', (name) => {
    expect(isRandom(name)).toBe(false);
    expect(isTelling(name)).toBe(true);
  });

  it.each(['feedfacefeedface1', '1234567890123456', 'aaaa-bbbb-1111-2222'])('%s is one', (name) => {
    expect(isRandom(name)).toBe(true);
    expect(isTelling(name)).toBe(false);
  });

  it.each(['title', 'VTS', 'ab-kite', 'abcd-kite', 'abc-Kite', 'Episode Twelve', 'Video 1', '1234'])(
    '%s says something',
    (stem) => {
      expect(isScrambled(stem)).toBe(false);
    },
  );
});

describe('how far up a title’s folder is looked for', () => {
  it('stops at a shelf and at the sixth folder', () => {
    const seasons = ['S1', 'S2', 'S3', 'S4', 'S5'];
    expect(titleFolder(['Harbour', ...seasons], 'x')).toMatchObject({ depth: 5, season: 5 });
    expect(titleFolder(['Harbour', ...seasons, 'S6'], 'x')).toMatchObject({ component: null, season: 6 });
    expect(titleFolder(['Harbour', 'Movies', 'CD1'], null)).toMatchObject({ component: null, part: 1 });
  });
});
