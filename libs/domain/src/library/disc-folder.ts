import { decodeName, joinPath, splitPath } from '../shared/bytes.js';
import { isDiscMarker } from './classify.js';

const ROOT = new Uint8Array([0x2f]);

/** The folder of the disc that an absolute path lies in: what holds its BDMV or VIDEO_TS; null outside of discs. */
export function discFolderOf(path: Uint8Array): Uint8Array | null {
  const names = splitPath(path);
  const marker = names.findIndex((name) => isDiscMarker(decodeName(name)));
  return marker < 0 ? null : names.slice(0, marker).reduce(joinPath, ROOT);
}
