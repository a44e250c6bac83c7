import { describe, expect, it } from '@jest/globals';
import { namesake, titleFolder } from './title-folder.js';

const show = (folders: string[], episode: string | null): string => {
  const { component, depth, season, part } = titleFolder(folders, episode);
  return `${component?.text ?? '-'} ^${depth} S${season ?? ''} P${part ?? ''}`;
};

describe('titleFolder', () => {
  it.each<[string[], string | null, string]>([
    [['Films', 'Tide (1987)'], null, 'Tide (1987) ^0 S P'],
    [['Films', 'Tide (1987)', 'CD1'], null, 'Tide (1987) ^1 S P1'],
    [['Films', 'Tide (1987)', 'VIDEO_TS'], null, 'Tide (1987) ^1 S P'],
    [['Films', 'Tide (1987)', 'Extras'], null, 'Tide (1987) ^1 S P'],
    [['Films', 'Horror'], null, '- ^0 S P'],
    [['TV', 'Harbour', 'Season 2'], '03', 'Harbour ^1 S2 P'],
    [['TV', 'Harbour', '2'], '03', 'Harbour ^1 S2 P'],
    [['TV', 'Harbour', '1'], '1', 'Harbour ^1 S1 P'],
    [['TV', 'Harbour', 'Season 2', '13'], '13', 'Harbour ^2 S2 P'],
    [['Films', 'To sort', '2'], null, '2 ^0 S P'],
    [[], null, '- ^0 S P'],
  ])('%j', (folders, episode, expected) => {
    expect(show(folders, episode)).toBe(expected);
  });
});

describe('namesake', () => {
  it('finds a folder of the file’s own name', () => {
    expect(namesake(['Films', 'Tide', 'Movie'], 'Tide')?.depth).toBe(1);
    expect(namesake(['Films', 'Tide'], 'Road')).toBeNull();
    expect(namesake(['Films'], 'Films')).toBeNull();
    const hash = '9f86d081884c7d659a2feaa0c55ad015';
    expect(namesake(['Films', hash], hash)).toBeNull();
  });
});
