import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SeasonFacts } from './candidate.js';
import { type OrderedEpisode, type OrderedNumbers, placeByOrder } from './episode-orders.js';

const season = (number: number, ...episodes: readonly (readonly [string, string | null])[]): SeasonFacts => ({
  number,
  name: `Season ${number}`,
  episodes: episodes.map(([name, airDate], at) => ({ number: at + 1, name, airDate })),
});

const ordered = (
  ...episodes: readonly (readonly [number, number, string, string | null])[]
): OrderedEpisode[] => episodes.map(([of, number, name, airDate]) => ({ season: of, number, name, airDate }));

/** Broadcast out of order: the pilot came tenth. */
const BROADCAST = [
  season(0, ['Behind the Scenes', '2002-08-01']),
  season(1, ['The Robbery', '2002-09-20'], ['Bushed', '2002-09-27'], ['The Pilot', '2002-12-20']),
  season(2, ['The Return', '2003-09-05'], ['Twins (1)', '2003-09-12'], ['Twins (2)', '2003-09-12']),
];

const DISCS = ordered(
  [0, 1, 'Behind the Scenes', '2002-08-01'],
  [1, 1, 'The Pilot', '2002-12-20'],
  [1, 2, 'The Robbery', '2002-09-20'],
  [1, 3, 'Bushed', null],
  [1, 4, 'The Return', '2003-09-05'],
  [2, 1, 'Twins (1)', '2003-09-12'],
  [2, 2, 'Twins (2)', '2003-09-12'],
  [2, 3, 'Never Broadcast', '2004-01-01'],
  [2, 4, 'Bushed', '2002-09-20'],
);

const ABSOLUTE = ordered(
  [0, 1, 'Behind the Scenes', '2002-08-01'],
  [1, 1, 'The Robbery', '2002-09-20'],
  [1, 2, '', '2002-09-27'],
  [1, 3, 'THE PILOT!', null],
  [1, 4, 'The Return', '2003-09-05'],
);

const dvd = (of: number, ...episodes: number[]): OrderedNumbers => ({ season: of, episodes });
const absolute = (...episodes: number[]): OrderedNumbers => ({ season: null, episodes });

describe('placeByOrder', () => {
  it.each([
    ['by the date', dvd(1, 1), DISCS, { season: 1, episodes: [3] }],
    ['by the name where a date is shared', dvd(2, 1), DISCS, { season: 2, episodes: [2] }],
    ['specials too', dvd(0, 1), DISCS, { season: 0, episodes: [1] }],
    ['into another season', dvd(1, 4), DISCS, { season: 2, episodes: [1] }],
    ['several in a row', dvd(2, 1, 2), DISCS, { season: 2, episodes: [2, 3] }],
    ['absolute numbers, which no special has', absolute(1), ABSOLUTE, { season: 1, episodes: [1] }],
    ['absolute numbers without a name', absolute(2), ABSOLUTE, { season: 1, episodes: [2] }],
    ['names however they are written', absolute(3), ABSOLUTE, { season: 1, episodes: [3] }],
  ])('places %s', (_, numbers, order, expected) => {
    expect(placeByOrder(numbers, order, BROADCAST)).toEqual(expected);
  });

  it.each([
    ['numbers that the order lacks', dvd(1, 9), DISCS, 'has no episode 1x9'],
    ['absolute numbers beyond the end', absolute(5), ABSOLUTE, 'has no episode 5'],
    ['episodes that TMDb lacks', dvd(2, 3), DISCS, '"Never Broadcast" of 2004-01-01'],
    ['a name that two episodes of the order bear', dvd(1, 3), DISCS, '"Bushed"'],
    ['episodes in two seasons', absolute(3, 4), ABSOLUTE, 'over two seasons'],
    ['no number at all', absolute(), ABSOLUTE, 'no episode'],
    ['numbers given twice', absolute(1), [...ABSOLUTE, ...ABSOLUTE], 'has 2 episodes 1'],
  ])('refuses %s', (_, numbers, order, reason) => {
    expect(placeByOrder(numbers, order, BROADCAST)).toEqual({ reason: expect.stringContaining(reason) });
  });

  it('refuses what date and name place differently', () => {
    const order = ordered([1, 1, 'Bushed', '2002-09-20']);
    expect(placeByOrder(absolute(1), order, BROADCAST)).toEqual({
      reason: expect.stringContaining('by its date'),
    });
  });

  it('takes a name that says otherwise for a translation', () => {
    const order = ordered([1, 1, 'Der Überfall', '2002-09-20']);
    expect(placeByOrder(absolute(1), order, BROADCAST)).toEqual({ season: 1, episodes: [1] });
  });

  it('answers nothing that TMDb does not have', () => {
    const dates = fc.constantFrom(null, '2002-09-20', '2002-09-27', '2003-09-12', '2010-01-01');
    const names = fc.constantFrom('', 'Bushed', 'The Pilot', 'Twins (1)', 'Elsewhere');
    const number = fc.nat({ max: 4 });
    const episode = fc.record({ season: number, number, name: names, airDate: dates });
    const asked = fc.record({ season: fc.option(number), episodes: fc.array(number, { maxLength: 3 }) });
    fc.assert(
      fc.property(asked, fc.array(episode, { maxLength: 8 }), (numbers, order) => {
        const placed = placeByOrder(numbers, order, BROADCAST);
        if ('reason' in placed) return placed.reason !== '';
        const known = BROADCAST.find((one) => one.number === placed.season)?.episodes ?? [];
        return (
          placed.episodes.length > 0 && placed.episodes.every((at) => known.some((one) => one.number === at))
        );
      }),
    );
  });
});
