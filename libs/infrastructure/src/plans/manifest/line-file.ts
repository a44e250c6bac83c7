import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { encodeLine, isEmptyLine, type ManifestLine } from './manifest-lines.js';

const NEW_LINE = 0x0a;

/** A file that lines are added to. What a crash cut off stays a line by itself, so that it spoils no other. */
export class LineFile {
  private ready = false;

  constructor(
    private readonly path: string,
    /** What a new file begins with. */
    private readonly first: ManifestLine,
  ) {}

  /** Adds lines; when they are to be durable, they are so on return. */
  append(lines: readonly ManifestLine[], durability: 'durable' | 'soon'): void {
    const filled = lines.filter((line) => !isEmptyLine(line));
    if (filled.length === 0) return;
    const isNew = !this.ready && !existsSync(this.path);
    if (isNew) mkdirSync(dirname(this.path), { recursive: true });
    const file = openSync(this.path, 'a+', 0o600);
    try {
      const head = this.ready ? '' : startOf(file, this.first);
      // Until it has been written whole: what fails in the middle leaves half a line.
      this.ready = false;
      writeFileSync(file, head + filled.map(encodeLine).join(''));
      if (durability === 'durable') fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (isNew) syncFolder(dirname(this.path));
    this.ready = true;
  }
}

function startOf(file: number, first: ManifestLine): string {
  const { size } = fstatSync(file);
  if (size === 0) return encodeLine(first);
  const last = Buffer.alloc(1);
  readSync(file, last, 0, 1, size - 1);
  return last[0] === NEW_LINE ? '' : '\n';
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
