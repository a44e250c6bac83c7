import { chownSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { copyFile } from './copy-file.js';

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'cineorg-copy-'));
  writeFileSync(join(home, 'film.mkv'), 'a film', { mode: 0o640 });
});

afterEach(() => rmSync(home, { recursive: true }));

const at = (name: string): Buffer => Buffer.from(join(home, name));
const copy = async (): Promise<void> => {
  await copyFile(at('film.mkv'), at('copy.mkv'), async () => Promise.resolve());
};

describe('a copy', () => {
  it('has the bytes, the mode and the time of its original', async () => {
    await copy();
    const [one, other] = ['film.mkv', 'copy.mkv'].map((name) => statSync(at(name)));
    expect(readFileSync(at('copy.mkv'), 'utf8')).toBe('a film');
    expect(other?.mode).toBe(one?.mode);
    expect(other?.mtimeMs).toBeCloseTo(one?.mtimeMs ?? 0, 2);
  });

  // Only root may give files away.
  (process.getuid?.() === 0 ? it : it.skip)('has its owner, where CineOrg may say so', async () => {
    chownSync(at('film.mkv'), 12_345, 12_346);
    await copy();
    expect(statSync(at('copy.mkv'))).toMatchObject({ uid: 12_345, gid: 12_346, mode: 0o100640 });
  });
});
