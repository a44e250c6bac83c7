import { parseArgs } from 'node:util';
import { startTmdbStandIn } from './index.js';

/**
 * Runs the stand-in as a program: `node main.js [--port N] [--rate N] [--max-connections N] [--latency-ms N]`.
 * Prints `{"url": …}` when it listens; ends when its standard input closes, or on SIGTERM or SIGINT.
 */
async function main(): Promise<void> {
  const number = { type: 'string', default: '0' } as const;
  const { values } = parseArgs({
    options: { port: number, rate: number, 'max-connections': number, 'latency-ms': number },
  });
  const standIn = await startTmdbStandIn({
    port: Number(values.port),
    rate: Number(values.rate),
    maxConnections: Number(values['max-connections']),
    latencyMs: Number(values['latency-ms']),
  });
  process.stdout.write(`${JSON.stringify({ url: standIn.url })}\n`);
  await new Promise<void>((resolve) => {
    process.stdin.once('close', resolve).once('end', resolve).resume();
    process.once('SIGTERM', resolve).once('SIGINT', resolve);
  });
  await standIn.close();
  process.stdin.destroy();
}

await main();
