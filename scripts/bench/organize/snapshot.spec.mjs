import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { madeUpFiles } from './made-up-files.mjs';
import { countWrong, filesOf, snapshot } from './snapshot.mjs';

let home;
const at = (name) => join(home, name);

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'cineorg-snapshot-'));
  for (const folder of ['in', 'store', 'view']) mkdirSync(at(folder));
  writeFileSync(at('in/a.mkv'), 'film');
});
afterEach(() => rmSync(home, { recursive: true }));

describe('a snapshot', () => {
  const changes = {
    'another name': () => writeFileSync(at('in/b.mkv'), ''),
    'another content': () => {
      writeFileSync(at('in/a.mkv'), 'fill');
      utimesSync(at('in/a.mkv'), 1, 1);
    },
    'another time': () => utimesSync(at('in/a.mkv'), 1, 2),
    'another link': () => {
      unlinkSync(at('view/a.mkv'));
      symlinkSync('../in/./a.mkv', at('view/a.mkv'));
    },
  };

  it.each(Object.entries(changes))('tells %s', (_, change) => {
    utimesSync(at('in/a.mkv'), 1, 1);
    symlinkSync('../in/a.mkv', at('view/a.mkv'));
    const before = snapshot([home]);
    expect(snapshot([home])).toEqual(before);
    change();
    expect(snapshot([home]).hash).not.toBe(before.hash);
  });
});

describe('operations that have not led to what they promised', () => {
  const operations = () => [
    { kind: 'move', source: at('in/a.mkv'), target: at('store/a.mkv') },
    { kind: 'symlink', source: at('store/a.mkv'), target: at('view/a.mkv') },
  ];

  it('are none when the file is there under its new name alone, and its link leads to it', () => {
    const before = filesOf(operations());
    linkSync(at('in/a.mkv'), at('store/a.mkv'));
    symlinkSync('../store/a.mkv', at('view/a.mkv'));
    expect(countWrong(operations(), before)).toBe(1);
    unlinkSync(at('in/a.mkv'));
    expect(countWrong(operations(), before)).toBe(0);
  });

  it('are told when another file has its name, and a link that leads nowhere too', () => {
    const before = filesOf(operations());
    writeFileSync(at('store/a.mkv'), 'other');
    symlinkSync('../store/b.mkv', at('view/a.mkv'));
    expect(countWrong(operations(), before)).toBe(2);
  });
});

it('makes as many files as were asked for, each with a path of its own', () => {
  const paths = madeUpFiles(3_000).flatMap(({ path, companions }) => [
    path,
    ...companions.map(([one]) => one),
  ]);
  expect(paths).toHaveLength(3_000);
  expect(new Set(paths).size).toBe(3_000);
});
