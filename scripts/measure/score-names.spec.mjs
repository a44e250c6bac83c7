import { describe, expect, it } from '@jest/globals';
import { parseCorpus } from './corpus.mjs';
import { report, wrongRow } from './report.mjs';
import { compare, scoreRows } from './score-names.mjs';

describe('a field is right', () => {
  it.each([
    ['spelling folded', { title: 'Möwen & Wellen' }, { title: "mowen and well'en" }],
    ['letters without a base letter', { title: 'Straße' }, { title: 'STRASSE' }],
    ['another title that counts', { title: 'A', titleAlt: ['Paper Tide'] }, { title: 'Paper.Tide' }],
    ['another title read', { title: 'Paper Tide' }, { title: 'A', titleAlt: ['Paper Tide'] }],
    [
      'a series title with its year',
      { type: 'episode', title: 'Ferry 2004' },
      { type: 'episode', title: 'Ferry', year: 2004 },
    ],
    ['no title', { title: '' }, {}],
    ['a year', { year: 2004 }, { year: 2004 }],
    ['no year', { year: null }, {}],
    ['one season', { season: 2 }, { season: [2] }],
    ['several seasons', { season: [1, 2] }, { season: [2, 1] }],
    ['the first season', { seasonFirst: 1 }, { season: [1, 2] }],
    ['no season', { season: null }, {}],
    ['episodes', { episodes: [4, 5] }, { episodes: [5, 4] }],
    ['no episodes', { episodes: [] }, { season: 1 }],
    ['episodes read as absolute ones', { episodes: [40] }, { absoluteEpisodes: [40] }],
    ['absolute ones read as episodes', { absoluteEpisodes: [40.5] }, { episodes: [40.5] }],
    ['the first and last of several', { episodeFirst: 3, episodeLast: 5 }, { episodes: [3, 4, 5] }],
    ['a single episode', { episodeFirst: 3, episodeLast: null }, { absoluteEpisodes: [3] }],
    ['a season pack', { seasonPack: true }, { season: 3 }],
    ['all words among more', { audioCodec: ['dts'] }, { audioCodec: ['truehd', 'dts'] }],
    ['no words', { edition: null }, {}],
    ['a group with a tag behind', { releaseGroup: 'MossX' }, { releaseGroup: 'mossx [abc]' }],
    ['a group that is all brackets', { releaseGroup: '[MossX]' }, { releaseGroup: 'MossX' }],
    ['no group', { releaseGroup: null }, { releaseGroup: '' }],
    ['a flag', { extra: true }, { extra: 'trailer' }],
    ['a flag that must not be', { proper: false }, {}],
    ['a part', { part: 2 }, { part: 2 }],
    ['an id', { tmdbId: 77, imdbId: 'tt0000077' }, { tmdbId: '77', imdbId: 'tt0000077' }],
  ])('%s', (_, expected, read) => {
    for (const right of Object.values(compare(expected, read))) expect(right).toBe(true);
  });
});

describe('a field is wrong', () => {
  it.each([
    ['another title', { title: 'Paper Tide' }, { title: 'Paper' }],
    ['a film title with its year', { type: 'movie', title: 'Ferry 2004' }, { title: 'Ferry', year: 2004 }],
    ['nothing read', { title: 'Paper Tide' }, {}],
    ['a title of signs', { title: '!' }, { title: '?' }],
    ['a year too many', { year: null }, { year: 2004 }],
    ['one of two seasons', { season: [1, 2] }, { season: 1 }],
    ['one of two episodes', { episodes: [4, 5] }, { episodes: [4] }],
    ['an episode too many', { episodes: [] }, { absoluteEpisodes: [1], episodes: [1] }],
    [
      'episodes for absolute ones where both are asserted',
      { absoluteEpisodes: [30], episodes: [4] },
      { episodes: [30] },
    ],
    ['several for a single one', { episodeLast: null }, { episodes: [1, 2] }],
    ['a pack with an episode', { seasonPack: true }, { season: 3, episodes: [1] }],
    ['a word missing', { languages: ['en', 'fr'] }, { languages: ['en'] }],
    ['a word too many', { edition: null }, { edition: ['imax'] }],
    ['another word', { source: 'dvd' }, { source: 'vhs' }],
    ['a flag missing', { remux: true }, {}],
  ])('%s', (_, expected, read) => {
    expect(Object.values(compare(expected, read))).toContain(false);
  });
});

