import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { ContentReader, type ContentWork, DomainError, type HashProgress } from '#domain';

/** Bytes hashed at either end of a file. */
const END = 65_536;
/** Bytes that count as read together: a fraction of a second's reading. */
const BLOCK = 64 * 1_024 * 1_024;
const CHUNK = 1_024 * 1_024;

/** Reads what videos hold from the disk, without ever holding up the process that does it. */
export class NodeContentReader extends ContentReader {
  override async ends(work: ContentWork): Promise<Uint8Array> {
    return opened(work, async (file) => {
      const hash = createHash('sha256');
      const tail = Math.max(0, work.size - END);
      for await (const chunk of chunksOf(file, 0, Math.min(END, work.size))) hash.update(chunk);
      for await (const chunk of chunksOf(file, tail, work.size)) hash.update(chunk);
      return hash.digest();
    });
  }

  override async next(work: ContentWork, { hashed, hash: before }: HashProgress): Promise<HashProgress> {
    return opened(work, async (file) => {
      const hash = createHash('sha256').update(before ?? new Uint8Array());
      const end = Math.min(work.size, hashed + BLOCK);
      for await (const chunk of chunksOf(file, hashed, end)) hash.update(chunk);
      return { hashed: end, hash: hash.digest() };
    });
  }
}

/** Opens a file that must be the one that was scanned, before and after it is read. */
async function opened<Result>(
  work: ContentWork,
  read: (file: FileHandle) => Promise<Result>,
): Promise<Result> {
  let file: FileHandle | null = null;
  try {
    file = await open(
      Buffer.from(work.path),
      constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
    );
    await checkUnchanged(file, work);
    const result = await read(file);
    await checkUnchanged(file, work);
    return result;
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw unreadable((error as NodeJS.ErrnoException).code ?? String(error));
  } finally {
    await file?.close();
  }
}

async function checkUnchanged(file: FileHandle, { size, mtimeNs }: ContentWork): Promise<void> {
  const found = await file.stat({ bigint: true });
  const isSame = found.isFile() && found.size === BigInt(size) && String(found.mtimeNs) === mtimeNs;
  if (!isSame) throw unreadable('it has changed since the scan');
}

async function* chunksOf(file: FileHandle, from: number, to: number): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK, Math.max(1, to - from)));
  for (let at = from; at < to;) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, to - at), at);
    if (bytesRead === 0) throw unreadable('it is shorter than it says');
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}

const unreadable = (why: string): DomainError =>
  new DomainError('content.unreadable', `the file cannot be read: ${why}`);
