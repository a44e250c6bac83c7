import { lstatSync, statfsSync, statSync } from 'node:fs';
import {
  discFolderOf,
  equalBytes,
  type Occupant,
  type OrganizeMode,
  type PlannedGroup,
  type PlannedOperation,
} from '#domain';
import type { GroupToStore, PlacedPath, ScannedFacts } from '../database/index.js';
import {
  type DiskPlace,
  type FileIdentity,
  folderOf,
  hardLinksBetween,
  identityOf,
  type Mount,
  placeOnDisk,
  readMounts,
  reflinksBetween,
  symlinksOn,
} from '../files/index.js';

/** Kinds of operations that bring a file to another name. */
const BRINGS: ReadonlySet<string> = new Set(['move', 'link', 'copy']);

/** Kinds whose source is a link: they are about the file that it leads to. */
const LINKS: ReadonlySet<string> = new Set(['relink', 'unlink']);

/** Room that is left free on the disk of the storage tree, in bytes. */
const SPARE = 100_000_000n;

/** Paths that the library's own files have, discs by their folders; asked for by their bytes, each as a sign. */
export class OwnPaths implements Pick<ReadonlySet<string>, 'has'> {
  private readonly files: ReadonlySet<string>;
  private readonly discs: ReadonlySet<string>;

  constructor(placed: readonly PlacedPath[]) {
    const keysOf = (disc: boolean): Set<string> =>
      new Set(placed.filter((one) => one.disc === disc).map(({ path }) => keyOf(path)));
    this.files = keysOf(false);
    this.discs = keysOf(true);
  }

  /** A disc has all that is below its BDMV and VIDEO_TS, there or not: another disc's files never come between. */
  has(key: string): boolean {
    if (this.files.has(key)) return true;
    const folder = this.discs.size === 0 ? null : discFolderOf(Buffer.from(key, 'latin1'));
    return folder !== null && this.discs.has(keyOf(folder));
  }
}

const keyOf = (path: Uint8Array): string => Buffer.from(path).toString('latin1');

/** What lies at a path, given the paths that the library's own files have. */
export function occupantAt(path: Uint8Array, own: Pick<OwnPaths, 'has'>): Occupant {
  const bytes = Buffer.from(path);
  if (own.has(keyOf(bytes))) return 'version';
  return statAt(bytes) === null ? 'nobody' : 'stranger';
}

const statAt = (path: Buffer) => lstatSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;

/** The disk of the storage tree, and how much of it a plan will have used. */
export class StorageDisk {
  private readonly place: DiskPlace;
  private left: bigint;
  private last: { readonly folder: Buffer; readonly place: DiskPlace } | null = null;

  constructor(
    storageDir: string,
    private readonly mode: OrganizeMode,
    private readonly mounts: readonly Mount[] = readMounts(),
  ) {
    this.place = placeOnDisk(storageDir, this.mounts);
    const { bavail, bsize } = statfsSync(storageDir, { bigint: true });
    this.left = bavail * bsize - SPARE;
  }

  /** Room for further files, in bytes. */
  get room(): bigint {
    return this.left;
  }

  /** Gives the room back that files took since it was this, of which nothing comes. */
  giveBack(room: bigint): void {
    this.left = room;
  }

  /** Why a file cannot be brought there in the library's mode; null when it can, and the room that it takes is counted. */
  refuse({ device, size }: FileIdentity, source: Uint8Array): string | null {
    const isElsewhere = device !== String(this.place.device);
    if (this.mode === 'hardlink') {
      const place = this.placeOf(source);
      if (place === null) return 'its folder has vanished since the scan';
      const { answer, reason } = hardLinksBetween(place, this.place);
      if (answer === 'no')
        return `no hard link can lead from the storage folder to it, since ${reason}: choose CINEORG_MODE=copy or dual for it`;
    }
    if (!isElsewhere && (this.mode !== 'copy' || this.sharesBlocks(source))) return null;
    const left = this.left - BigInt(size);
    if (left < 0n) return 'the disk of the storage folder has no room for it: free some space';
    this.left = left;
    return null;
  }

  private sharesBlocks(source: Uint8Array): boolean {
    const place = this.placeOf(source);
    return place !== null && reflinksBetween(place, this.place).answer === 'yes';
  }

