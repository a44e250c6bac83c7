import { createHash } from 'node:crypto';
import { constants, copyFileSync, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/** Bytes read and written at once. */
const PIECE = 4_194_304;

/** Called between pieces; what it throws ends the work. */
export type Pace = () => Promise<void>;

/**
 * Copies a regular file to a new one that must not exist, with its times and mode, and makes it durable. The file
 * system shares the blocks where it can; else every byte is read and written, and answered for by the SHA-256 of what
 * was read.
 */
export async function copyFile(
  source: Buffer,
  target: Buffer,
  pace: Pace,
): Promise<{ readonly sha256: string | null }> {
  const from = await open(source, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stat = await from.stat();
    if (!stat.isFile()) throw Object.assign(new Error('not a regular file'), { code: 'EINVAL' });
    const cloned = clone(source, target);
    const flags = cloned
      ? constants.O_WRONLY | constants.O_NOFOLLOW
      : constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
    const to = await open(target, flags, 0o600);
    try {
      const sha256 = cloned ? null : await pour(from, to, pace);
      await giveOwner(to, stat);
      await to.chmod(stat.mode & 0o777);
      await to.utimes(stat.atimeMs / 1_000, stat.mtimeMs / 1_000);
      await to.sync();
      return { sha256 };
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

/** The owner stays who it was, where CineOrg may say so. */
async function giveOwner(file: FileHandle, { uid, gid }: Stats): Promise<void> {
  const own = await file.stat();
  if (own.uid === uid && own.gid === gid) return;
  await file.chown(uid, gid).catch((error: NodeJS.ErrnoException) => {
    if (error.code === undefined) throw error;
  });
}

/** Whether the file system has made the copy by sharing blocks. */
function clone(source: Buffer, target: Buffer): boolean {
  try {
    copyFileSync(source, target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE_FORCE);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    return false;
  }
}

async function pour(from: FileHandle, to: FileHandle, pace: Pace): Promise<string> {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(PIECE);
  for (let at = 0; ;) {
    const { bytesRead } = await from.read(piece, 0, PIECE, at);
    if (bytesRead === 0) return hash.digest('hex');
    const bytes = piece.subarray(0, bytesRead);
    hash.update(bytes);
    for (let done = 0; done < bytesRead;) {
      const { bytesWritten } = await to.write(bytes, done, bytesRead - done, at + done);
      done += bytesWritten;
    }
    at += bytesRead;
    await pace();
  }
}

/** SHA-256 of a regular file's content, never through a symlink. */
export async function hashFile(path: Buffer, pace: Pace): Promise<string> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const hash = createHash('sha256');
    const piece = Buffer.allocUnsafe(PIECE);
    for (let at = 0; ;) {
      const { bytesRead } = await file.read(piece, 0, PIECE, at);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, bytesRead));
      at += bytesRead;
      await pace();
    }
  } finally {
    await file.close();
  }
}
