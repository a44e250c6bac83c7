import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { FolderListener } from './watch-folder.js';
import type { WatchNews } from './watch-messages.js';
import { WatchServer } from './watch-server.js';

let root: string;
let news: WatchNews[];
let listeners: Map<string, FolderListener>;
let server: WatchServer;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'cineorg-server-'));
  mkdirSync(join(root, 'A'));
  news = [];
  listeners = new Map();
  server = new WatchServer(
    (one) => news.push(one),
    (path, listener) => {
      const key = path.toString();
      listeners.set(key, listener);
      return { close: () => void listeners.delete(key) };
    },
  );
  server.take({ kind: 'watch', id: 1, root, closed: [] });
  await turn();
});

afterEach(() => {
  server.stop();
  rmSync(root, { recursive: true });
});

it('tells when all is watched, and how much that is', () => {
  expect(news).toEqual([
    { kind: 'state', id: 1, count: 2, isLimited: false },
    { kind: 'started', id: 1 },
  ]);
});

it('tells equal changes once', async () => {
  for (let write = 0; write < 1_000; write++) listeners.get(join(root, 'A'))?.('change', 'a.mkv');
  listeners.get(root)?.('change', 'b.mkv');
  await turn();
  const changes = [
    { root, folder: join(root, 'A'), name: 'a.mkv', inPlace: true },
    { root, folder: root, name: 'b.mkv', inPlace: true },
  ];
  expect(news.slice(2)).toEqual([{ kind: 'changes', id: 1, changes }]);
});

it('tells of more changes than can be told that they are lost', async () => {
  for (let file = 0; file < 6_000; file++) listeners.get(root)?.('change', `${file}.mkv`);
  await turn();
  expect(news.slice(2)).toEqual([{ kind: 'lost', id: 1 }]);
});

it('closes a tree by order', () => {
  server.take({ kind: 'close', id: 1 });
  expect(listeners.size).toBe(0);
});
