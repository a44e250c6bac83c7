import { describe, expect, it } from '@jest/globals';
import { scoreRun } from './score.mjs';
import { joinOthers, joinVideos, parseTruth } from './truth.mjs';

const ROOT = '/srv/library';

const film = (path, tmdbId, notes = []) => ({
  path,
  kind: 'movie',
  media: 'movie',
  tmdbId,
  episodes: [],
  notes,
});
const episode = (path, tmdbId, [season, ...episodes]) => ({
  ...{ path, kind: 'episode', media: 'tv', tmdbId, season, episodes },
  notes: [],
});

/** A video as the API shows it, decided by CineOrg. */
const decided = (path, tmdbId, place = {}) => ({
  ...{
    path: `${ROOT}/${path}`,
    kind: 'movie',
    state: 'identified',
    decidedBy: 'auto',
    tmdbId,
    clusterId: '1',
  },
  ...{ season: null, episodes: [] },
  ...place,
});
const waiting = (path, clusterId, state = 'review') => ({
  ...decided(path, null),
  ...{ state, decidedBy: null, clusterId },
});
const inSeason = (season, ...episodes) => ({ kind: 'episode', season, episodes });

function score(rows, videos, reviews = []) {
  const files = joinVideos(rows, videos, ROOT);
  return scoreRun({ files, others: joinOthers(rows, videos, ROOT), reviews });
}

describe('titles decided', () => {
  it('are right when all their decided files bear the right id', () => {
    const rows = [film('a.mkv', 1), film('b.mkv', 1), film('c.mkv', 2), film('d.mkv', 3)];
    const videos = [decided('a.mkv', 1), decided('b.mkv', 9), decided('c.mkv', 2), waiting('d.mkv', '7')];
    expect(score(rows, videos).precision).toMatchObject({
      right: 1,
      total: 2,
      films: { right: 1, total: 2 },
    });
  });

  it('are wrong by one wrong file, be most of them undecided', () => {
    const rows = [film('a.mkv', 1), film('b.mkv', 1), film('c.mkv', 1)];
    const { precision, coverage } = score(rows, [decided('a.mkv', 9), waiting('b.mkv', '7')]);
    expect(precision).toMatchObject({ right: 0, total: 1 });
    expect(coverage).toMatchObject({ right: 0, total: 1 });
  });

  it('are wrong as a series of the same number', () => {
    const series = decided('a.mkv', 1, inSeason(1, 1));
    expect(score([film('a.mkv', 1)], [series]).precision).toMatchObject({ right: 0, total: 1 });
  });

  it('are not those that the user decided', () => {
    const chosen = { ...decided('a.mkv', 1), decidedBy: 'user' };
    expect(score([film('a.mkv', 1)], [chosen]).precision.total).toBe(0);
  });
});

describe('coverage', () => {
  it('counts titles of which most files are decided, rightly or not', () => {
    const rows = [film('a.mkv', 1), film('b.mkv', 2), film('c.mkv', 2), film('d.mkv', 3)];
    const videos = [decided('a.mkv', 9), decided('b.mkv', 2), waiting('c.mkv', '7'), decided('d.mkv', 3)];
    expect(score(rows, videos).coverage).toMatchObject({ right: 2, total: 3 });
  });

  it('leaves out names that do not tell enough, but not what was decided about them', () => {
    const rows = [film('a.mkv', 1, ['no-year', 'ambiguous']), film('b.mkv', 2, ['ambiguous-top'])];
    const { coverage, precision, precisionUnmarked } = score(rows, [
      decided('a.mkv', 9),
      decided('b.mkv', 2),
    ]);
    expect(coverage).toMatchObject({ right: 1, total: 1 });
    expect(precision).toMatchObject({ right: 1, total: 2 });
    expect(precisionUnmarked).toMatchObject({ right: 1, total: 1 });
  });

  it('counts files that the scan did not find', () => {
    const { coverage, withoutRow } = score([film('a.mkv', 1)], []);
    expect(coverage).toMatchObject({ right: 0, total: 1 });
    expect(withoutRow).toBe(1);
  });
});

