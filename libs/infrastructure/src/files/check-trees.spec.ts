import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkTrees } from './check-trees.js';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cineorg-trees-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('checkTrees', () => {
  it('makes a tree whose parent is there', () => {
    expect(checkTrees([join(root, 'store'), join(root, 'view')])).toEqual([]);
    expect(existsSync(join(root, 'view'))).toBe(true);
  });

  it('does not make a mount point of nothing', () => {
    const tree = join(root, 'unmounted', 'store');
    expect(checkTrees([tree])).toEqual([`${tree} is not there: make it, or mount its disk`]);
    expect(existsSync(join(root, 'unmounted'))).toBe(false);
  });

  it('tells a file from a folder', () => {
    writeFileSync(join(root, 'store'), '');
    expect(checkTrees([join(root, 'store')])).toEqual([`${join(root, 'store')} is a file: choose a folder`]);
  });
});