describe('identity', () => {
  it.each([
    [{ title: 'Ferry', year: 2004, source: 'dvd' }, true],
    [{ title: 'Ferry', year: 2005 }, false],
    [{ title: 'Ferry', absoluteEpisodes: [3] }, false],
    [{ source: 'dvd' }, undefined],
  ])('of %j', (expected, identity) => {
    expect(compare(expected, { title: 'Ferry', year: 2004 }).identity).toBe(identity);
  });
});

const ROWS = [
  { source: 'a', name: 'Ferry 3.mkv', expect: { title: 'Ferry', episodes: [3] } },
  { source: 'a', name: 'Films/Ferry.mkv', expect: { title: 'Tide', resolution: '720p' } },
  { source: 'b', name: 'Films/720p.mkv', expect: { resolution: '720p' } },
];
const READINGS = [
  { title: 'Ferry', year: 3, resolution: '720p' },
  { title: 'Ferry', episodes: [3] },
];

describe('the score of some rows', () => {
  const score = scoreRows(ROWS, () => READINGS);

  it('counts the best reading for all rows, rows with folders and each source', () => {
    expect(score.all).toEqual({
      identity: { right: 0, total: 2 },
      title: { right: 1, total: 2 },
      episodes: { right: 0, total: 1 },
      resolution: { right: 2, total: 2 },
    });
    expect(score.withFolders.title).toEqual({ right: 0, total: 1 });
    expect(score.bySource.b).toEqual({ resolution: { right: 1, total: 1 } });
  });

  it('knows whether the identity is in any reading', () => {
    expect(score.anyReading).toEqual({ right: 1, total: 2 });
    expect(score.wrong.map(({ name, inAny }) => [name, inAny])).toEqual([
      ['Ferry 3.mkv', true],
      ['Films/Ferry.mkv', false],
    ]);
  });

  it('takes a name without any reading as read wrong', () => {
    expect(scoreRows(ROWS, () => []).all.identity).toEqual({ right: 0, total: 2 });
  });

  it('is told with figures and percents', () => {
    const memory = { heapUsed: 2 ** 20, rss: 2 ** 21 };
    const speed = { namesPerSecond: 1500, passes: [1500, 1400, 1600], before: memory, after: memory };
    const text = report({ rows: 3, sources: ['a', 'b'], score, speed });
    expect(text).toMatch(/^all rows \(3\)\n {2}identity +0\.0 % {2}0\/2\n {2}title +50\.0 % {2}1\/2\n/);
    expect(text).toContain('source b\n  resolution        100.0 %  1/1');
    expect(text).toContain('1,500 names/s (three passes: 1,500, 1,400, 1,600)');
    expect(wrongRow(score.wrong[0])).toContain('read     {"title":"Ferry","year":3');
  });
});

describe('a corpus', () => {
  it('is one row a line', () => {
    expect(parseCorpus('{"name":"a/b.mkv","expect":{"year":null}}\n\n', 'own.jsonl')).toEqual([
      { source: 'own', name: 'a/b.mkv', expect: { year: null } },
    ]);
  });

  it.each([
    ['', 'own.jsonl holds no rows'],
    ['{"name":"a","expect":{}}\n{"name"', 'own.jsonl, line 2: not JSON'],
    ['\n"a"', 'own.jsonl, line 2: a row needs "name" (text) and "expect" (an object)'],
    ['{"name":"a","expect":{"seasons":1}}', 'own.jsonl, line 1: unknown field "seasons" in "expect"'],
  ])('tells what is wrong with %j', (text, message) => {
    expect(() => parseCorpus(text, 'own.jsonl')).toThrow(message);
  });
});
