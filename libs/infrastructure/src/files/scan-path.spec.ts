import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type PathLimits, resolveScanPath } from './scan-path.js';

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'cineorg-scan-path-')));
  for (const name of ['media/films', 'media-old', 'data']) mkdirSync(join(root, name), { recursive: true });
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const limits = (): PathLimits => ({ roots: [join(root, 'media')], closed: [join(root, 'data')] });

const at = (name: string): string => join(root, name);

describe('resolveScanPath', () => {
  it('gives the path as the disk names it, and the root to read names from', () => {
    expect(resolveScanPath(at('media/films'), limits())).toEqual({
      path: Buffer.from(at('media/films')),
      readFrom: Buffer.from(at('media')),
      exists: true,
    });
  });

  it.each([
    ['relative', 'media', 'scan.invalid-path'],
    ['with a zero byte', '/media\0/etc', 'scan.invalid-path'],
  ])('refuses one that is %s', (_, given, code) => {
    expect(() => resolveScanPath(given, limits())).toThrow(expect.objectContaining({ code }));
  });

  it.each(['media-old', 'media/../data', '.'])('refuses %s, which lies outside the roots', (name) => {
    expect(() => resolveScanPath(`${root}/${name}`, limits())).toThrow(
      expect.objectContaining({ code: 'scan.outside-roots' }),
    );
  });

  it('follows symlinks before it judges', () => {
    symlinkSync(at('data'), at('media/link'));
    expect(() => resolveScanPath(at('media/link'), limits())).toThrow(
      expect.objectContaining({ code: 'scan.outside-roots' }),
    );
  });

  it("refuses CineOrg's own folders where any path is allowed", () => {
    expect(() => resolveScanPath(at('data'), { ...limits(), roots: [] })).toThrow(
      expect.objectContaining({ code: 'scan.closed-path' }),
    );
  });

  it('refuses a file', () => {
    writeFileSync(at('media/a.mkv'), '');
    expect(() => resolveScanPath(at('media/a.mkv'), limits())).toThrow(
      expect.objectContaining({ code: 'scan.invalid-path' }),
    );
  });

  it('takes a root that is not there for now', () => {
    rmSync(at('media'), { recursive: true });
    expect(resolveScanPath(at('media'), limits()).exists).toBe(false);
  });
});
