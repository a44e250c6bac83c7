import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { readPath, toCorpusFields } from '#domain/release';
import { EXIT, type ExitCode } from '../exit.js';

/** `parse`: one path a line in, one JSON a line out. Needs no service. */
export async function parse(): Promise<ExitCode> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line === '') continue;
    const names = line.split('/').filter((name) => name !== '' && name !== '.');
    const [best] = readPath(names);
    const parsed = best === undefined ? {} : toCorpusFields(best);
    if (!process.stdout.write(`${JSON.stringify({ name: line, parsed })}\n`))
      await once(process.stdout, 'drain');
  }
  return EXIT.done;
}
