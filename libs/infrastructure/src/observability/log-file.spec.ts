import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LogFile } from './log-file.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'cineorg-log-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

describe('a log file', () => {
  it('goes on where it ended, in a folder that is made for it', () => {
    const path = join(dir, 'logs', 'a.log');
    for (const word of ['one\n', 'two\n']) {
      const log = new LogFile(path);
      log.write(Buffer.from(word));
      log.close();
    }
    expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
  });

  it('keeps one older file when it has grown long', () => {
    const log = new LogFile(join(dir, 'a.log'), 10);
    for (let at = 0; at < 9; at += 1) log.write(Buffer.from(`line ${at}\n`));
    log.close();
    expect(readdirSync(dir).sort()).toEqual(['a.log', 'a.log.old']);
    expect(readFileSync(join(dir, 'a.log.old'), 'utf8')).toBe('line 6\nline 7\n');
    expect(readFileSync(join(dir, 'a.log'), 'utf8')).toBe('line 8\n');
  });

  it('loses lines rather than its process when it cannot be written', () => {
    writeFileSync(join(dir, 'logs'), '');
    const log = new LogFile(join(dir, 'logs', 'a.log'));
    log.write(Buffer.from('lost\n'));
    rmSync(join(dir, 'logs'));
    log.write(Buffer.from('kept\n'));
    log.close();
    expect(readFileSync(log.path, 'utf8')).toBe('kept\n');
  });
});
