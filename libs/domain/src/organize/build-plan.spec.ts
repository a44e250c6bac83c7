import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { episode, film, type Given, layout, planAll, RICH, targets } from '#testing';
import { decodeName, encodeUtf8, splitPath } from '../shared/bytes.js';
import { type Occupant, planBytes } from './build-plan.js';
import { NAMING_PRESETS, type NamingPreset } from './naming/scheme.js';
import type { OrganizableVideo, PlannedGroup } from './plan.js';

const plan = (videos: readonly OrganizableVideo[], preset: NamingPreset = 'cineorg'): PlannedGroup[] =>
  planAll(videos, { layout: layout({ preset }) });

describe('preset cineorg', () => {
  it.each([
    [
      'everything known',
      film({ copy: RICH }),
      'Films/Inception (2010)/Inception (2010) MULTi DTS x265 1080p.mkv',
    ],
    ['nothing known', film(), 'Films/Inception (2010)/Inception (2010).mkv'],
    [
      'one language, the richest sound',
      film({ copy: { languages: ['fr'], audioCodecs: ['ac3', 'truehd', 'atmos'] } }),
      'Films/Inception (2010)/Inception (2010) FR TrueHD.mkv',
    ],
    ['a part', film({ part: 2, path: '/in/a.avi' }), 'Films/Inception (2010)/Inception (2010) CD2.avi'],
    ['no year', film({ year: null }), 'Films/Inception/Inception.mkv'],
    [
      'a colon and a slash',
      film({ title: 'Face/Off: Redux', year: 1997 }),
      'Films/Face-Off - Redux (1997)/Face-Off - Redux (1997).mkv',
    ],
    [
      'an episode',
      episode({ copy: RICH }),
      'Séries/Breaking Bad (2008)/Saison 01/Breaking Bad (2008) - S01E01 - Pilot - MULTi DTS x265 1080p.mkv',
    ],
    [
      'a double episode',
      episode({ episodes: [1, 2], episodeTitles: ['Pilot', 'Cat'] }),
      'Séries/Breaking Bad (2008)/Saison 01/Breaking Bad (2008) - S01E01E02 - Pilot + Cat.mkv',
    ],
    [
      'a special without a title',
      episode({ season: 0, episodes: [3], episodeTitles: [''] }),
      'Séries/Breaking Bad (2008)/Saison 00/Breaking Bad (2008) - S00E03.mkv',
    ],
  ])('places %s', (_, video, expected) => {
    const groups = plan([video]);
    expect(targets(groups)).toEqual([`/store/${expected}`]);
    const inView = expected
      .replace(/^Films\/[^/]+/, 'Films/Science-Fiction')
      .replace(/^Séries/, 'Séries/Séries TV');
    expect(targets(groups, 'symlink')).toEqual([`/view/${inView}`]);
  });
});

describe('preset jellyfin', () => {
  const FOLDER = 'Movies/Inception (2010) [tmdbid-27205]';

  it.each([
    ['a film', film({ copy: RICH }), `${FOLDER}/Inception (2010).mkv`],
    ['a part', film({ part: 1 }), `${FOLDER}/Inception (2010) - part1.mkv`],
    [
      'a double episode',
      episode({ episodes: [1, 2] }),
      'Shows/Breaking Bad (2008) [tmdbid-1396]/Season 01/Breaking Bad (2008) S01E01-E02 Pilot.mkv',
    ],
    [
      'a special',
      episode({ season: 0, episodes: [3], episodeTitles: [''] }),
      'Shows/Breaking Bad (2008) [tmdbid-1396]/Season 00/Breaking Bad (2008) S00E03.mkv',
    ],
  ])('places %s', (_, video, expected) => {
    expect(targets(plan([video], 'jellyfin'))).toEqual([`/store/${expected}`]);
  });

  it('names versions so that they begin with the name of their folder', () => {
    const groups = plan(
      [film({ copy: { resolution: '1080p' } }), film({ copy: { resolution: '720p' } })],
      'jellyfin',
    );
    expect(targets(groups)).toEqual([
      `/store/${FOLDER}/Inception (2010) [tmdbid-27205] - 1080p.mkv`,
      `/store/${FOLDER}/Inception (2010) [tmdbid-27205] - 720p.mkv`,
    ]);
    expect(groups.map(({ conflict }) => conflict)).toEqual([null, null]);
  });

  it('tells versions apart by the rest of the copy when it must', () => {
    const copy = { resolution: '1080p' };
    const groups = plan(
      [film({ copy: { ...copy, videoCodec: 'h264' } }), film({ copy: { ...copy, videoCodec: 'h265' } })],
      'jellyfin',
    );
    expect(targets(groups).map((target) => target.replace(/.* - /, ''))).toEqual([
      '1080p x264.mkv',
      '1080p x265.mkv',
    ]);
  });
});

