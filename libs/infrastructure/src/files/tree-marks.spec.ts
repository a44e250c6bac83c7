import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { expectTrees, markTrees } from './tree-marks.js';

let home: string;
let tree: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'cineorg-trees-'));
  tree = join(home, 'store');
  mkdirSync(tree);
});

afterEach(() => rmSync(home, { recursive: true }));

it('takes a folder for the tree that it was', () => {
  const marks = markTrees([tree, join(home, 'later')]);
  mkdirSync(join(home, 'later'));
  expect(() => expectTrees(marks)).not.toThrow();
});

it('takes no other folder of the same name for it, as under a disk that is not mounted', () => {
  const marks = markTrees([tree]);
  renameSync(tree, join(home, 'elsewhere'));
  expect(() => expectTrees(marks)).toThrow('mount its disk');
  mkdirSync(tree);
  expect(() => expectTrees(marks)).toThrow('mount its disk');
});
