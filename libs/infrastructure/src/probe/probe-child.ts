import { setPriority } from 'node:os';
import mediaInfoFactory from 'mediainfo.js';
import type { ProbeOutcome } from '#domain';
import { BoundedFile } from './bounded-file.js';
import type { ProbeAnswer, ProbeOrder } from './probe-messages.js';
import { readMediaInfo } from './read-media-info.js';

/** The process that reads what strangers made. It has nobody's secrets, and its parent ends it at any time. */

const LOWEST_PRIORITY = 19;
const CHUNK = 256 * 1024;

setPriority(LOWEST_PRIORITY);
const mediaInfo = await mediaInfoFactory({ format: 'object', coverData: false, chunkSize: CHUNK });

async function probe(path: Buffer): Promise<ProbeOutcome> {
  const file = new BoundedFile(path);
  try {
    const result = await mediaInfo.analyzeData(file.size, (length, offset) => file.read(length, offset));
    const facts = readMediaInfo(result);
    return facts === null ? { problem: 'damaged, or not a video' } : { facts };
  } finally {
    file.close();
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no longer there',
  EACCES: 'permission refused',
  ELOOP: 'a symlink',
  EIO: 'the disk reports an error',
};

function problemOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === undefined ? message : (REASONS[code] ?? code);
}

async function take({ id, path }: ProbeOrder): Promise<void> {
  const outcome = await probe(Buffer.from(path, 'base64')).catch((error: unknown) => ({
    problem: problemOf(error),
  }));
  const answer: ProbeAnswer = { id, outcome };
  process.send?.(answer);
}

process.on('message', (order) => void take(order as ProbeOrder));
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group: the worker ends first, and in order.
process.on('SIGINT', () => undefined);
process.send?.('ready');