describe('companions', () => {
  it('take their name from the video and are numbered when they are two of a kind', () => {
    const video = film({
      copy: { resolution: '1080p' },
      companions: [
        ['/in/a.en.srt', '.en'],
        ['/in/Subs/2_English.srt', '.en'],
        ['/in/poster.JPG', '-poster'],
        ['/in/movie.nfo', ''],
      ],
    });
    const names = targets(plan([video])).map((target) => target.split('/').at(-1));
    expect(names).toEqual([
      'Inception (2010) 1080p.mkv',
      'Inception (2010) 1080p.en.srt',
      'Inception (2010) 1080p.en.2.srt',
      'Inception (2010) 1080p-poster.jpg',
      'Inception (2010) 1080p.nfo',
    ]);
  });

  it('are moved before anything is linked', () => {
    const [group] = plan([film({ companions: [['/in/a.srt', '']] })]);
    expect(group?.operations.map(({ kind }) => kind)).toEqual(['move', 'move', 'symlink', 'symlink']);
  });

  it('are numbered where what they add is too long to differ', () => {
    const suffix = `-${'screenshot '.repeat(8)}`;
    const shots = ['one', 'two', 'three'].map((name) => [`/in/${name}.png`, `${suffix}${name}`] as const);
    const groups = plan([film({ companions: shots })]);
    expect(groups).toMatchObject([{ conflict: null }]);
    const [, first, ...others] = targets(groups);
    expect(first).toMatch(/-screenshot [a-z ]+\.png$/);
    expect(others).toEqual([
      expect.stringMatching(/[a-z ]\.2\.png$/),
      expect.stringMatching(/[a-z ]\.3\.png$/),
    ]);
  });

  it('share a stem even when it has to be cut', () => {
    const video = film({ title: '長'.repeat(200), companions: [['/in/a.en.forced.srt', '.en.forced']] });
    const [name = '', companion = ''] = targets(plan([video])).map((target) => target.split('/').at(-1));
    expect(companion).toBe(name.replace(/\.mkv$/, '.en.forced.srt'));
    expect(name).toMatch(/長 \(2010\)\.mkv$/);
    expect(encodeUtf8(companion).length).toBeLessThanOrEqual(255);
  });
});

describe('names that do not fit', () => {
  it("lose the episode's title before anything that tells episodes apart", () => {
    const title = 'Очень длинное название '.repeat(4).trim();
    const long = (number: number) =>
      episode({
        title,
        episodes: [number],
        episodeTitles: ['Ж'.repeat(150)],
        copy: RICH,
        path: `/in/${number}.mkv`,
      });
    const groups = plan([long(1), long(2)]);
    for (const [at, target] of targets(groups).entries()) {
      const name = target.split('/').at(-1) ?? '';
      expect(encodeUtf8(name).length).toBeLessThanOrEqual(255);
      expect(name).toContain(`${title} (2008) - S01E0${at + 1} - `);
      expect(name).toMatch(/MULTi DTS x265 1080p\.mkv$/);
    }
  });
});

