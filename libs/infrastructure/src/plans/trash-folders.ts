import { isWithin } from '#domain';
import type { Config } from '../config/index.js';
import { folderOf, TRASH_FOLDER } from '../files/index.js';

/**
 * Where files are put away: at the top of the allowed root or tree that they lie in, which is on their own disk, else
 * beside them.
 */
export function trashFolders({
  roots,
  storageDir,
  viewDir,
}: Pick<Config, 'roots' | 'storageDir' | 'viewDir'>): (source: Buffer) => Buffer {
  const tops = [storageDir, viewDir, ...roots].flatMap((top) => (top === null ? [] : [Buffer.from(top)]));
  return (source) => {
    const top = tops.find((one) => isWithin(source, one)) ?? folderOf(source);
    return Buffer.concat([top, Buffer.from(`/${TRASH_FOLDER}`)]);
  };
}
