import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isInstalled, sourceStamps } from './stamps.mjs';

let root;
const write = (name, text) => writeFileSync(join(root, name), text);
const stamps = () => {
  const { quick, content } = sourceStamps(root);
  return { quick, content: content() };
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cineorg-stamps-'));
  mkdirSync(join(root, 'libs/a'), { recursive: true });
  write('libs/a/a.ts', 'export const a = 1;');
  write('package.json', '{}');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the stamps of the sources', () => {
  it('stay the same while nothing changes', () => {
    expect(stamps()).toEqual(stamps());
  });

  it('tell a touched file from a changed one', () => {
    const before = stamps();
    utimesSync(join(root, 'libs/a/a.ts'), 1, 1);
    const touched = stamps();
    expect(touched.quick).not.toBe(before.quick);
    expect(touched.content).toBe(before.content);
    write('libs/a/a.ts', 'export const a = 2;');
    expect(stamps().content).not.toBe(before.content);
  });

  it('notice a file that is new, gone or renamed', () => {
    const before = stamps();
    write('libs/a/b.ts', '');
    const more = stamps();
    expect(more.content).not.toBe(before.content);
    rmSync(join(root, 'libs/a/b.ts'));
    write('libs/a/c.ts', '');
    expect(stamps().content).not.toBe(more.content);
  });

  it('do not depend on tests and on other files', () => {
    const before = stamps();
    write('libs/a/a.spec.ts', '1');
    write('README.md', '1');
    expect(stamps()).toEqual(before);
  });
});

describe('what npm has installed', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '1.0.0', optional: true },
    },
  };

  it('is enough when all packages that are not optional have their version', () => {
    expect(isInstalled(lock, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toBe(true);
    expect(isInstalled(lock, { packages: { 'node_modules/a': { version: '1.0.1' } } })).toBe(false);
    expect(isInstalled(lock, { packages: {} })).toBe(false);
  });
});
