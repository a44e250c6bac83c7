import { lstatSync } from 'node:fs';
import { isWithin } from '#domain';
import type { Config } from '../config/index.js';
import { folderOf, TRASH_FOLDER } from '../files/index.js';

/**
 * Where files are put away: in the topmost folder of the allowed root or tree that they lie in which is on their own
 * disk, else beside them.
 */
export function trashFolders({
  roots,
  storageDir,
  viewDir,
}: Pick<Config, 'roots' | 'storageDir' | 'viewDir'>): (source: Buffer) => Buffer {
  const tops = [storageDir, viewDir, ...roots].flatMap((top) => (top === null ? [] : [Buffer.from(top)]));
  return (source) => {
    const own = folderOf(source);
    const top = tops.find((one) => isWithin(source, one));
    const place = top === undefined ? own : topmostOnDisk(own, top);
    return Buffer.concat([place, Buffer.from(`/${TRASH_FOLDER}`)]);
  };
}

/**
 * Goes up as long as the device stays the same: a root may hold the mounts of several disks. A folder that has gone, as
 * emptied ones do, lay on the disk of the one above: what was put away from it must be found again.
 */
function topmostOnDisk(folder: Buffer, top: Buffer): Buffer {
  let at = folder;
  while (!at.equals(top) && at.length > 1 && deviceOf(at) === null) at = folderOf(at);
  const device = deviceOf(at);
  while (!at.equals(top) && at.length > 1 && deviceOf(folderOf(at)) === device) at = folderOf(at);
  return at;
}

const deviceOf = (folder: Buffer): bigint | null =>
  lstatSync(folder, { bigint: true, throwIfNoEntry: false })?.dev ?? null;
