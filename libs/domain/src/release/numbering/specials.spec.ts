import { describe, expect, it } from '@jest/globals';
import { findPartOfSeason, findSpecial, findUncounted } from './specials.js';

describe('videos outside the count', () => {
  it.each([
    'Kite - NCED',
    'Kite - NCOP2v2',
    'Kite ED2 ',
    'Kite - SP01',
    'Kite - Special 1',
    'Kite OVA',
    'Kite ONA v2'.replace(' v', 'v'),
  ])('%s belongs to a series', (text) => {
    expect(findUncounted(text)).toMatchObject({ seasons: [], episodes: [], absoluteEpisodes: [] });
  });

  it.each(['Special Kite', 'Kite Specialist', 'Kite OPERA', 'NCED'])('%s does not', (text) => {
    expect(findUncounted(text)).toBeNull();
  });

  it('knows specials of the season', () => {
    expect(findSpecial('Harbour 2013 Christmas Special HDTV')).not.toBeNull();
    expect(findSpecial('A Special Day')).toBeNull();
    expect(findSpecial('Christmas Special')).toBeNull();
  });
});

describe('findPartOfSeason', () => {
  it.each([
    ['Harbour - Part 1', [1]],
    ['Part 2 - Storm', [2]],
    ['Harbour pt 3', [3]],
  ])('takes %s', (text, episodes) => {
    expect(findPartOfSeason(text)?.episodes).toEqual(episodes);
  });

  it.each(['Harbour Part One', 'Party 1', 'Harbour Part 1 of the Storm'])('leaves %s alone', (text) => {
    expect(findPartOfSeason(text)).toBeNull();
  });
});
