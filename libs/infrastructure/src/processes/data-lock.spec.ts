import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataLock } from './data-lock.js';

let dir: string;
let file: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cineorg-data-lock-'));
  file = join(dir, 'up.lock');
});
afterEach(() => rmSync(dir, { recursive: true }));

describe('the lock of a data directory', () => {
  it('is refused while its holder runs, and says which process that is', () => {
    const lock = DataLock.take(dir);
    expect(lock.takenOver).toBe(false);
    expect(() => DataLock.take(dir)).toThrow(`process ${process.pid}`);
    lock.release();
    expect(readdirSync(dir)).toEqual([]);
    expect(DataLock.take(dir).takenOver).toBe(false);
  });

  it('makes the data directory', () => {
    DataLock.take(join(dir, 'a', 'b'));
    expect(readdirSync(join(dir, 'a', 'b'))).toEqual(['up.lock']);
  });

  it('is taken over from a process that was killed', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    writeFileSync(file, JSON.stringify({ pid, started: '12345' }));
    expect(DataLock.take(dir).takenOver).toBe(true);
    expect(readdirSync(dir)).toEqual(['up.lock']);
  });

  it('is taken over when the number of its process belongs to another program by now', () => {
    DataLock.take(dir);
    const own = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...own, started: 'before the last restart' }));
    expect(DataLock.take(dir).takenOver).toBe(true);
  });

  it.each(['', '{"pid":', 'null'])('is taken over when a power cut left %p', (rest) => {
    writeFileSync(file, rest);
    expect(DataLock.take(dir).takenOver).toBe(true);
  });
});
