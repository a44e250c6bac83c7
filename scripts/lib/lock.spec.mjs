import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { tryLock, withLock } from './lock.mjs';

let dir;
let file;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cineorg-lock-'));
  file = join(dir, 'lock');
});
afterEach(() => rmSync(dir, { recursive: true }));

it('is held by one at a time, and given back also after a failure', async () => {
  await withLock(() => expect(tryLock(file)).toBe(false), file);
  await expect(withLock(() => Promise.reject(new Error('broken')), file)).rejects.toThrow('broken');
  expect(existsSync(file)).toBe(false);
});

it('is taken over from a process that is gone', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  writeFileSync(file, String(pid));
  expect(await withLock(() => 'done', file)).toBe('done');
});

it('waits for a holder that lives', async () => {
  const order = [];
  const first = withLock(async () => {
    order.push('first begins');
    await new Promise(setImmediate);
    order.push('first ends');
  }, file);
  await Promise.all([first, withLock(() => order.push('second'), file)]);
  expect(order).toEqual(['first begins', 'first ends', 'second']);
});
