import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NodeDirectoryReader } from './directory-reader.js';

describe('reading the text of a file', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'cineorg-text-'));
  });
  afterEach(() => rmSync(home, { recursive: true }));

  const text = async (contents: Buffer | string, limit = 1000): Promise<string | null> => {
    writeFileSync(join(home, 'a.nfo'), contents);
    return read('a.nfo', limit);
  };
  const read = (name: string, limit = 1000): Promise<string | null> =>
    new NodeDirectoryReader().readText(Buffer.from(join(home, name)), limit);

  it.each([
    ['UTF-8', Buffer.from('Amélie 🎬')],
    ['UTF-8 with its mark', Buffer.from('\uFEFFAmélie 🎬')],
    ['UTF-16, little end first', Buffer.from('\uFEFFAmélie 🎬', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\uFEFFAmélie 🎬', 'utf16le').swap16()],
  ])('%s', async (_, contents) => {
    expect(await text(contents)).toBe('Amélie 🎬');
  });

  it('takes other bytes as Latin-1', async () => {
    expect(await text(Buffer.from('Amélie', 'latin1'))).toBe('Amélie');
    expect(await text(Buffer.from('dbb0b1b22074743132', 'hex'))).toBe('Û°±² tt12');
    expect(await text('')).toBe('');
  });

  it('cuts a long file between words, wherever the cut falls', async () => {
    expect(await text('one 1234567', 8)).toBe('one ');
    expect(await text('one 1234', 8)).toBe('one 1234');
    expect(await text('né', 2)).toBe('');
    expect(await text('a é', 3)).toBe('a ');
  });

  it('has nothing to say of what is gone, refused, no file, or a symlink', async () => {
    await text('x');
    symlinkSync(join(home, 'a.nfo'), join(home, 'link.nfo'));
    mkdirSync(join(home, 'folder.nfo'));
    execFileSync('mkfifo', [join(home, 'pipe.nfo')]);
    for (const name of ['gone.nfo', 'link.nfo', 'folder.nfo', 'pipe.nfo', 'a.nfo/b.nfo']) {
      expect([name, await read(name)]).toEqual([name, null]);
    }
    chmodSync(join(home, 'a.nfo'), 0);
    expect(await read('a.nfo')).toBe(process.getuid?.() === 0 ? 'x' : null);
  });
});
