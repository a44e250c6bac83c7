import { join } from 'node:path';
import { ROOT, run } from '../lib/run.mjs';
import { ensureBuilt, ensureInstalled, nodeBinary } from '../lib/set-up.mjs';

/**
 * Sets the clone up when that is needed, then runs a script of the project that uses what is built, with Node 24 and
 * with `gc()`. The script finds in INIT_CWD the folder it was called from: npm leaves it there, and changes to its own.
 */
export async function runBuilt(script, args) {
  await ensureInstalled();
  await ensureBuilt();
  const env = { ...process.env, INIT_CWD: process.env['INIT_CWD'] ?? process.cwd() };
  return run(nodeBinary(), ['--expose-gc', join(ROOT, script), ...args], { env });
}
