import { parseArgs } from 'node:util';
import { parseFaultShares } from './faults.js';
import { startTmdbStandIn } from './index.js';
import type { TmdbStandInOptions } from './options.js';

const number = { type: 'string', default: '0' } as const;
const text = { type: 'string' } as const;

/** The options of the command line, each as its field of TmdbStandInOptions says. */
function readOptions(): TmdbStandInOptions {
  const { values } = parseArgs({
    options: {
      ...{ port: number, rate: number, 'max-connections': number, 'latency-ms': number },
      ...{ latency: text, faults: text, 'year-mode': text, 'retry-after': text, 'api-key': text },
    },
  });
  return {
    port: Number(values.port),
    rate: Number(values.rate),
    maxConnections: Number(values['max-connections']),
    latencyMs: Number(values['latency-ms']),
    latency: values.latency ?? 'none',
    faultShares: parseFaultShares(values.faults ?? ''),
    yearMode: oneOf(values['year-mode'], ['strict', 'nudge']),
    retryAfter: oneOf(values['retry-after'], ['auto', 'none']),
    ...(values['api-key'] === undefined ? {} : { apiKey: values['api-key'] }),
  };
}

/** The word given, the first when none was. Throws on another. */
function oneOf<const Word extends string>(
  given: string | undefined,
  words: readonly [Word, ...Word[]],
): Word {
  const word = given === undefined ? words[0] : words.find((one) => one === given);
  if (word === undefined) throw new Error(`"${given}" is none of ${words.join(', ')}`);
  return word;
}

/**
 * Runs the stand-in as a program: `node main.js [--port N] [--rate N] [--max-connections N] [--latency-ms N]
 * [--latency SPEC] [--faults KIND=SHARE,…] [--year-mode strict|nudge] [--retry-after auto|none] [--api-key KEY]`.
 * Prints `{"url": …}` when it listens; ends when its standard input closes, or on SIGTERM or SIGINT.
 */
async function main(): Promise<void> {
  const standIn = await startTmdbStandIn(readOptions());
  process.stdout.write(`${JSON.stringify({ url: standIn.url })}\n`);
  await new Promise<void>((resolve) => {
    process.stdin.once('close', resolve).once('end', resolve).resume();
    process.once('SIGTERM', resolve).once('SIGINT', resolve);
  });
  await standIn.close();
  process.stdin.destroy();
}

await main();