describe('discs', () => {
  const disc = (path: string, given: Given = {}): OrganizableVideo =>
    film({
      path,
      disc: true,
      discFiles: [`${path}/VIDEO_TS/VIDEO_TS.IFO`, `${path}/VIDEO_TS/VTS_01_1.VOB`],
      ...given,
    });

  it("keep their files' names below the title's folder", () => {
    expect(targets(plan([disc('/in/My Disc')]))).toEqual([
      '/store/Films/Inception (2010)/VIDEO_TS/VIDEO_TS.IFO',
      '/store/Films/Inception (2010)/VIDEO_TS/VTS_01_1.VOB',
    ]);
  });

  it('get folders of their own when there are two', () => {
    const groups = plan([disc('/in/1', { part: 1 }), disc('/in/2', { part: 2 })]);
    expect(groups.map(({ conflict }) => conflict)).toEqual([null, null]);
    expect(targets(groups)[0]).toBe(
      '/store/Films/Inception (2010)/Inception (2010) CD1/VIDEO_TS/VIDEO_TS.IFO',
    );
  });

  it('get folders of their own when they are of two kinds, so that each stays a whole', () => {
    const files = ['/in/2/BDMV/index.bdmv'];
    const groups = plan([
      disc('/in/1', { copy: { resolution: '480p' } }),
      disc('/in/2', { discFiles: files, copy: { resolution: '1080p' } }),
    ]);
    expect(groups.map(({ conflict }) => conflict)).toEqual([null, null]);
    expect(new Set(targets(groups).map((target) => target.split(/\/(?:VIDEO_TS|BDMV)/)[0])).size).toBe(2);
  });

  it('of a series have folders that say which episode they are', () => {
    const files = ['/in/d/BDMV/index.bdmv'];
    expect(targets(plan([episode({ path: '/in/d', disc: true, discFiles: files })]))).toEqual([
      '/store/Séries/Breaking Bad (2008)/Saison 01/Breaking Bad (2008) - S01E01 - Pilot/BDMV/index.bdmv',
    ]);
  });

  it('do not move a companion twice', () => {
    const files = ['/in/d/VIDEO_TS/VIDEO_TS.IFO', '/in/d/poster.jpg'];
    const groups = plan([disc('/in/d', { discFiles: files, companions: [['/in/d/poster.jpg', '-poster']] })]);
    expect(targets(groups)).toHaveLength(2);
  });

  it('are a conflict when nobody could list them', () => {
    const [group] = plan([disc('/in/d', { discFiles: [], companions: [['/in/d/a.nfo', '']] })]);
    expect(group?.conflict).toContain('disc folder');
  });
});

describe('conflicts', () => {
  it('number copies of one work that nothing else tells apart', () => {
    const groups = plan([
      film({ path: '/in/one.mkv' }),
      film({ path: '/in/two.mkv' }),
      film({ path: '/in/3.mkv' }),
    ]);
    expect(groups.map(({ conflict }) => conflict)).toEqual([null, null, null]);
    const names = targets(groups).map((target) => target.split('/').at(-1));
    expect(names).toEqual([
      names[0],
      names[0]?.replace('.mkv', ' copy 2.mkv'),
      names[0]?.replace('.mkv', ' copy 3.mkv'),
    ]);
  });

  it('are avoided by the words of the version', () => {
    const groups = plan([
      film({ path: '/in/1.mkv', copy: { resolution: '1080p', source: 'bluray' } }),
      film({ path: '/in/2.mkv', copy: { resolution: '1080p', source: 'web-dl' } }),
      film({ path: '/in/3.mkv', copy: { resolution: '1080p', editions: ['extended'], source: 'bluray' } }),
    ]);
    expect(groups.map(({ conflict }) => conflict)).toEqual([null, null, null]);
    expect(targets(groups).map((target) => target.split('(2010) ').at(-1))).toEqual([
      '1080p bluray.mkv',
      '1080p web-dl.mkv',
      'Extended 1080p.mkv',
    ]);
  });

  it.each([
    ['case', 'INCEPTION', 'Inception'],
    ['composition', 'Ame\u0301lie', 'Amélie'],
  ])('see names that differ in %s only as one', (_, one, other) => {
    const groups = plan([film({ title: one }), film({ title: other })]);
    expect(targets(groups)[1]).toContain(' copy 2.mkv');
  });

  it('keep two works of one title and year in folders of their own', () => {
    const groups = plan([film({ tmdbId: 1 }), film({ tmdbId: 2 })]);
    expect(targets(groups)).toEqual([
      '/store/Films/Inception (2010) [tmdbid-1]/Inception (2010) [tmdbid-1].mkv',
      '/store/Films/Inception (2010) [tmdbid-2]/Inception (2010) [tmdbid-2].mkv',
    ]);
    expect(groups.map(({ conflict }) => conflict)).toEqual([null, null]);
  });

  it.each(['/store/', '/view/'])('tell what lies in %s already', (tree) => {
    const occupantOf = (path: string): Occupant =>
      path.startsWith(tree) && path.endsWith('.srt') ? 'stranger' : 'nobody';
    const [group] = planAll([film({ companions: [['/in/a.srt', '']] })], { occupantOf });
    expect(group?.conflict).toMatch(/\.srt exists already$/);
  });

  it('do not hinder the one beside them', () => {
    const groups = plan([film({ disc: true }), film({ title: 'Heat', year: 1995 })]);
    expect(groups.map(({ conflict }) => conflict === null)).toEqual([false, true]);
  });
});

