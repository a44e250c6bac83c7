import { createHash } from 'node:crypto';
import type { FileSystem } from './file-system.js';
import { type FileIdentity, isUntouched } from './identity.js';

/** Bytes hashed at either end of a file: what tells files apart is in their first and last block. */
const SLICE = 4_096;

/** The identity with the hash of the file's ends. */
export function withEnds(disk: FileSystem, path: Buffer, identity: FileIdentity): FileIdentity {
  const [head, tail] = disk.readEnds(path, BigInt(identity.size), SLICE);
  return { ...identity, ends: createHash('sha256').update(head).update(tail).digest('hex') };
}

/** As `withEnds`, for a file that has one of some names; the identity as it is when none can be read. */
export function withEndsOfAny(
  disk: FileSystem,
  paths: readonly Buffer[],
  identity: FileIdentity,
): FileIdentity {
  try {
    const path = paths.find((one) => isUntouched(disk.lstat(one), identity));
    return path === undefined ? identity : withEnds(disk, path, identity);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return identity;
  }
}
