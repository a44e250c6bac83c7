import { describe, expect, it } from '@jest/globals';
import { findChapter, findCompact } from './compact.js';

const compact = (text: string, season: number | null = null): string | null => {
  const found = findCompact(text, { season, before: text.length });
  return found === null
    ? null
    : `${found.seasons.join(',')}x${found.episodes.join(',')} @${text.slice(0, found.start)}`;
};

describe('findCompact', () => {
  it.each([
    ['Anvil 103', '1x3 @Anvil '],
    ['Anvil 1013', '10x13 @Anvil '],
    ['Anvil 2015 0308', '3x8 @Anvil 2015 '],
    ['Anvil 10910', '1x9,10 @Anvil '],
    ['The 100 109', '1x9 @The 100 '],
  ])('takes %s', (text, expected) => {
    expect(compact(text)).toBe(expected);
  });

  it.each([
    'Anvil 720',
    'Anvil 1080',
    'Anvil 2015',
    'Anvil 264',
    'Anvil 100',
    'Anvil 0990',
    'Anvil 320 Kbps',
    '211',
    'Anvil 12345',
  ])('leaves %s alone', (text) => {
    expect(compact(text)).toBeNull();
  });

  it('takes no number against the season of the folder', () => {
    expect(compact('Anvil 203', 2)).toBe('2x3 @Anvil ');
    expect(compact('Anvil 103', 2)).toBeNull();
  });

  it('looks in front of the tags only', () => {
    expect(findCompact('Anvil 1080p 103', { season: null, before: 6 })).toBeNull();
  });
});

describe('findChapter', () => {
  it.each([
    ['Yunque [Cap.104]', [1], [4]],
    ['Yunque [Cap 1405]', [14], [5]],
    ['Yunque [Cap.102 104]', [1], [2, 3, 4]],
    ['Yunque Capítulo 203', [2], [3]],
  ])('takes %s', (text, seasons, episodes) => {
    expect(findChapter(text)).toMatchObject({ seasons, episodes });
  });

  it.each(['Yunque Cap 52', 'Yunque Cap 1999', 'Capitan 104', 'Yunque 104'])('leaves %s alone', (text) => {
    expect(findChapter(text)).toBeNull();
  });
});