describe('what is in place', () => {
  it('is linked only', () => {
    const placed = film({ path: '/store/Films/Inception (2010)/Inception (2010).mkv' });
    const [group] = planAll([placed], { occupantOf: () => 'stranger' });
    expect(group?.operations.map(({ kind }) => kind)).toEqual(['symlink']);
    expect(group?.conflict).toBeNull();
  });
});

describe('any library', () => {
  const word = fc.string({ unit: 'grapheme', maxLength: 80 });
  const video = fc
    .record({
      title: word,
      year: fc.option(fc.integer({ min: 1880, max: 2100 })),
      tmdbId: fc.integer({ min: 1, max: 4 }),
      episodeTitles: fc.array(word, { maxLength: 3 }),
      kind: fc.constantFrom('movie' as const, 'episode' as const),
      resolution: fc.constantFrom('1080p', '720p', null),
    })
    .map(({ resolution, ...given }) => film({ ...given, season: 1, episodes: [1], copy: { resolution } }));

  it('stays inside its trees and never gives one name to two files', () => {
    fc.assert(
      fc.property(fc.array(video, { maxLength: 8 }), fc.constantFrom(...NAMING_PRESETS), (videos, preset) => {
        const groups = plan(videos, preset);
        const free = groups.filter(({ conflict }) => conflict === null);
        const names = targets(free).map((name) => name.normalize('NFC').toLowerCase());
        expect(new Set(names).size).toBe(names.length);
        for (const target of groups.flatMap(({ operations }) =>
          operations.map((operation) => operation.target),
        )) {
          expect(decodeName(target)).toMatch(/^\/(store|view)\/(Films|Séries|Movies|Shows|TV Shows)\//);
          for (const name of splitPath(target)) {
            expect(name.length).toBeLessThanOrEqual(255);
            expect(decodeName(name)).not.toMatch(/^\.|[. ]$/);
          }
        }
      }),
    );
  });
});

describe('planBytes', () => {
  it('tells any two plans apart', () => {
    const hashed = (videos: readonly OrganizableVideo[]): string =>
      Buffer.concat([...planBytes(plan(videos))]).toString();
    const one = film();
    expect(hashed([one])).toBe(hashed([one]));
    expect(hashed([one])).not.toBe(hashed([{ ...one, path: encodeUtf8('/in/b.mkv') }]));
    expect(hashed([one])).not.toBe(hashed([one, one]));
  });

  it('takes plans of any size', () => {
    const groups = plan([film()]);
    let length = 0;
    for (const part of planBytes(Array.from({ length: 100_000 }, () => groups[0]!))) length += part.length;
    expect(length).toBeGreaterThan(1_000_000);
  });
});
