import type { FileSystem } from './file-system.js';
import { folderOf, SLASH } from './names.js';

/**
 * A disk that remembers where folders really are, for as long as a chunk takes: links of the view are many to a folder,
 * and the system's own answer reads every name on the way anew. Whatever a folder has become meanwhile, a link is held
 * against its file once it is made.
 */
export function withRealFolders(disk: FileSystem): FileSystem {
  const known = new Map<string, Buffer>();
  const find = (folder: Buffer): Buffer => {
    if (folder.length <= 1) return folder;
    const above = realpath(folderOf(folder));
    if (disk.lstat(folder)?.isDirectory() !== true) return disk.realpath(folder);
    return Buffer.concat([
      above.length <= 1 ? Buffer.alloc(0) : above,
      folder.subarray(folder.lastIndexOf(SLASH)),
    ]);
  };
  const realpath = (folder: Buffer): Buffer => {
    const key = folder.toString('latin1');
    const real = known.get(key) ?? find(folder);
    known.set(key, real);
    return real;
  };
  return Object.create(disk, { realpath: { value: realpath } }) as FileSystem;
}
