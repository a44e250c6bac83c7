import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OperationResult } from '../files/index.js';
import { appendManifest } from './manifest.js';

const identity = { device: '1', inode: '2', size: '3', mtimeNs: '4' };

const result = (id: string, state: 'done' | 'conflict', source: Buffer): OperationResult => {
  const target = Buffer.from(`/storage/${id}`);
  const operation = { id, kind: 'move' as const, fileId: id, source, target, state, identity };
  return { operation, state, reason: null, identity };
};

describe(appendManifest, () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cineorg-manifest-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('keeps where each moved file came from, with every byte of its path', () => {
    const odd = Buffer.from([0x2f, 0x61, 0xe9]);
    appendManifest(folder, '7', [
      result('1', 'done', Buffer.from('/in/a')),
      result('2', 'conflict', Buffer.from('/in/b')),
    ]);
    appendManifest(folder, '7', [result('3', 'done', odd)]);
    const lines = readFileSync(join(folder, 'plan-7.jsonl'), 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      { operation: '1', from: '/in/a', to: '/storage/1', identity },
      { operation: '3', from: odd.toString(), fromBytes: odd.toString('base64'), to: '/storage/3', identity },
    ]);
  });
});
