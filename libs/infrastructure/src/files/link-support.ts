import { realpathSync, statSync } from 'node:fs';
import { type Mount, mountAt, readMounts } from './mounts.js';

/** Whether something can be done, and why it cannot or nobody knows before it is tried. */
export interface LinkAnswer {
  readonly answer: 'yes' | 'no' | 'unknown';
  readonly reason: string | null;
}

/** Where a folder lies: its file system, and the mount through which it is seen. */
export interface DiskPlace {
  readonly device: bigint;
  /** Null where the system does not tell. */
  readonly mount: Mount | null;
}

const YES: LinkAnswer = { answer: 'yes', reason: null };

/** File systems without hard links and symbolic links. */
const WITHOUT_LINKS = new Set(['vfat', 'msdos', 'umsdos', 'exfat', 'fuse.exfat']);

/** File systems of which the other side decides what links there are. */
const OTHERS_DECIDE = /^(?:cifs|smb|9p$|afs$|ncpfs|davfs|fuse|virtiofs|vboxsf|prl_fs|vmhgfs)/;
/** FUSE file systems of local disks, which have links. */
const WITH_LINKS = new Set(['fuseblk', 'fuse.ntfs', 'fuse.ntfs-3g']);

/** File systems that can share the blocks of a copy. Of the last two it depends on how they were made. */
const SHARING: Readonly<Record<string, LinkAnswer>> = {
  btrfs: YES,
  bcachefs: YES,
  xfs: { answer: 'unknown', reason: 'xfs can, when it was made with reflink=1' },
  zfs: { answer: 'unknown', reason: 'zfs can, when block cloning is on' },
};

/** Where a path lies, with links on its way followed. Throws when nothing is there. */
export function placeOnDisk(path: string | Buffer, mounts: readonly Mount[] = readMounts()): DiskPlace {
  const real = realpathSync(path, 'buffer');
  return { device: statSync(real, { bigint: true }).dev, mount: mountAt(real, mounts) };
}

/** Whether a file in one place can have another name in the other. Known without trying, so that nothing is left there. */
export function hardLinksBetween(from: DiskPlace, to: DiskPlace): LinkAnswer {
  if (from.device !== to.device) return no('they are two file systems');
  if (isElsewhere(from.mount, to.mount)) return no('they are two mounts of one file system');
  return linksOn(to.mount, 'hard links');
}

/** Whether links can be made in a view. */
export const symlinksOn = ({ mount }: DiskPlace): LinkAnswer => linksOn(mount, 'symbolic links');

/** Whether a copy may share its blocks with the file, so that it takes no room. */
export function reflinksBetween(from: DiskPlace, to: DiskPlace): LinkAnswer {
  if (from.device !== to.device) return no('they are two file systems');
  const type = to.mount?.type ?? '';
  return SHARING[type] ?? (type === '' ? UNTOLD : no(`${type} cannot`));
}

function linksOn(mount: Mount | null, what: string): LinkAnswer {
  if (mount === null) return UNTOLD;
  const { type } = mount;
  if (WITHOUT_LINKS.has(type)) return no(`${type} has no ${what}`);
  if (!OTHERS_DECIDE.test(type) || WITH_LINKS.has(type)) return YES;
  return {
    answer: 'unknown',
    reason: `with ${type} the other side decides: it shows when a plan is applied`,
  };
}

const UNTOLD: LinkAnswer = { answer: 'unknown', reason: 'the system does not tell its mounts' };

const no = (reason: string): LinkAnswer => ({ answer: 'no', reason });

const isElsewhere = (a: Mount | null, b: Mount | null): boolean =>
  a !== null && b !== null && !a.path.equals(b.path);
