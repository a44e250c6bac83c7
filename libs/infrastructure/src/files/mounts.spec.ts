import { describe, expect, it } from '@jest/globals';
import { isUnreliable, parseMounts } from './mounts.js';

const MOUNTS = parseMounts(
  [
    '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
    '41 22 0:36 / /mnt/nas rw,relatime shared:2 - nfs4 nas:/films rw,vers=4.2',
    String.raw`42 22 0:37 / /mnt/two\040words rw - cifs //nas/films rw`,
    '43 22 0:38 / /mnt/pool rw - fuse.mergerfs a:b rw',
    '44 22 8:17 / /mnt/usb rw - fuseblk /dev/sdb1 rw',
    '45 41 8:33 / /mnt/nas/local rw - xfs /dev/sdc1 rw',
    '48 22 0:40 / /mnt/host rw,relatime - virtiofs host rw',
    '46 22 0:39 / /mnt/twice rw - nfs nas:/old rw',
    '47 46 8:34 / /mnt/twice rw - ext4 /dev/sdd1 rw',
    'no mount at all',
  ].join('\n'),
);

describe('which file systems need every folder read', () => {
  it.each([
    ['/films', false],
    ['/mnt/nas', true],
    ['/mnt/nas/Films', true],
    ['/mnt/nastier', false],
    ['/mnt/nas/local/Films', false],
    ['/mnt/two words/Films', true],
    ['/mnt/pool/Films', true],
    ['/mnt/usb/Films', false],
    ['/mnt/host/Films', true],
    ['/mnt/twice/Films', false],
  ])('%s: %s', (path, expected) => {
    expect(isUnreliable(Buffer.from(path), MOUNTS)).toBe(expected);
  });
});
