import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { episode, film, layout, planAll, targets } from '#testing';
import { type ExtraFolder, EXTRA_FOLDERS } from '../library/extras.js';
import { decodeName, splitPath } from '../shared/bytes.js';
import { foldedPath } from './build-plan.js';
import type { OrganizableVideo } from './plan.js';

const MAKING: readonly [string, ExtraFolder] = ['/in/Extras/Making of.mkv', 'behind the scenes'];
const TRAILER: readonly [string, ExtraFolder, string] = ['/in/a-trailer.mp4', 'trailers', '-trailer'];

const linksOf = (video: OrganizableVideo, preset: 'cineorg' | 'jellyfin' = 'cineorg'): string[] =>
  targets(planAll([video], { layout: layout({ preset }) }), 'symlink');

describe('extras', () => {
  it('go into the folders of their kinds in the folder of their title, with their own names', () => {
    const groups = planAll([film({ extras: [MAKING, TRAILER] })], { layout: layout({ preset: 'jellyfin' }) });
    const folder = 'Movies/Inception (2010) [tmdbid-27205]';
    const names = [
      `${folder}/Inception (2010).mkv`,
      `${folder}/behind the scenes/Making of.mkv`,
      `${folder}/trailers/a-trailer.mp4`,
    ];
    expect(targets(groups)).toEqual(names.map((name) => `/store/${name}`));
    expect(targets(groups, 'symlink')).toEqual(names.map((name) => `/view/${name}`));
  });

  it('of a series go into the folder of the series, not of a season', () => {
    const groups = planAll([episode({ extras: [['/in/NCOP1.mkv', 'other']] })]);
    expect(targets(groups)).toContain('/store/Séries/Breaking Bad (2008)/other/NCOP1.mkv');
    expect(targets(groups, 'symlink')).toContain(
      '/view/Séries/Séries TV/Breaking Bad (2008)/other/NCOP1.mkv',
    );
  });

  it('are not shown where a folder holds many films, but for trailers, which players know by their ending', () => {
    const view = '/view/Films/Science-Fiction/Inception (2010)';
    expect(linksOf(film({ extras: [MAKING, TRAILER] }))).toEqual([`${view}.mkv`, `${view}-trailer.mp4`]);
  });

  it('never take a name that another has, or that is taken on the disk', () => {
    const extras = [TRAILER, ['/in/Trailers/A-Trailer.mp4', 'trailers']] as const;
    const copies = [film({ extras }), film({ extras, copy: { resolution: '720p' } })];
    const there = '/store/Films/Inception (2010)/trailers/a-trailer.mp4';
    const groups = planAll(copies, { occupantOf: (path) => (path === there ? 'version' : 'nobody') });
    expect(groups.map(({ conflict }) => conflict)).toEqual([null, null]);
    const folder = '/store/Films/Inception (2010)/trailers';
    expect(targets(groups).filter((path) => path.startsWith(folder))).toEqual(
      [
        `${folder}/a-trailer 2.mp4`,
        `${folder}/A-Trailer.mp4`,
        `${folder}/a-trailer 3.mp4`,
        `${folder}/A-Trailer 4.mp4`,
      ].toSorted((a, b) => targets(groups).indexOf(a) - targets(groups).indexOf(b)),
    );
  });

  it('stay with a video that is left out', () => {
    const groups = planAll([film({ extras: [MAKING] })], {
      occupantOf: (path) => (path.endsWith('(2010).mkv') ? 'stranger' : 'nobody'),
    });
    expect(groups[0]?.conflict).not.toBeNull();
    expect(targets(groups).some((path) => path.includes('Making'))).toBe(false);
  });

  it('are renamed in place only when they are named for their video', () => {
    const groups = planAll([film({ extras: [MAKING, TRAILER] })], { layout: layout({}, 'in-place') });
    expect(targets(groups)).toEqual(['/in/Inception (2010).mkv', '/in/Inception (2010)-trailer.mp4']);
  });

  it('stay in place with names that differ only in case', () => {
    const extras = [MAKING, ['/in/Extras/Making Of.mkv', 'behind the scenes']] as const;
    const groups = planAll([film({ extras })], { layout: layout({}, 'in-place') });
    expect(targets(groups)).toEqual(['/in/Inception (2010).mkv']);
  });

  it('are linked where they lie in the mode symlink', () => {
    const groups = planAll([film({ extras: [MAKING] })], { layout: layout({ preset: 'plex' }, 'symlink') });
    const [, link] = groups[0]?.operations ?? [];
    expect(decodeName(link?.source ?? new Uint8Array())).toBe('/in/Extras/Making of.mkv');
    expect(decodeName(link?.target ?? new Uint8Array())).toContain('/behind the scenes/Making of.mkv');
  });

  it('of any names get safe ones, all different, within the folder of their kind', () => {
    const name = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 400 })
      .map((text) => text.replaceAll('/', ' '));
    const one = fc.tuple(name, fc.constantFrom(...EXTRA_FOLDERS));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 6 }), (given) => {
        const extras = given.map(([text, folder]) => [`/in/x/${text}.mkv`, folder] as const);
        const groups = planAll([film({ extras })], { layout: layout({ preset: 'plex' }) });
        const all = groups.flatMap(({ operations }) => operations.filter(({ kind }) => kind === 'move'));
        expect(all).toHaveLength(given.length + 1);
        expect(new Set(all.map(({ target }) => foldedPath(target))).size).toBe(all.length);
        for (const [at, { target }] of all.slice(1).entries()) {
          const names = splitPath(target);
          expect(names).toHaveLength(5);
          expect(decodeName(names[3] ?? new Uint8Array())).toBe(given[at]?.[1]);
          expect(names[4]?.length).toBeLessThanOrEqual(255);
        }
      }),
    );
  });
});
