import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PlannedGroup } from '#domain';
import { StorageDisk, withIdentities } from './disk-checks.js';

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'cineorg-room-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const storageOn = (type: string): StorageDisk =>
  new StorageDisk(home, 'copy', [{ path: Buffer.from('/'), type }]);

/** Two thirds of the disk, of which a sparse file takes nothing. */
function writeHuge(name: string): void {
  const { bavail, bsize } = statfsSync(home);
  const file = openSync(join(home, name), 'w');
  ftruncateSync(file, Math.floor((bavail * bsize * 2) / 3));
  closeSync(file);
}

const copying = (...names: readonly string[]): PlannedGroup => ({
  videoId: names[0] ?? '',
  operations: names.map((name) => ({
    kind: 'copy',
    fileId: name,
    source: Buffer.from(join(home, name)),
    target: Buffer.from(join(home, `of ${name}`)),
  })),
  conflict: null,
});

const conflictsIn = (storage: StorageDisk, groups: readonly PlannedGroup[]): (string | null)[] =>
  groups.map((group) => withIdentities(group, new Map(), storage).conflict);

const NO_ROOM = expect.stringContaining('has no room');

describe('the room of the storage tree', () => {
  it('is not taken by what does not fit', () => {
    const storage = storageOn('ext4');
    const { room } = storage;
    const file = { device: 'another', inode: '1', mtimeNs: '0', size: String(room + 1n) };
    expect(storage.refuse(file, Buffer.from(join(home, 'a')))).toEqual(NO_ROOM);
    expect(storage.refuse({ ...file, size: String(room) }, Buffer.from(join(home, 'b')))).toBeNull();
    expect(storage.refuse({ ...file, size: '1' }, Buffer.from(join(home, 'c')))).toEqual(NO_ROOM);
  });

  it('is given back by a group of which nothing is done', () => {
    writeHuge('a');
    const vanished = expect.stringContaining('vanished');
    const groups = [copying('a', 'none'), copying('a'), copying('a')];
    expect(conflictsIn(storageOn('ext4'), groups)).toEqual([vanished, null, NO_ROOM]);
  });

  it('is not taken by copies that share the blocks of their files', () => {
    writeHuge('a');
    expect(conflictsIn(storageOn('btrfs'), [copying('a'), copying('a')])).toEqual([null, null]);
    expect(conflictsIn(storageOn('xfs'), [copying('a'), copying('a')])).toEqual([null, NO_ROOM]);
  });
});
