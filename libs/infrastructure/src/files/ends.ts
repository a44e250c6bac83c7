import { createHash } from 'node:crypto';
import type { FileSystem } from './file-system.js';
import type { FileIdentity } from './identity.js';

/** Bytes hashed at either end of a file. */
const SLICE = 65_536;

/** The identity with the hash of the file's ends. */
export function withEnds(disk: FileSystem, path: Buffer, identity: FileIdentity): FileIdentity {
  const [head, tail] = disk.readEnds(path, BigInt(identity.size), SLICE);
  return { ...identity, ends: createHash('sha256').update(head).update(tail).digest('hex') };
}
