import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
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
import { setImmediate as breathe, setTimeout as pause } from 'node:timers/promises';
import {
  compareBytes,
  type DirectoryEntries,
  type DirectoryFacts,
  DirectoryReader,
  DomainError,
  type EntriesDigest,
  type FoundFile,
  type PlacedFile,
} from '#domain';

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

/** How long a file may stand still between two writes of a download, in milliseconds. */
const GROWS_MS = 200;

const SLASH = 0x2f;
const END = Buffer.alloc(1);

/** Runs a call on a folder; what the system refuses becomes `directory.unreadable`. */
function reported<Result>(path: Uint8Array, call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new DomainError(
      'directory.unreadable',
      `${Buffer.from(path).toString()}: ${REASONS[code] ?? code}`,
    );
  }
}

/**
 * Reads folders with the synchronous calls: they are five times faster than the asynchronous ones for a `lstat` per
 * file (200,000 files: 0.5 s against 0.9 s with 16 at once and 8.5 s one by one). Other work gets its turn between
 * folders.
 */
export class NodeDirectoryReader extends DirectoryReader {
  override look(path: Uint8Array): DirectoryFacts | null {
    const stat = reported(path, () => lstatSync(Buffer.from(path), { bigint: true, throwIfNoEntry: false }));
    if (stat === undefined || !stat.isDirectory()) return null;
    return { mtimeNs: stat.mtimeNs, ctimeNs: stat.ctimeNs, device: stat.dev, inode: stat.ino };
  }

  override async list(path: Uint8Array): Promise<DirectoryEntries> {
    await breathe();
    return reported(path, () => listNow(Buffer.from(path)));
  }

  override stat(folder: Uint8Array, names: readonly Uint8Array[]): FoundFile[] {
    const prefix = Buffer.concat([folder, Buffer.from(folder.at(-1) === SLASH ? '' : '/')]);
    return names.flatMap((name) => statOf(prefix, name) ?? []);
  }

  override async breathe(): Promise<void> {
    await breathe();
  }

  override async growing(files: readonly PlacedFile[]): Promise<ReadonlySet<FoundFile>> {
    await pause(GROWS_MS);
    const changed = files.filter(({ folder, file }) => {
      const [now] = this.stat(folder, [file.name]);
      return now !== undefined && (now.size !== file.size || now.mtimeNs !== file.mtimeNs);
    });
    return new Set(changed.map(({ file }) => file));
  }

  override startDigest(settings: string): EntriesDigest {
    return new Sha1Digest(settings);
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
  const whole = withoutCutSign(bytes);
  return isUtf8(whole) ? whole.toString().replace(/^\uFEFF/, '') : bytes.toString('latin1');
}

/** Without a character at the end of which only the first bytes are there. */
function withoutCutSign(bytes: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte < 0xc0) continue;
    const wants = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return wants > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}

/** A number that was cut would be another one. */
function withoutLastWord(text: string): string {
  let end = text.length;
  while (end > 0 && /[\w-]/.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}

function listNow(path: Buffer): DirectoryEntries {
  const readAtNs = BigInt(Date.now()) * 1_000_000n;
  const { mtimeNs, ctimeNs, dev, ino } = lstatSync(path, { bigint: true });
  const names: Buffer[] = [];
  const folders: Buffer[] = [];
  for (const entry of readdirSync(path, { withFileTypes: true, encoding: 'buffer' })) {
    const kind = kindOf(entry, path);
    if (kind === 'folder') folders.push(entry.name);
    if (kind === 'file') names.push(entry.name);
  }
  names.sort(compareBytes);
  folders.sort(compareBytes);
  return { mtimeNs, ctimeNs, device: dev, inode: ino, readAtNs, names, folders };
}

/** Some file systems do not say in the listing what an entry is. */
function kindOf(entry: Dirent<Buffer>, path: Buffer): 'file' | 'folder' | 'other' {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  if (!isUnknown(entry)) return 'other';
  const full = Buffer.concat([path, Buffer.from('/'), entry.name]);
  const stat = lstatSync(full, { throwIfNoEntry: false });
  if (stat?.isFile()) return 'file';
  return stat?.isDirectory() ? 'folder' : 'other';
}

/** The listing said none of the kinds there are. */
function isUnknown(entry: Dirent<Buffer>): boolean {
  const kinds = [entry.isSymbolicLink(), entry.isSocket(), entry.isFIFO()];
  return ![...kinds, entry.isCharacterDevice(), entry.isBlockDevice()].includes(true);
}

/** Null for what vanished since the folder was read, or is out of reach, or no longer a file. */
function statOf(prefix: Buffer, name: Uint8Array): FoundFile | null {
  try {
    const stat = lstatSync(Buffer.concat([prefix, name]), { bigint: true, throwIfNoEntry: false });
    if (stat === undefined || !stat.isFile()) return null;
    const birthNs = stat.birthtimeNs > 0n ? stat.birthtimeNs : null;
    return { name, size: stat.size, mtimeNs: stat.mtimeNs, birthNs, device: stat.dev, inode: stat.ino };
  } catch {
    return null;
  }
}

/** SHA-1 over names and numbers, each name closed by a zero byte, which none contains. */
class Sha1Digest implements EntriesDigest {
  private readonly hash = createHash('sha1');
  private readonly numbers = new BigUint64Array(3);

  constructor(settings: string) {
    this.hash.update(settings).update(END);
  }

  name(name: Uint8Array): void {
    this.hash.update(name).update(END);
  }

  file({ name, size, mtimeNs, inode }: FoundFile): void {
    this.numbers.set([size, BigInt.asUintN(64, mtimeNs), inode]);
    this.hash.update(name).update(END).update(this.numbers);
  }

  end(): Uint8Array {
    return this.hash.digest();
  }
}
