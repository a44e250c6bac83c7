import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
} from 'node:fs';
import { setImmediate as breathe } from 'node:timers/promises';
import { DirectoryReader, type DirectoryListing, DomainError, type FoundFile, joinPath } from '#domain';

/** Reasons of the system in the user's words. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission refused',
  EPERM: 'permission refused',
  ENOENT: 'not there',
  ENOTDIR: 'not a folder',
  ELOOP: 'too many symlinks',
  EIO: 'the disk reports an error',
  ENAMETOOLONG: 'the name is too long',
};

/**
 * Reads folders with the synchronous calls: they are five times faster than the asynchronous ones for a `lstat` per
 * file (200,000 files: 0.5 s against 0.9 s with 16 at once and 8.5 s one by one). Other work gets its turn between
 * folders.
 */
export class NodeDirectoryReader extends DirectoryReader {
  override async read(path: Uint8Array): Promise<DirectoryListing> {
    await breathe();
    try {
      return readNow(Buffer.from(path));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
      const shown = Buffer.from(path).toString();
      throw new DomainError('directory.unreadable', `${shown}: ${REASONS[code] ?? code}`);
    }
  }

  override async readText(path: Uint8Array, maxBytes: number): Promise<string | null> {
    await breathe();
    try {
      return readTextNow(Buffer.from(path), maxBytes);
    } catch {
      return null;
    }
  }
}

function readTextNow(path: Buffer, maxBytes: number): string | null {
  // Without O_NONBLOCK a pipe that bears the file's name would stop the process.
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) return null;
    const bytes = Buffer.alloc(Math.min(stat.size, maxBytes));
    const read = bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0));
    const text = decodeText(read);
    return stat.size > read.length ? withoutLastWord(text) : text;
  } finally {
    closeSync(file);
  }
}

const UTF16 = { fffe: 'utf-16le', feff: 'utf-16be' } as const;

function decodeText(bytes: Buffer): string {
  const mark = bytes.toString('hex', 0, 2);
  if (mark === 'fffe' || mark === 'feff') return new TextDecoder(UTF16[mark]).decode(bytes);
  try {
    // As a stream, since the cut may lie inside a character.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return bytes.toString('latin1');
  }
}

/** A number that was cut would be another one. */
function withoutLastWord(text: string): string {
  let end = text.length;
  while (end > 0 && /[\w-]/.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}

function readNow(path: Buffer): DirectoryListing {
  const { mtimeNs, ctimeNs, dev, ino } = lstatSync(path, { bigint: true });
  const entries = readdirSync(path, { withFileTypes: true, encoding: 'buffer' });
  const files: FoundFile[] = [];
  const folders: Buffer[] = [];
  for (const entry of entries) {
    const kind = kindOf(entry, path);
    if (kind === 'folder') folders.push(entry.name);
    const found = kind === 'file' ? statOf(path, entry.name) : null;
    if (found !== null) files.push(found);
  }
  return { mtimeNs, ctimeNs, device: dev, inode: ino, files, folders };
}

/** Some file systems do not say in the listing what an entry is. */
function kindOf(entry: Dirent<Buffer>, path: Buffer): 'file' | 'folder' | 'other' {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  if (!isUnknown(entry)) return 'other';
  const stat = lstatSync(Buffer.from(joinPath(path, entry.name)), { throwIfNoEntry: false });
  if (stat?.isFile()) return 'file';
  return stat?.isDirectory() ? 'folder' : 'other';
}

/** The listing said none of the kinds there are. */
function isUnknown(entry: Dirent<Buffer>): boolean {
  const kinds = [entry.isSymbolicLink(), entry.isSocket(), entry.isFIFO()];
  return ![...kinds, entry.isCharacterDevice(), entry.isBlockDevice()].includes(true);
}

/** Null for a file that vanished since the folder was read. */
function statOf(path: Buffer, name: Buffer): FoundFile | null {
  const stat = lstatSync(Buffer.from(joinPath(path, name)), { bigint: true, throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile()) return null;
  return { name, size: stat.size, mtimeNs: stat.mtimeNs, device: stat.dev, inode: stat.ino };
}