describe('files', () => {
  it('have the right season and all the right episodes', () => {
    const rows = [episode('1.mkv', 5, [1, 1, 2]), episode('2.mkv', 5, [1, 3]), episode('3.mkv', 5, [1, 4])];
    const videos = [
      decided('1.mkv', 5, inSeason(1, 2, 1)),
      decided('2.mkv', 5, inSeason(2, 3)),
      decided('3.mkv', 5, inSeason(1, 4, 5)),
    ];
    const { precision, places } = score(rows, videos);
    expect(precision.series).toEqual({ right: 1, total: 1 });
    expect(places).toEqual({ right: 1, total: 3 });
  });

  it('are counted ten a series, spread over it', () => {
    const numbers = Array.from({ length: 40 }, (_, at) => at + 10);
    const rows = numbers.map((number) => episode(`${number}.mkv`, 5, [1, number]));
    const videos = numbers.map((number) =>
      decided(`${number}.mkv`, 5, inSeason(1, number < 30 ? number : 99)),
    );
    expect(score(rows, videos).places).toEqual({ right: 5, total: 10 });
  });

  it('of a disc are one film', () => {
    const rows = [film('Ran (1985)/VIDEO_TS/VTS_01_1.VOB', 1), film('Ran (1985)/VIDEO_TS/VTS_01_2.VOB', 1)];
    expect(score(rows, [decided('Ran (1985)', 1)])).toMatchObject({
      files: 1,
      withoutRow: 0,
      places: { right: 1, total: 1 },
    });
  });
});

describe('what is asked', () => {
  const candidate = (tmdbId, kind = 'movie') => ({ work: { kind, tmdbId } });

  it('holds the right work among its first five candidates', () => {
    const rows = [film('a.mkv', 1), film('b.mkv', 2, ['ambiguous']), film('c.mkv', 3)];
    const videos = [waiting('a.mkv', '7'), waiting('b.mkv', '8'), waiting('c.mkv', '9', 'unmatched')];
    const reviews = [
      { id: '7', candidates: [4, 5, 6, 7, 1].map((id) => candidate(id)) },
      { id: '8', candidates: [4, 5, 6, 7, 8, 2].map((id) => candidate(id)) },
      { id: '9', candidates: [] },
    ];
    expect(score(rows, videos, reviews).review).toEqual({
      all: { right: 1, total: 3 },
      unmarked: { right: 1, total: 2 },
      withoutCandidate: 1,
      noWork: 0,
    });
  });

  it('is no right work when the number is that of a series', () => {
    const reviews = [{ id: '7', candidates: [candidate(1, 'episode')] }];
    expect(score([film('a.mkv', 1)], [waiting('a.mkv', '7')], reviews).review.all).toEqual({
      right: 0,
      total: 1,
    });
  });
});

describe('what is no work', () => {
  it('is told when it was taken for one or asked about', () => {
    const other = (path, kind) => ({ path, kind, media: null, tmdbId: null, episodes: [], notes: [] });
    const rows = [
      other('s.mkv', 'sample'),
      other('e.mkv', 'extra'),
      other('j.mp4', 'junk'),
      other('k.txt', 'junk'),
    ];
    const videos = [
      { ...decided('s.mkv', null), kind: 'sample', state: 'ignored', decidedBy: null },
      decided('e.mkv', 3),
      waiting('j.mp4', '7', 'unmatched'),
    ];
    const { taken, review } = score(rows, videos, [{ id: '7', candidates: [] }]);
    expect(taken).toEqual({ decided: 1, asked: 1, total: 2 });
    expect(review.noWork).toBe(1);
  });
});

describe('parseTruth', () => {
  it('reads rows and tells a line that is none', () => {
    expect(parseTruth('{"path":"a.mkv","kind":"movie","media":"movie","tmdbId":3}\n\n')).toEqual([
      { ...film('a.mkv', 3), season: null },
    ]);
    expect(() => parseTruth('{"path":"a.mkv","kind":"movie"}\n[]')).toThrow('line 2');
    expect(() => parseTruth('nonsense')).toThrow('line 1');
  });
});
