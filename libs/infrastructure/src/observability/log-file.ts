import { closeSync, fstatSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Beyond this a log file becomes `<file>.old`, of which one is kept. */
const MOST_BYTES = 10 * 1024 * 1024;

/** Makes room at the start of a log that another program will write: a long one becomes `<file>.old`. */
export function rotateLog(file: string, mostBytes = MOST_BYTES): void {
  mkdirSync(dirname(file), { recursive: true });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > mostBytes) renameSync(file, `${file}.old`);
}

/** A log file that this process writes, never much longer than `mostBytes`. */
export class LogFile {
  private fd: number | null = null;
  private size = 0;

  constructor(
    readonly path: string,
    private readonly mostBytes = MOST_BYTES,
  ) {}

  /** Writes at once: what a process said last before it died is what matters. A full disk loses lines, no more. */
  write(chunk: Uint8Array): void {
    try {
      if (this.size > this.mostBytes) this.close();
      this.fd ??= this.open();
      this.size += writeSync(this.fd, chunk);
    } catch {
      this.close();
    }
  }

  close(): void {
    if (this.fd !== null) closeSync(this.fd);
    this.fd = null;
  }

  private open(): number {
    rotateLog(this.path, this.mostBytes);
    const fd = openSync(this.path, 'a', 0o640);
    this.size = fstatSync(fd).size;
    return fd;
  }
}
