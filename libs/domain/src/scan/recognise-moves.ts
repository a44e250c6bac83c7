import type { DirectoryReader, FoundFile } from './directory-reader.js';
import type { DirectoryOutcome, FileRecord, MovableFile, ScanStore } from './scan-store.js';

/**
 * Finds files that had another name before: the same inode, size and times, and nothing of that inode left where the
 * row says. A file system gives the number of a removed file to the next one, so the moment at which the inode was
 * made must agree too, where it is told. A hard link beside the old name is a file of its own.
 */
export async function recogniseMoves(
  outcomes: readonly DirectoryOutcome[],
  store: ScanStore,
  reader: DirectoryReader,
): Promise<DirectoryOutcome[]> {
  const fresh = outcomes.flatMap(({ files }) => files.filter((file) => file.isNew && !file.disc));
  const movable = fresh.length === 0 ? [] : await store.movableFiles(fresh);
  const byIdentity = new Map<string, MovableFile[]>();
  for (const row of movable) {
    const same = byIdentity.get(identityOf(row));
    if (same === undefined) byIdentity.set(identityOf(row), [row]);
    else same.push(row);
  }
  const taken = new Set<string>();
  const former = (file: FileRecord): MovableFile | undefined =>
    byIdentity
      .get(identityOf(file))
      ?.find((row) => !taken.has(row.id) && isOfOneBirth(row, file) && hasLeft(row, reader));
  return outcomes.map((outcome) => {
    const files = outcome.files.map((file) => {
      const row = file.isNew && !file.disc ? former(file) : undefined;
      if (row === undefined) return file;
      taken.add(row.id);
      return movedRecord(file, row);
    });
    return { ...outcome, files, missing: outcome.missing.filter((id) => !taken.has(id)) };
  });
}

const identityOf = ({ device, inode, size, mtimeNs }: MovableFile | FileRecord): string =>
  `${device}/${inode}/${size}/${mtimeNs}`;

const isOfOneBirth = (row: MovableFile, file: FileRecord): boolean =>
  row.birthNs === null || file.birthNs === null || row.birthNs === file.birthNs;

/** Whether the row's place holds no longer the file that the row is about. */
function hasLeft(row: MovableFile, reader: DirectoryReader): boolean {
  const [found]: readonly (FoundFile | undefined)[] = reader.stat(folderOf(row), [row.name]);
  return found === undefined || found.inode !== row.inode || found.device !== row.device;
}

const folderOf = ({ path, name }: MovableFile): Uint8Array => path.subarray(0, path.length - name.length - 1);

/** What was decided stays; what is still open is read by its new name. */
function movedRecord(file: FileRecord, row: MovableFile): FileRecord {
  const isVideo = file.kind === 'movie' || file.kind === 'episode';
  const keepsIdentity = row.decided && isVideo && (row.kind === 'movie' || row.kind === 'episode');
  const former = { id: row.id, directoryId: row.directoryId, name: row.name, keepsIdentity };
  return { ...file, former };
}
