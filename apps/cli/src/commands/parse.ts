import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { parsePath, toCorpusFields } from '#domain/release';
import { EXIT, type ExitCode } from '../exit.js';

/** `parse`: one path a line in, one JSON a line out. Needs no service. */
export async function parse(): Promise<ExitCode> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line !== '' && !process.stdout.write(`${JSON.stringify(parsed(line))}\n`))
      await once(process.stdout, 'drain');
  }
  return EXIT.done;
}

/** The best reading; all of them, each with what makes it doubtful, when there are several. */
function parsed(name: string): object {
  const readings = parsePath(name);
  const [best = {}] = readings.map(toCorpusFields);
  if (readings.length === 1) return { name, parsed: best };
  const all = readings.map((reading) => ({ ...toCorpusFields(reading), doubt: reading.doubt }));
  return { name, parsed: best, readings: all };
}