  /** Where a file's folder lies; those of one folder come one after the other. */
  private placeOf(source: Uint8Array): DiskPlace | null {
    const folder = folderOf(Buffer.from(source));
    if (this.last?.folder.equals(folder) === true) return this.last.place;
    try {
      this.last = { folder, place: placeOnDisk(folder, this.mounts) };
      return this.last.place;
    } catch {
      return null;
    }
  }
}

/** Why a library's mode cannot be had in its trees, in words that say what to choose; null when it can. */
export function modeProblem(mode: OrganizeMode, viewDir: string | null): string | null {
  if (mode === 'in-place' || viewDir === null) return null;
  const { answer, reason } = symlinksOn(placeOnDisk(viewDir));
  return answer === 'no'
    ? `no links can be made in ${viewDir}, since ${reason}: choose another CINEORG_VIEW_DIR, or CINEORG_MODE=in-place`
    : null;
}

/** Holds a group against the disk; what is not as the scan saw it makes the whole group a conflict. */
export function withIdentities(
  group: PlannedGroup,
  facts: ReadonlyMap<string, ScannedFacts>,
  storage: StorageDisk | null,
): GroupToStore {
  let conflict = group.conflict;
  const room = storage?.room ?? 0n;
  const identities = group.operations.map((operation) => {
    if (operation.kind === 'symlink' && isBrought(operation, group)) return null;
    const found = identityAt(operation, facts);
    if (typeof found === 'string') {
      conflict ??= found;
      return null;
    }
    if (BRINGS.has(operation.kind) && conflict === null)
      conflict = storage?.refuse(found, operation.source) ?? null;
    return found;
  });
  conflict ??= changeOfStaying(group, facts);
  if (conflict !== null) storage?.giveBack(room);
  return { ...group, conflict, identities };
}

/** A link's file that is brought first has no place to be looked at yet; the operation before it carries the identity. */
const isBrought = (link: PlannedOperation, { operations }: PlannedGroup): boolean =>
  operations.some(({ kind, target }) => BRINGS.has(kind) && equalBytes(target, link.source));

/** Why a video that stays where it lies is not what the scan saw; null when it is. Of a disc, which is a folder, its files tell. */
function changeOfStaying(
  { videoId: fileId, stays: source }: PlannedGroup,
  facts: ReadonlyMap<string, ScannedFacts>,
): string | null {
  if (source === undefined) return null;
  const isDisc = facts.get(fileId)?.size === '0' && statAt(Buffer.from(source))?.isDirectory() === true;
  const found = isDisc ? null : identityAt({ kind: 'move', source, fileId }, facts);
  return typeof found === 'string' ? found : null;
}

function identityAt(
  { kind, source, fileId }: Omit<PlannedOperation, 'target'>,
  facts: ReadonlyMap<string, ScannedFacts>,
): FileIdentity | string {
  const path = Buffer.from(source);
  const found = LINKS.has(kind)
    ? (statSync(path, { bigint: true, throwIfNoEntry: false }) ?? null)
    : statAt(path);
  const shown = path.toString();
  if (found === null) return `${shown} has vanished since the scan`;
  if (!found.isFile()) return `${shown} is no longer a file`;
  const identity = identityOf(found);
  const scanned = facts.get(fileId);
  const changed =
    scanned !== undefined &&
    isOfScan({ source, identity }, scanned) &&
    (scanned.size !== identity.size || scanned.mtimeNs !== identity.mtimeNs);
  return changed ? `${shown} has changed since the scan: scan again` : identity;
}

/**
 * Whether what lies at a path must be as the scan saw the file: always where the scan found it, whatever its inode, since
 * another file may have been put there by a rename (and FAT gives a file a new number with every mount). Other names are
 * those that CineOrg gave: they must be so while they lead to that inode, which a copy does not. A disc's row is its
 * folder's; its files are taken as they are now.
 */
const isOfScan = (
  { source, identity }: { readonly source: Uint8Array; readonly identity: FileIdentity },
  { path, size, inode }: ScannedFacts,
): boolean => equalBytes(source, path) || (size !== '0' && inode === identity.inode);
