import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FileIdentity, OperationResult } from '../../files/index.js';
import { decodeLine, encodeLine, type ManifestOperation } from './manifest-lines.js';
import { ManifestWriter } from './manifest-writer.js';
import { readManifest } from './read-manifest.js';

const identity: FileIdentity = { device: '1', inode: '2', size: '3', mtimeNs: '4' };

const operation = (id: string, source: Buffer = Buffer.from(`/in/${id}`)): ManifestOperation => ({
  id,
  group: 0,
  kind: 'move',
  fileId: id,
  source,
  target: Buffer.from(`/store/${id}`),
  identity,
});

const result = (
  id: string,
  state: OperationResult['state'],
  reason: string | null = null,
): OperationResult => ({
  operation: { ...operation(id), state },
  state,
  reason,
  identity,
});

describe('a manifest', () => {
  let folder: string;
  let path: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cineorg-manifest-'));
    path = join(folder, 'plan-7.jsonl');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const writer = (): ManifestWriter =>
    new ManifestWriter(folder, '7', () => Buffer.from('/in/.cineorg-trash'));

  const progress = async (): Promise<Record<string, string>> => {
    const { entries } = await readManifest(path, join(folder, 'plan-7.undo.jsonl'));
    return Object.fromEntries([...entries].map(([id, entry]) => [id, entry.progress]));
  };

  it('is plain text: a line each for its version, folders, intents, and what became of them', () => {
    const manifest = writer();
    manifest.intents([operation('1')], [Buffer.from('/store/a')]);
    manifest.results([result('1', 'done')]);
    const lines = readFileSync(path, 'utf8').trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      { manifest: 1, plan: '7' },
      { trash: [{ path: '/in/.cineorg-trash' }] },
      { made: [{ path: '/store/a' }] },
      { operation: '1', group: 0, kind: 'move', file: '1', from: '/in/1', to: '/store/1', identity },
      { done: ['1'], identities: {} },
    ]);
  });

  it('tells what is done, under way, given up, taken back, or to be looked at', async () => {
    const manifest = writer();
    manifest.intents(
      ['1', '2', '3', '4', '5'].map((id) => operation(id)),
      [],
    );
    manifest.results([
      result('1', 'done'),
      result('2', 'conflict', 'no'),
      result('3', 'needs-attention', 'look'),
      result('4', 'done'),
    ]);
    writer().undone([result('4', 'undone'), result('1', 'done', 'changed')]);
    expect(await progress()).toEqual({ 1: 'done', 3: 'attention', 4: 'undone', 5: 'applying' });
  });

  it('is read although a crash cut a line off, and goes on behind it; lines that come twice count once', async () => {
    writer().intents([operation('1')], []);
    writer().results([result('1', 'done')]);
    appendFileSync(path, '{"operation":"2","group":0,"ki');
    expect(await progress()).toEqual({ 1: 'done' });
    const next = writer();
    next.intents([operation('2'), operation('2')], []);
    next.results([result('2', 'done')]);
    expect(await progress()).toEqual({ 1: 'done', 2: 'done' });
  });

  it('is refused when it is none, or of a later version', async () => {
    await expect(readManifest(path, path)).rejects.toMatchObject({ code: 'manifest.not-found' });
    appendFileSync(path, 'hello\n');
    await expect(readManifest(path, path)).rejects.toMatchObject({ code: 'manifest.unreadable' });
    appendFileSync(path, '{"manifest":2,"plan":"7"}\n');
    await expect(readManifest(path, path)).rejects.toMatchObject({ code: 'manifest.version' });
  });

  it('keeps every byte of every path, on one line each', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), (bytes) => {
        const intent = { operation: operation('1', Buffer.from(bytes)) };
        const text = encodeLine(intent);
        expect(text.indexOf('\n')).toBe(text.length - 1);
        expect(decodeLine(text)).toEqual(intent);
      }),
    );
  });
});
