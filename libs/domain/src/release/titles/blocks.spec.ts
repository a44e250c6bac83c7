import { describe, expect, it } from '@jest/globals';
import { readBlocks } from './blocks.js';

const show = (text: string): string | null => {
  const name = readBlocks(text);
  if (name === null) return null;
  const { seasons, absoluteEpisodes } = name.numbering;
  return `${[name.title, ...name.alternatives].join('|')} ${seasons.join(',')}x${absoluteEpisodes.join(',')}`;
};

describe('readBlocks', () => {
  it.each([
    ['[Paper Kite][07][1080P]', 'Paper Kite x7'],
    ['[紙鳶][07][1080P]', '紙鳶 x7'],
    ['[紙鳶][Paper Kite][07][1080P]', 'Paper Kite|紙鳶 x7'],
    ['[紙鳶 Paper Kite][第07話][MP4]', 'Paper Kite|紙鳶 x7'],
    ['[紙鳶/Paper Kite][01-03完][720P]', 'Paper Kite|紙鳶 x1,2,3'],
    ['[国漫][Paper Kite][2019][234 END][AVC]', 'Paper Kite x234'],
    ['★10月新番★[紙鳶/Paper Kite][07][1080p]', 'Paper Kite|紙鳶 x7'],
    ['[Moss-Wings][紙鳶][Paper Kite!!][04][1080p]', 'Paper Kite!!|紙鳶|Moss-Wings x4'],
    ['[Paper Kite S02][01][1080p]', 'Paper Kite|Paper Kite S02 2x1'],
    ['[Paper Kite][12.5][1080p]', 'Paper Kite x12.5'],
  ])('%s', (text, expected) => {
    expect(show(text)).toBe(expected);
  });

  it.each([
    'Paper Kite [07]',
    '[Paper Kite]',
    '[Paper Kite][1080p]',
    '[Paper Kite][2019][1080p]',
    '[Paper Kite][720][x264]',
    '[07][1080p]',
    '',
  ])('leaves %j alone', (text) => {
    expect(show(text)).toBeNull();
  });
});
