import {
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NodeFileSystem } from './file-system.js';
import { identityOf } from './identity.js';
import { linkToTarget, type Move, takeBack, unlinkSource } from './move.js';
import { removeName, settleAside } from './names.js';
import { OperationRefused } from './refusal.js';

const disk = new NodeFileSystem();
const ASIDE = '.cineorg-7.del';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cineorg-move-'));
  write('old', 'the film');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (name: string, content: string): void => writeFileSync(join(root, name), content);
const path = (name: string): Buffer => Buffer.from(join(root, name));

const held = (): Record<string, string> =>
  Object.fromEntries(readdirSync(root).map((name) => [name, readFileSync(join(root, name), 'utf8')]));

const move = (resumed = false): Move => ({
  id: '7',
  source: path('old'),
  target: path('new'),
  identity: identityOf(lstatSync(join(root, 'old'), { bigint: true })),
  resumed,
});

/** Takes a move back; `durable` is what was there when the old name was made durable. */
async function retreat(
  half: Move,
): Promise<{ isBack: boolean; durable: Readonly<Record<string, string>> | null }> {
  let durable: Readonly<Record<string, string>> | null = null;
  const makeDurable = (folders: readonly Buffer[]): Promise<void> => {
    expect(folders).toEqual([Buffer.from(root)]);
    durable = held();
    return Promise.resolve();
  };
  const isBack = await takeBack({ disk, makeDurable }, half);
  return { isBack, durable };
}

describe('a move', () => {
  it('has two halves', () => {
    const whole = move();
    linkToTarget(disk, whole);
    expect(held()).toEqual({ old: 'the film', new: 'the film' });
    unlinkSource(disk, whole);
    expect(held()).toEqual({ new: 'the film' });
  });

  it('keeps the old name when another file has the new one', () => {
    const half = move();
    linkSync(half.source, path('seeded'));
    write('new', 'another film');
    expect(() => linkToTarget(disk, half)).toThrow('EEXIST');
    expect(() => unlinkSource(disk, half)).toThrow(OperationRefused);
    expect(held()).toEqual({ old: 'the film', seeded: 'the film', new: 'another film' });
  });

  it('takes an answer that was lost on the way for given', () => {
    const again = move();
    linkSync(again.source, again.target);
    expect(() => linkToTarget(disk, again)).not.toThrow();
  });

  it('keeps the old name when it is the only one, whatever the file system says', () => {
    // As where upper and lower case are one: both paths lead to one name.
    const folded = { ...move(), target: path('old') };
    expect(() => unlinkSource(disk, folded)).toThrow('only one name left');
    expect(held()).toEqual({ old: 'the film' });
  });

  it('is taken back only while the old name is there', async () => {
    const half = move();
    linkToTarget(disk, half);
    expect(await retreat(half)).toEqual({ isBack: true, durable: { old: 'the film', new: 'the film' } });
    expect(held()).toEqual({ old: 'the film' });
    linkToTarget(disk, half);
    unlinkSource(disk, half);
    expect(await retreat(half)).toEqual({ isBack: false, durable: null });
    expect(held()).toEqual({ new: 'the film' });
  });

  it('that had its old name aside when a crash came has that back for good before it loses the new one', async () => {
    linkSync(path('old'), path('new'));
    linkSync(path('old'), path(ASIDE));
    const both = { old: 'the film', new: 'the film' };
    expect(await retreat(move(true))).toEqual({ isBack: true, durable: both });
    expect(held()).toEqual({ old: 'the film' });
  });

  it('that lost its old name when a crash came leaves nothing aside, though it is to be taken back', async () => {
    const half = move(true);
    linkSync(path('old'), path('new'));
    renameSync(path('old'), path(ASIDE));
    expect(await retreat(half)).toEqual({ isBack: false, durable: null });
    expect(held()).toEqual({ new: 'the film' });
  });

  it('gives the old name back when the new one has gone after a crash', () => {
    const half = move(true);
    linkSync(path('old'), path(ASIDE));
    unlinkSync(path('old'));
    linkToTarget(disk, half);
    expect(held()).toEqual({ old: 'the film', new: 'the film' });
  });
});

describe('what lies aside', () => {
  const never = (): boolean => false;
  const old = {
    id: '7',
    get path(): Buffer {
      return path('old');
    },
  };

  it('of another plan is not touched', () => {
    write(ASIDE, 'something');
    expect(() => removeName(disk, old, never)).toThrow('is in the way');
    expect(held()).toEqual({ old: 'the film', [ASIDE]: 'something' });
  });

  it('gets its name back when it is not to be removed', () => {
    removeName(disk, old, never);
    expect(held()).toEqual({ old: 'the film' });
  });

  it('goes only once the name that was given back is durable', () => {
    const synced: Record<string, string>[] = [];
    const watched = Object.assign(new NodeFileSystem(), { syncFolderAtOnce: () => synced.push(held()) });
    removeName(watched, old, never);
    linkSync(path('old'), path(ASIDE));
    settleAside(watched, old, never);
    const both = { old: 'the film', [ASIDE]: 'the film' };
    expect(synced).toEqual([both, both]);
    expect(held()).toEqual({ old: 'the film' });
  });

  it('gets its name back though it is a folder', () => {
    unlinkSync(path('old'));
    mkdirSync(path('old'));
    write('old/mine', 'something');
    removeName(disk, old, never);
    expect(readdirSync(root)).toEqual(['old']);
    expect(readFileSync(path('old/mine'), 'utf8')).toBe('something');
  });

  it('never overwrites what has taken its name meanwhile', () => {
    const takes = (): boolean => {
      write('old', 'an intruder');
      return false;
    };
    expect(() => removeName(disk, old, takes)).toThrow('is in the way');
    expect(held()).toEqual({ old: 'an intruder', [ASIDE]: 'the film' });
  });

  it('goes when the file has its name again', () => {
    linkSync(path('old'), path(ASIDE));
    settleAside(disk, old, never);
    expect(held()).toEqual({ old: 'the film' });
  });

  it('stays, with a word, when another file has its name', () => {
    write(ASIDE, 'something');
    expect(() => settleAside(disk, old, never)).toThrow('is in the way');
    expect(held()).toEqual({ old: 'the film', [ASIDE]: 'something' });
  });
});
