import { readFileSync } from 'node:fs';
import { isWithin } from '#domain';

/** File systems of other machines, and of hosts of virtual ones, whose folders' times come late or from another clock. */
const NETWORK = new Set(
  (
    'nfs nfs4 cifs smb3 smbfs 9p afs ceph glusterfs lustre beegfs davfs ncpfs orangefs gpfs ' +
    'virtiofs vboxsf prl_fs vmhgfs'
  ).split(' '),
);

/** FUSE file systems that are those of a disk of this machine. */
const DISK_FUSE = new Set(['fuseblk', 'fuse.ntfs', 'fuse.ntfs-3g', 'fuse.exfat']);

/** A mount: where it is seen, and the type of its file system. */
export interface Mount {
  readonly path: Buffer;
  readonly type: string;
}

/** The mounts that `/proc/self/mountinfo` lists, in its order: a later one hides an earlier one of the same path. */
export function parseMounts(mountinfo: string): Mount[] {
  return mountinfo.split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ', 2);
    const path = before.split(' ')[4];
    const type = after.split(' ')[0];
    return path === undefined || type === undefined || type === '' ? [] : [{ path: unescape(path), type }];
  });
}

/** The kernel writes blanks and the like as octal numbers. */
function unescape(text: string): Buffer {
  const plain = text.replaceAll(/\\([0-7]{3})/g, (_, octal: string) =>
    String.fromCharCode(parseInt(octal, 8)),
  );
  return Buffer.from(plain, 'latin1');
}

/** Whether the times of folders say nothing reliable at a path: it lies on a network or a FUSE mount. */
export function isUnreliable(path: Uint8Array, mounts: readonly Mount[]): boolean {
  const type = mountAt(path, mounts)?.type ?? '';
  return NETWORK.has(type) || (type.startsWith('fuse') && !DISK_FUSE.has(type));
}

/** The mount that a path lies on; null where the system does not tell. */
export function mountAt(path: Uint8Array, mounts: readonly Mount[]): Mount | null {
  const holding = mounts.filter((mount) => isWithin(path, mount.path));
  const longest = Math.max(...holding.map((mount) => mount.path.length));
  return holding.findLast((mount) => mount.path.length === longest) ?? null;
}

/** The mounts as they are now; none where the system does not tell. */
export function readMounts(): readonly Mount[] {
  try {
    return parseMounts(readFileSync('/proc/self/mountinfo', 'latin1'));
  } catch {
    return [];
  }
}

/**
 * Whether a scan of this path has to read every folder, since the times of folders prove nothing there. Where the
 * system does not tell, disks are the rule.
 */
export function needsFullPass(path: Uint8Array): boolean {
  return isUnreliable(path, readMounts());
}
