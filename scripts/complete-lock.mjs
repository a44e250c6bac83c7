// Completes package-lock.json for platforms other than this one; run it after every `npm install`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { completeLock } from './lib/platform-packages.mjs';
import { main, ROOT, say } from './lib/run.mjs';

await main(() => {
  const file = join(ROOT, 'package-lock.json');
  const before = readFileSync(file, 'utf8');
  const { lock, added } = completeLock(JSON.parse(before));
  const after = `${JSON.stringify(lock, null, 2)}\n`;
  if (after !== before) writeFileSync(file, after);
  say(`${added.length} platform packages added to package-lock.json`);
  return 0;
});
