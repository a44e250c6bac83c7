import { lstatSync, statfsSync, statSync } from 'node:fs';
import {
  equalBytes,
  type Occupant,
  type OrganizeMode,
  type PlannedGroup,
  type PlannedOperation,
} from '#domain';
import type { GroupToStore, ScannedFacts } from '../database/index.js';
import { type FileIdentity, identityOf } from '../files/index.js';

/** Kinds of operations that bring a file to another name. */
const BRINGS: ReadonlySet<string> = new Set(['move', 'link', 'copy']);

/** Room that is left free on the disk of the storage tree, in bytes. */
const SPARE = 100_000_000n;

/** What lies at a path, given the paths that the library's own files have. */
export function occupantAt(path: Uint8Array, own: ReadonlySet<string>): Occupant {
  const bytes = Buffer.from(path);
  if (own.has(bytes.toString('latin1'))) return 'version';
  return statAt(bytes) === null ? 'nobody' : 'stranger';
}

const statAt = (path: Buffer) => lstatSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;

/** The disk of the storage tree, and how much of it a plan will have used. */
export class StorageDisk {
  private readonly device: bigint;
  private left: bigint;

  constructor(
    storageDir: string,
    private readonly mode: OrganizeMode,
  ) {
    this.device = statSync(storageDir, { bigint: true }).dev;
    const { bavail, bsize } = statfsSync(storageDir, { bigint: true });
    this.left = bavail * bsize - SPARE;
  }

  /** Why a file cannot be brought there in the library's mode; null when it can. Counts the room that it takes. */
  refuse({ device, size }: FileIdentity): string | null {
    const isElsewhere = device !== String(this.device);
    if (this.mode === 'hardlink' && isElsewhere) {
      return 'it lies on another file system than the storage folder, where hard links cannot lead: choose CINEORG_MODE=copy or dual for it';
    }
    if (this.mode !== 'copy' && !isElsewhere) return null;
    this.left -= BigInt(size);
    return this.left < 0n ? 'the disk of the storage folder has no room for it: free some space' : null;
  }
}

/** Holds a group against the disk; what is not as the scan saw it makes the whole group a conflict. */
export function withIdentities(
  group: PlannedGroup,
  facts: ReadonlyMap<string, ScannedFacts>,
  storage: StorageDisk | null,
): GroupToStore {
  let conflict = group.conflict;
  const identities = group.operations.map((operation) => {
    if (operation.kind === 'symlink' && isBrought(operation, group)) return null;
    const found = identityAt(operation, facts);
    if (typeof found === 'string') {
      conflict ??= found;
      return null;
    }
    if (BRINGS.has(operation.kind) && conflict === null) conflict = storage?.refuse(found) ?? null;
    return found;
  });
  return { ...group, conflict, identities };
}

/** A link's file that is brought first has no place to be looked at yet; the operation before it carries the identity. */
const isBrought = (link: PlannedOperation, { operations }: PlannedGroup): boolean =>
  operations.some(({ kind, target }) => BRINGS.has(kind) && equalBytes(target, link.source));

function identityAt(
  { kind, source, fileId }: PlannedOperation,
  facts: ReadonlyMap<string, ScannedFacts>,
): FileIdentity | string {
  const path = Buffer.from(source);
  const found =
    kind === 'relink' || kind === 'unlink'
      ? (statSync(path, { bigint: true, throwIfNoEntry: false }) ?? null)
      : statAt(path);
  const shown = path.toString();
  if (found === null) return `${shown} has vanished since the scan`;
  if (!found.isFile()) return `${shown} is no longer a file`;
  const identity = identityOf(found);
  const scanned = facts.get(fileId);
  // A disc's row is its folder's; its files are taken as they are now.
  const isOwnRow = scanned !== undefined && scanned.size !== '0' && scanned.inode === identity.inode;
  const changed = isOwnRow && (scanned.size !== identity.size || scanned.mtimeNs !== identity.mtimeNs);
  return changed ? `${shown} has changed since the scan: scan again` : identity;
}
