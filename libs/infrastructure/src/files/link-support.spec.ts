import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { linkReport, linkWords } from './link-report.js';
import {
  type DiskPlace,
  hardLinksBetween,
  placeOnDisk,
  reflinksBetween,
  symlinksOn,
} from './link-support.js';

const on = (type: string | null, path = '/', device = 1n): DiskPlace => ({
  device,
  mount: type === null ? null : { path: Buffer.from(path), type },
});

describe('hard links', () => {
  it.each([
    ['one disk', on('ext4'), on('ext4'), 'yes'],
    ['two file systems', on('ext4'), on('ext4', '/b', 2n), 'no'],
    ['two mounts of one file system', on('ext4', '/a'), on('ext4', '/b'), 'no'],
    ['FAT', on('exfat'), on('exfat'), 'no'],
    ['NTFS', on('fuseblk'), on('fuseblk'), 'yes'],
    ['a share', on('cifs'), on('cifs'), 'unknown'],
    ['a pool', on('fuse.mergerfs'), on('fuse.mergerfs'), 'unknown'],
    ['NFS', on('nfs4'), on('nfs4'), 'yes'],
    ['a system that tells nothing', on(null), on(null), 'unknown'],
  ] as const)('between places on %s', (_, from, to, answer) => {
    const found = hardLinksBetween(from, to);
    expect(found.answer).toBe(answer);
    expect(found.reason === null).toBe(answer === 'yes');
  });
});

describe('other links', () => {
  it.each([
    ['ext4', 'yes'],
    ['vfat', 'no'],
    ['smb3', 'unknown'],
  ] as const)('symbolic links on %s: %s', (type, answer) => {
    expect(symlinksOn(on(type)).answer).toBe(answer);
  });

  it.each([
    ['btrfs', 'yes'],
    ['xfs', 'unknown'],
    ['ext4', 'no'],
  ] as const)('shared blocks on %s: %s', (type, answer) => {
    expect(reflinksBetween(on(type), on(type)).answer).toBe(answer);
    expect(reflinksBetween(on(type), on(type, '/b', 2n)).answer).toBe('no');
  });
});

describe('on this machine', () => {
  let home: string;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'cineorg-links-'));
    for (const name of ['in', 'store', 'view']) mkdirSync(join(home, name));
  });

  afterEach(() => rmSync(home, { recursive: true }));

  it('a link on the way leads to the place that counts', () => {
    symlinkSync(join(home, 'store'), join(home, 'link'));
    expect(placeOnDisk(join(home, 'link'))).toEqual(placeOnDisk(join(home, 'store')));
  });

  it('the report names what is not there, and says what to choose', () => {
    const folders = { storageDir: join(home, 'store'), viewDir: join(home, 'view') };
    const report = linkReport({ roots: [join(home, 'in'), join(home, 'gone')], ...folders });
    expect(report.roots[1]?.hardLinks).toEqual({
      answer: 'unknown',
      reason: `${join(home, 'gone')} is not there`,
    });
    expect(report.view?.path).toBe(folders.viewDir);
    const words = linkWords({
      roots: [
        {
          path: '/in',
          hardLinks: hardLinksBetween(on('ext4'), on('ext4')),
          reflinks: reflinksBetween(on('ext4'), on('ext4')),
        },
      ],
      view: { path: '/view', symlinks: symlinksOn(on('vfat')) },
    });
    expect(words).toBe(
      'hard links to storage work from /in: choose CINEORG_MODE=hardlink for folders that are seeded from; ' +
        'symbolic links in /view: no (vfat has no symbolic links)',
    );
    expect(linkWords({ roots: [], view: null })).toBe('');
  });
});
