import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { trashFolders } from './index.js';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cineorg-trash-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the trash of a disk', () => {
  it('stays where it is when the folder that a file came from has gone', () => {
    const trashFor = trashFolders({ roots: [root], storageDir: null, viewDir: null });
    const source = Buffer.from(join(root, 'films/new/heat.mkv'));
    mkdirSync(join(root, 'films/new'), { recursive: true });
    const before = trashFor(source).toString();
    rmSync(join(root, 'films'), { recursive: true });
    expect(before).toBe(join(root, '.cineorg-trash'));
    expect(trashFor(source).toString()).toBe(before);
  });
});
