import { describe, expect, it } from '@jest/globals';
import { film, layout, planAll, targets } from '#testing';
import { decodeName, encodeUtf8 } from '../shared/bytes.js';
import type { OrganizeMode } from './plan.js';

const FILM = film({ path: '/in/dir/a.mkv', companions: [['/in/dir/a.en.srt', '.en']] });

describe('what is done for a film', () => {
  it.each<[OrganizeMode, string[]]>([
    ['dual', ['move', 'move', 'symlink', 'symlink']],
    ['hardlink', ['link', 'link', 'symlink', 'symlink']],
    ['copy', ['copy', 'copy', 'symlink', 'symlink']],
    ['symlink', ['symlink', 'symlink']],
    ['in-place', ['move', 'move']],
  ])('in the mode %s', (mode, kinds) => {
    const [group] = planAll([FILM], { layout: layout({}, mode) });
    expect(group?.operations.map(({ kind }) => kind)).toEqual(kinds);
    expect(group?.conflict).toBeNull();
  });

  it('in place is a new name in the same folder', () => {
    expect(targets(planAll([FILM], { layout: layout({}, 'in-place') }))).toEqual([
      '/in/dir/Inception (2010).mkv',
      '/in/dir/Inception (2010).en.srt',
    ]);
  });

  it('by symlinks leads to where it lies', () => {
    const [group] = planAll([FILM], { layout: layout({}, 'symlink') });
    expect(group?.operations.map(({ source }) => decodeName(source))).toEqual([
      '/in/dir/a.mkv',
      '/in/dir/a.en.srt',
    ]);
  });

  it('that has a link already gives that link its new place', () => {
    const linked = { ...FILM, companions: [], linkedAt: encodeUtf8('/view/Films/Wrong (1999).mkv') };
    const [group] = planAll([linked]);
    expect(group?.operations.map(({ kind }) => kind)).toEqual(['move', 'relink']);
    expect(targets([group!], 'relink')).toEqual(['/view/Films/Science-Fiction/Inception (2010).mkv']);
  });
});

describe('versions in place', () => {
  it('keep their names, and a new one gets another', () => {
    const occupantOf = (path: string) => (path.endsWith('Inception (2010).mkv') ? 'version' : 'nobody');
    const [group] = planAll([film({ copy: { source: 'bluray' } })], { occupantOf });
    expect(targets([group!])).toEqual(['/store/Films/Inception (2010)/Inception (2010) bluray.mkv']);
    expect(group?.conflict).toBeNull();
  });

  it('that no word tells from a new one make it a numbered copy', () => {
    const taken = new Set(['Inception (2010).mkv', 'Inception (2010) copy 2.mkv']);
    const occupantOf = (path: string) => (taken.has(path.split('/').at(-1) ?? '') ? 'version' : 'nobody');
    expect(targets(planAll([film()], { occupantOf }))).toEqual([
      '/store/Films/Inception (2010)/Inception (2010) copy 3.mkv',
    ]);
  });
});

describe('presets', () => {
  const extended = film({ copy: { editions: ['extended'], resolution: '2160p' }, part: 1 });

  it.each([
    ['cineorg', 'Films/Inception (2010)/Inception (2010) Extended 2160p CD1.mkv'],
    ['jellyfin', 'Movies/Inception (2010) [tmdbid-27205]/Inception (2010) - part1.mkv'],
    [
      'plex',
      'Movies/Inception (2010) {tmdb-27205}/Inception (2010) {tmdb-27205} {edition-Extended} - pt1.mkv',
    ],
    ['kodi', 'Movies/Inception (2010)/Inception (2010) - Extended - cd1.mkv'],
  ] as const)('%s names an edition', (preset, path) => {
    expect(targets(planAll([extended], { layout: layout({ preset }) }))).toEqual([`/store/${path}`]);
  });

  it('have folders in English too', () => {
    expect(targets(planAll([film()], { layout: layout({ words: 'en' }) }), 'symlink')).toEqual([
      '/view/Movies/Science Fiction/Inception (2010).mkv',
    ]);
  });

  it("give way to the user's own templates", () => {
    const templates = { view: { movie: '{letter}/{title:upper} {year}' }, storage: { movie: '{title}' } };
    const groups = planAll([film(), film({ tmdbId: 2, year: 2010 })], { layout: layout({ templates }) });
    expect(targets(groups, 'symlink')).toEqual([
      '/view/I/INCEPTION 2010 [tmdbid-27205].mkv',
      '/view/I/INCEPTION 2010 [tmdbid-2].mkv',
    ]);
    expect(targets(groups)).toEqual([
      '/store/Inception [tmdbid-27205].mkv',
      '/store/Inception [tmdbid-2].mkv',
    ]);
  });
});
