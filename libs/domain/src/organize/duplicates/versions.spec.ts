import { describe, expect, it } from '@jest/globals';
import { episode, film } from '#testing';
import type { OrganizableVideo } from '../plan.js';
import { byPreference, checkedChoice, ChoiceLedger, chooseBetter } from './choice.js';
import { formatDuplicateId, parseDuplicateId } from './duplicate-id.js';
import { groupVersions, isSameVersion } from './versions.js';

const sizes = (videos: readonly OrganizableVideo[]): number[][] =>
  groupVersions(videos).map(({ copies }) =>
    copies.map(({ fileId }) => videos.findIndex((one) => one.fileId === fileId)),
  );

describe('versions', () => {
  it.each([
    ['editions', film({ copy: { editions: ['extended'] } })],
    ['parts', film({ part: 1 })],
    ['three dimensions', film({ copy: { threeD: true } })],
    ['other episodes', episode({ episodes: [2] })],
    ['several episodes in one', episode({ episodes: [1, 2] })],
  ])('tell %s apart', (_, other) => {
    const one = other.kind === 'movie' ? film() : episode();
    expect(isSameVersion(one, other)).toBe(false);
    expect(sizes([one, other])).toEqual([[0], [1]]);
  });

  it('are the same whatever the quality, the best first', () => {
    const videos = [film({ copy: { resolution: '720p' } }), film({ copy: { resolution: '1080p' } })];
    expect(sizes(videos)).toEqual([[1, 0]]);
  });

  it('of other languages are others', () => {
    const spoken = (...languages: string[]) => film({ copy: { languages } });
    expect(sizes([spoken('fr'), spoken('en'), spoken('en'), spoken('fr', 'en')])).toEqual([[0], [1, 2], [3]]);
    expect(sizes([spoken('fr'), spoken(), spoken('fr')])).toEqual([[0, 2, 1]]);
    expect(sizes([spoken('fr'), spoken(), spoken('en')])).toEqual([[0], [1], [2]]);
    expect(isSameVersion(spoken('fr'), spoken('fr', 'en'))).toBe(true);
    expect(isSameVersion(spoken('fr'), spoken('multi'))).toBe(true);
    expect(isSameVersion(spoken('fr'), spoken())).toBe(true);
    expect(isSameVersion(spoken('fr'), spoken('de'))).toBe(false);
  });
});

const stored = (fileId: string, resolution: string, state = 'identified') => ({
  ...film({ copy: { resolution } }),
  fileId,
  state,
});

describe('choosing', () => {
  it('keeps what is better, and of equal ones what is in place', () => {
    expect(chooseBetter([stored('1', '720p'), stored('2', '1080p'), stored('3', '1080p')], false)).toEqual({
      keep: ['2', '3'],
      trash: ['1'],
    });
    const equal = [stored('1', '720p'), stored('2', '720p', 'organized')];
    expect(chooseBetter(equal, false)).toBeNull();
    expect(chooseBetter(equal, true)).toEqual({ keep: ['2'], trash: ['1'] });
    expect(equal.toSorted(byPreference(false))[0]?.fileId).toBe('2');
    expect(chooseBetter([], true)).toBeNull();
  });

  it('keeps of one content what is in place, whatever the names say of quality', () => {
    const copies = [stored('1', '1080p'), stored('2', '720p', 'organized'), stored('3', '2160p')];
    expect(chooseBetter(copies, true)).toEqual({ keep: ['2'], trash: ['3', '1'] });
    expect(copies.toSorted(byPreference(true)).map(({ fileId }) => fileId)).toEqual(['2', '3', '1']);
    expect(copies.toSorted(byPreference(false)).map(({ fileId }) => fileId)).toEqual(['3', '1', '2']);
  });

  it('never takes the last copy away', () => {
    const copies = [stored('1', '720p'), stored('2', '1080p')];
    expect(() => checkedChoice(copies, { keep: [], trash: ['1', '2'] })).toThrow(
      'one copy at least has to stay',
    );
    expect(() => checkedChoice(copies, { keep: ['1'], trash: ['1'] })).toThrow('cannot be kept and put away');
    expect(() => checkedChoice(copies, { keep: ['9'], trash: [] })).toThrow('no copy of it');
    expect(() => checkedChoice(copies, { keep: [], trash: [] })).toThrow('name the files');
    expect(checkedChoice(copies, { keep: [], trash: ['1', '1'] })).toEqual({ keep: ['2'], trash: ['1'] });
    expect(checkedChoice(copies, { keep: ['1'], trash: [] })).toEqual({ keep: ['1', '2'], trash: [] });
  });

  it('takes nothing that another choice counts on, and nothing twice', () => {
    const ledger = new ChoiceLedger();
    expect(ledger.admit({ keep: ['1'], trash: ['2'] })).toEqual({ keep: ['1'], trash: ['2'] });
    expect(ledger.admit({ keep: ['2'], trash: ['1'] })).toBeNull();
    expect(ledger.admit({ keep: ['3'], trash: ['1', '2', '4'] })).toEqual({ keep: ['3'], trash: ['4'] });
    expect(ledger.admit({ keep: ['2', '3'], trash: ['5'] })).toEqual({ keep: ['3'], trash: ['5'] });
  });
});

describe('ids', () => {
  it.each([
    {
      reason: 'title',
      key: { titleId: '12', season: null, episodes: [], libraryId: '1' },
      version: '0123456789abcdef',
    },
    { reason: 'title', key: { titleId: '12', season: 0, episodes: [1, 22], libraryId: '1' }, version: 'z' },
    { reason: 'content', key: { hash: 'ab'.repeat(32), libraryId: '3' } },
  ] as const)('go through text and back', (id) => {
    expect(parseDuplicateId(formatDuplicateId(id))).toEqual(id);
  });

  it.each(['', 't1', 'c12-1', 't1-s99999999999-1-1-z', 't1-s1-4294967296-1-z', '1', "t1-f-x-1-'"])(
    'are not %p',
    (text) => {
      expect(parseDuplicateId(text)).toBeNull();
    },
  );
});
