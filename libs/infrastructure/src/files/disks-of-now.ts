import type { BigIntStats } from 'node:fs';
import type { OperationKind, OperationState } from '#domain';
import { LINKING, UNLINKING } from './chunk.js';
import type { FileSystem } from './file-system.js';
import type { FileIdentity } from './identity.js';
import type { JournalGroup, JournalOperation } from './journal-types.js';
import { asideName } from './names.js';
import { statOf } from './missing-disk.js';
import type { Session } from './session.js';
import { trashPlace } from './trash-place.js';

/**
 * Groups with the numbers that their disks have now: many file systems (Btrfs, ZFS, NFS, FUSE) and all removable disks
 * are numbered when they are mounted, so that after a restart of the machine no file would be known again. A file that
 * lies under a name of the journal, with its inode, its length and its time to the nanosecond, tells the number of its
 * disk; one for each disk is enough. Only operations in the states `open` are asked for.
 */
export function withDisksOfNow(
  session: Session,
  groups: readonly JournalGroup[],
  open: readonly OperationState[],
): readonly JournalGroup[] {
  const operations = groups.flatMap((group) => group.operations);
  const numbers = new Map<string, string>();
  for (const operation of operations) if (open.includes(operation.state)) learn(session, operation, numbers);
  if ([...numbers].every(([was, now]) => was === now)) return groups;
  return groups.map((group) => ({
    ...group,
    operations: group.operations.map((operation) => ({
      ...operation,
      identity: operation.identity === null ? null : renumbered(operation.identity, numbers),
    })),
  }));
}

/** An identity with the number that its disk has now, if the file lies under one of some names. */
export function withDiskOfNow(
  disk: FileSystem,
  identity: FileIdentity,
  names: readonly Buffer[],
): FileIdentity {
  const found = firstAlike(
    identity,
    names.map((name) => statOf(disk, name)),
  );
  return found === null ? identity : { ...identity, device: String(found.dev) };
}

function renumbered(identity: FileIdentity, numbers: ReadonlyMap<string, string>): FileIdentity {
  const { device, placed } = identity;
  return {
    ...identity,
    device: numbers.get(device) ?? device,
    ...(placed === undefined ? {} : { placed: renumbered(placed, numbers) }),
  };
}

/** Adds the numbers that an operation's files tell: as they were journalled, and as they are now. */
function learn(session: Session, operation: JournalOperation, numbers: Map<string, string>): void {
  const { identity, kind } = operation;
  for (const one of [identity, identity?.placed]) {
    if (!one || numbers.has(one.device)) continue;
    const found = firstAlike(one, statsOf(session, operation, LINKS.has(kind)));
    if (found !== null) numbers.set(one.device, String(found.dev));
  }
}

/** Kinds whose names are links: what they lead to is the file. */
const LINKS: ReadonlySet<OperationKind> = new Set([...LINKING, ...UNLINKING]);

function* statsOf(
  session: Session,
  operation: JournalOperation,
  follow: boolean,
): Generator<BigIntStats | null> {
  for (const name of namesOf(session, operation)) yield statOf(session.disk, name, follow ? 'stat' : 'lstat');
}

/** Names that an operation's file may have at any moment. Its old one first: at the new one there may be a copy of it. */
function* namesOf(session: Session, { id, kind, source, target }: JournalOperation): Generator<Buffer> {
  yield source;
  yield target;
  yield asideName(id, source);
  yield asideName(id, target);
  if (kind === 'move') yield trashPlace(session.trashFor(source), id, source);
}

/** What has the inode, length and time of a file, on whatever disk. */
function firstAlike(
  { inode, size, mtimeNs }: FileIdentity,
  stats: Iterable<BigIntStats | null>,
): BigIntStats | null {
  for (const stat of stats) {
    if (stat === null || !stat.isFile()) continue;
    const isAlike = String(stat.size) === size && String(stat.mtimeNs) === mtimeNs;
    if (isAlike && String(stat.ino) === inode) return stat;
  }
  return null;
}
