import type { Item } from './chunk.js';
import type { FileSystem } from './file-system.js';
import type { FileIdentity } from './identity.js';
import type { Rights } from './rights.js';

/** Gives a file that is in its place other rights. What the system refuses becomes a note: the file is where it belongs. */
export function giveRights(
  disk: FileSystem,
  { item, path, rights }: { readonly item: Item; readonly path: Buffer; readonly rights: Partial<Rights> },
  identity: FileIdentity,
): void {
  try {
    disk.setRights(path, identity, rights);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    item.note = `in its place, but its owner or mode could not be set (${code}): let CineOrg change it, or leave CINEORG_OWNER and CINEORG_FILE_MODE out`;
  }
}
