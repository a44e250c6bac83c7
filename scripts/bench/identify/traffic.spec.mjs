import { describe, expect, it } from '@jest/globals';
import { addTraffic, budgetUse, callsPerTitle, NO_TRAFFIC, readTraffic } from './traffic.mjs';

const SINCE = '2026-01-01T00:00:00.000Z';
const START = Date.parse(SINCE);
const at = (second) => START + second * 1000;

describe('readTraffic', () => {
  const read = {
    ...{ requests: 3, refused: 1, duplicates: 0, peak: 2, endpoints: { 'search/movie': 2, tv: 1 } },
    seconds: [
      { at: at(0), count: 2 },
      { at: at(4), count: 1 },
    ],
  };

  it("reads the project's own counts", () => {
    const byEndpoint = { 'search/movie': 2, tv: 1 };
    const perSecond = { 0: 2, 4: 1 };
    const counts = {
      requests: 3,
      refused: 1,
      duplicates: 0,
      peakPerSecond: 2,
      byEndpoint,
      since: SINCE,
      perSecond,
    };
    expect(readTraffic(counts)).toEqual(read);
  });

  it('reads counts that tell endpoints by service and refusals by cause', () => {
    const endpoints = { 'tmdb search/movie': 2, 'tmdb tv': 1 };
    const throttled = { rate: 1, connections: 0, fault: 5 };
    const counts = { requests: 3, status429: 6, throttled, duplicateRequests: 0, peakPerSecond: 2 };
    expect(readTraffic({ ...counts, endpoints, since: SINCE, perSecond: { 0: 2, 4: 1 } })).toEqual(read);
  });

  it('is added up over two stand-ins', () => {
    expect(addTraffic(NO_TRAFFIC, read)).toEqual(read);
    expect(addTraffic(read, read)).toMatchObject({ requests: 6, refused: 2, peak: 2, endpoints: { tv: 2 } });
  });
});

it('counts calls for films and series per distinct title', () => {
  const endpoints = {
    'search/movie': 10,
    movie: 2,
    'movie/alternative_titles': 1,
    'search/tv': 3,
    'tv/season': 1,
  };
  const traffic = { ...NO_TRAFFIC, endpoints: { ...endpoints, find: 4, configuration: 1 } };
  expect(callsPerTitle(traffic, { films: 10, series: 2 })).toEqual({
    ...{ films: 13, series: 4, find: 4, other: 1 },
    ...{ perFilm: 1.3, perSeries: 2 },
  });
  expect(callsPerTitle(traffic, { films: 0, series: 2 }).perFilm).toBeNull();
});

describe('budgetUse', () => {
  const counts = [5, 40, 40, 30, 40, 40, 40, 8];
  const seconds = counts.map((count, second) => ({ at: at(second), count }));
  const samples = (waiting) =>
    Array.from({ length: 19 }, (_, half) => ({ at: at(half / 2), waiting: waiting(half / 2) }));
  const use = (given) => budgetUse({ seconds, samples: samples(() => 90), rate: 40, outage: null, ...given });

  it('leaves out two seconds at either end', () => {
    expect(use({})).toEqual({ seconds: 4, least: 0.75, mean: (40 + 30 + 40 + 40) / 160 });
  });

  it('counts seconds without any request', () => {
    expect(use({ seconds: seconds.filter((_, second) => second !== 3) })).toMatchObject({
      seconds: 4,
      least: 0,
    });
  });

  it('leaves out seconds in which less than a second of work waited', () => {
    expect(use({ samples: samples((second) => (second === 3.5 ? 39 : 40)) })).toEqual({
      ...{ seconds: 3, least: 1, mean: 1 },
    });
    expect(use({ samples: [] })).toBeNull();
  });

  it('leaves out an outage and the time to notice its end', () => {
    expect(use({ outage: { from: at(3), to: at(4) } })).toEqual({ seconds: 1, least: 1, mean: 1 });
  });

  it('is nothing where nothing was asked', () => {
    expect(use({ seconds: [] })).toBeNull();
  });
});
