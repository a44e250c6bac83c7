import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes that are read of a file. Headers are found within 20 MB, within 71 MB in a file that is mostly empty. */
const MOST_BYTES = 128 * 1024 * 1024;

/** Reads of a file: a hostile index may point to and fro for ever. */
const MOST_READS = 4_096;

/** A file of which only so much is read. Throws `Error` with a reason for people. */
export class BoundedFile {
  readonly size: number;
  private readonly file: number;
  private bytes = 0;
  private reads = 0;

  constructor(path: Buffer) {
    // Without O_NONBLOCK a pipe would stop the process; a link may lead anywhere.
    this.file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stat = fstatSync(this.file);
    this.size = stat.size;
    if (stat.isFile() && stat.size > 0) return;
    this.close();
    throw new Error(stat.isFile() ? 'the file is empty' : 'not a file');
  }

  /** Up to `length` bytes from a place on; fewer at the end. */
  read(length: number, offset: number): Uint8Array {
    this.reads += 1;
    this.bytes += length;
    if (this.reads > MOST_READS || this.bytes > MOST_BYTES) {
      throw new Error('its headers are not found within 128 MiB');
    }
    const buffer = Buffer.allocUnsafe(length);
    return buffer.subarray(0, readSync(this.file, buffer, 0, length, offset));
  }

  close(): void {
    closeSync(this.file);
  }
}
