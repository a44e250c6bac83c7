import { describe, expect, it } from '@jest/globals';
import { film, type Given, planAll, targets } from '#testing';
import { encodeUtf8, joinPath, parentPath } from '../shared/bytes.js';
import type { CollisionRule, Collisions, PlacedCopy } from './collisions.js';
import type { PlannedGroup } from './plan.js';

const STORED = '/store/Films/Inception (2010)/Inception (2010) 720p.mkv';
const LINK = '/view/Films/Science-Fiction/Inception (2010) 720p.mkv';

const placed = (given: Given = {}, held = false): PlacedCopy => {
  const video = film({ path: STORED, copy: { resolution: '720p' }, ...given });
  return { ...video, held };
};

const collisions = (rule: CollisionRule, inPlace: readonly PlacedCopy[]): Collisions => ({
  rule,
  inPlace,
  leavingOf: ({ fileId, path }) => ({
    fileId,
    bundles: [{ fileId, root: parentPath(path), paths: [path] }],
    links: [{ fileId, path: encodeUtf8(LINK) }],
  }),
  trashFolderOf: (_, bundle) => joinPath(encodeUtf8('/store/.trash'), encodeUtf8(bundle)),
});

const plan = (rule: CollisionRule, given: readonly Given[], inPlace = [placed()]): PlannedGroup[] =>
  planAll(
    given.map((one, at) => film({ path: `/in/${at}.mkv`, ...one })),
    {
      collisions: collisions(rule, inPlace),
      occupantOf: (path) => (path === STORED || path === LINK ? 'version' : 'nobody'),
    },
  );

const BETTER = { copy: { resolution: '1080p' } };
const AS_GOOD = { copy: { resolution: '720p' } };

describe('keep-both', () => {
  it('places every copy', () => {
    expect(plan('keep-both', [BETTER, AS_GOOD]).map(({ conflict }) => conflict)).toEqual([null, null]);
  });
});

describe('skip', () => {
  it('places no further copy of what is in place, and says where that is', () => {
    const [group] = plan('skip', [BETTER]);
    expect(group?.conflict).toBe(`a copy of it is in place, and this library skips further ones: ${STORED}`);
    expect(group?.operations.map(({ kind }) => kind)).toEqual(['move', 'symlink']);
  });

  it('places other versions, and the best of several new copies', () => {
    const groups = plan('skip', [{ copy: { editions: ['extended'] } }, { part: 1 }]);
    expect(groups.map(({ conflict }) => conflict)).toEqual([null, null]);
    const several = plan('skip', [AS_GOOD, BETTER], []);
    expect(several.map(({ conflict }) => conflict)).toEqual([
      'a copy as good or better is placed by this plan: /in/1.mkv',
      null,
    ]);
  });
});

describe('replace-better', () => {
  it('puts the old copy away behind the new one, its link first', () => {
    const old = placed();
    const [group] = plan('replace-better', [BETTER], [old]);
    expect(group?.conflict).toBeNull();
    expect(group?.operations.map(({ kind }) => kind)).toEqual(['move', 'symlink', 'unlink', 'trash']);
    expect(targets([group!], 'unlink')).toEqual([LINK]);
    expect(targets([group!], 'trash')).toEqual([`/store/.trash/${old.fileId}-1/Inception (2010) 720p.mkv`]);
    expect(group?.operations.slice(2).every(({ fileId }) => fileId === old.fileId)).toBe(true);
  });

  it('never gives the new copy the very name of the old one', () => {
    const [group] = plan(
      'replace-better',
      [{ copy: { resolution: '720p', source: 'bluray' } }],
      [placed({ copy: { resolution: '720p', source: 'hdtv' } })],
    );
    expect(group?.conflict).toBeNull();
    expect(targets([group!])).toEqual(['/store/Films/Inception (2010)/Inception (2010) 720p bluray.mkv']);
  });

  it.each([
    ['is as good', AS_GOOD, 'nothing that is known tells them apart'],
    ['is worse', { copy: { resolution: '480p' } }, 'better in resolution: 720p against 480p'],
    [
      'is better in one thing and worse in another',
      { copy: { resolution: '1080p', source: 'cam' } },
      'better in release: regular against cam; worse in resolution: 720p against 1080p',
    ],
  ])('leaves a new copy that %s where it is', (_, given, why) => {
    const [group] = plan('replace-better', [given]);
    expect(group?.conflict).toBe(`the copy in place is as good or better: ${STORED} (${why})`);
  });

  it('places the best of several, and gives the reason for the others', () => {
    const groups = plan('replace-better', [BETTER, { copy: { resolution: '2160p' } }, AS_GOOD]);
    expect(groups.map(({ conflict }) => conflict)).toEqual([
      'a copy as good or better is placed by this plan: /in/1.mkv',
      null,
      expect.stringContaining('the copy in place is as good or better'),
    ]);
    expect(targets(groups, 'trash')).toHaveLength(1);
  });

  it('takes all copies away that the new one is better than, or none', () => {
    const other = placed({ path: '/store/b.mkv' });
    expect(targets(plan('replace-better', [BETTER], [placed(), other]), 'trash')).toHaveLength(2);
    const best = placed({ path: '/store/b.mkv', copy: { resolution: '2160p' } });
    expect(plan('replace-better', [BETTER], [placed(), best])[0]?.conflict).toContain('/store/b.mkv');
  });

  it('keeps away from a copy that another plan holds', () => {
    expect(plan('replace-better', [BETTER], [placed({}, true)])[0]?.conflict).toContain('belongs to a plan');
  });

  it('keeps both where they share no language', () => {
    const french = { copy: { resolution: '1080p', languages: ['fr'] } };
    const [group] = plan('replace-better', [french], [placed({ copy: { languages: ['de'] } })]);
    expect(group?.operations.map(({ kind }) => kind)).toEqual(['move', 'symlink']);
    expect(group?.conflict).toBeNull();
  });
});
