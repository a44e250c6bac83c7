import { describe, expect, it } from '@jest/globals';
import { readPath } from '../release/read-path.js';
import type { SeasonFacts } from './candidate.js';
import { resolveEpisodes } from './resolve-episodes.js';

/** Seasons with so many episodes each; an episode of season s airs on day e of month s, 2014. */
function seasons(counts: Readonly<Record<number, number>>): SeasonFacts[] {
  return Object.entries(counts).map(([season, count]) => ({
    number: Number(season),
    name: `Season ${season}`,
    episodes: Array.from({ length: count }, (_, at) => ({
      number: at + 1,
      name: '',
      airDate:
        Number(season) === 0 ? null : `2014-${season.padStart(2, '0')}-${String(at + 1).padStart(2, '0')}`,
    })),
  }));
}

function resolve(path: string, counts: Readonly<Record<number, number>>): string {
  const [reading] = readPath(path.split('/'));
  if (reading === undefined) return 'no reading';
  const found = resolveEpisodes(reading, seasons(counts));
  return 'reason' in found ? found.reason : `${found.season}x${found.episodes.join(',')}`;
}

describe('resolveEpisodes', () => {
  it.each([
    ['Show.S02E03.mkv', { 1: 10, 2: 10 }, '2x3'],
    ['Show.S02E03E04.mkv', { 1: 10, 2: 10 }, '2x3,4'],
    ['Show.S00E01.mkv', { 0: 2, 1: 10 }, '0x1'],
    ['TV/Show/Season 2/03.mkv', { 1: 10, 2: 10 }, '2x3'],
    ['TV/Show/Show - 03.mkv', { 0: 3, 1: 10 }, '1x3'],
    ['[Grp] Show - 12 [1080p].mkv', { 0: 4, 1: 10, 2: 10 }, '2x2'],
    ['[Grp] Show - 07.mkv', { 1: 10, 2: 10 }, '1x7'],
    ['[Grp] Show S2 - 07 [1080p].mkv', { 1: 10, 2: 10 }, '2x7'],
    ['Show/Season 2/[Grp] Show - 15.mkv', { 1: 10, 2: 10 }, '2x5'],
    ['Show.2014.02.03.mkv', { 1: 10, 2: 10 }, '2x3'],
  ])('%s', (path, counts, expected) => {
    expect(resolve(path, counts)).toBe(expected);
  });

  it.each([
    ['Show.S03E01.mkv', { 1: 10, 2: 10 }, 'no season 3'],
    ['Show.S01E11.mkv', { 1: 10 }, 'no episode 11'],
    ['Show.S01E10E11.mkv', { 1: 10 }, 'no episode 11'],
    ['TV/Show/Show - 03.mkv', { 1: 10, 2: 10 }, 'says no season'],
    ['[Grp] Show - 21.mkv', { 1: 10, 2: 10 }, 'no episode 21'],
    ['[Grp] Show - 10-11.mkv', { 1: 10, 2: 10 }, 'reach over two seasons'],
    ['Show.2014.05.06.mkv', { 1: 10 }, 'no episode aired on 2014-05-06'],
    ['[Grp] Show - 10.5 [1080p].mkv', { 0: 2, 1: 12 }, 'has no episode 10.5'],
    ['Show.S01.1080p/extra part.mkv', { 1: 10 }, 'says no episode'],
  ])('%s: asks, since %j has %s', (path, counts, reason) => {
    expect(resolve(path, counts)).toContain(reason);
  });

  it('asks when two episodes aired on the day', () => {
    const day = { number: 1, name: '', airDate: '2014-05-06' };
    const twice = [{ number: 1, name: '', episodes: [day, { ...day, number: 2 }] }];
    const [reading] = readPath(['Show.2014.05.06.mkv']);
    if (reading === undefined) throw new Error('no reading');
    expect(resolveEpisodes(reading, twice)).toEqual({ reason: '2 episodes aired on 2014-05-06' });
  });
});
