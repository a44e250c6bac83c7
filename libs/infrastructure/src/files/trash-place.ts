import { posix } from 'node:path';
import type { FileSystem } from './file-system.js';
import { folderOf } from './names.js';

/** The folder of files that were put away, at the top of what CineOrg may touch on a disk. Scans leave it out. */
export const TRASH_FOLDER = '.cineorg-trash';

/** Where the file of an operation is put away: a folder of its own, so that it keeps its name. */
export function trashPlace(folder: Buffer, id: string, source: Buffer): Buffer {
  const name = posix.basename(source.toString('latin1'));
  return Buffer.concat([folder, Buffer.from(`/${id}/`), Buffer.from(name, 'latin1')]);
}

/** Makes the folders above a place in the trash; answers those that must be made durable with it. */
export function makeTrashFolders(disk: FileSystem, place: Buffer): Buffer[] {
  const own = folderOf(place);
  const folders = [folderOf(own), own];
  for (const folder of folders) {
    try {
      disk.mkdir(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return [folderOf(folderOf(own)), ...folders];
}
