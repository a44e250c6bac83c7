import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type FileSystem, NodeFileSystem } from '#infrastructure/files';
import { seededChance } from '../tmdb-stand-in/chance.js';
import { MemoryDisk } from './memory-disk.js';

jest.setTimeout(120_000);

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const home = mkdtempSync(join(tmpdir(), 'cineorg-memory-disk-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Names that meet: files, folders, links to either, links in a circle, names below files, and no UTF-8. */
const NAMES = ['a', 'b', 'f', 'f/a', 'f/b', 'f/g', 'f/g/a', 'l', 'l/a', 'a/b', '\xe9'];
const TEXTS = ['a', 'f', 'l', '../a', 'g/a', 'nowhere', './f/g'];

type Call =
  | { readonly call: 'link' | 'rename' | 'copy'; readonly one: string; readonly other: string }
  | { readonly call: 'symlink'; readonly one: string; readonly text: string }
  | {
      readonly call:
        | 'lstat'
        | 'stat'
        | 'unlink'
        | 'readlink'
        | 'realpath'
        | 'mkdir'
        | 'rmdir'
        | 'hash'
        | 'isEmpty'
        | 'syncFolder';
      readonly one: string;
    };

const name = fc.constantFrom(...NAMES);
const calls: fc.Arbitrary<Call> = fc.oneof(
  fc.record({
    call: fc.constantFrom('link' as const, 'rename' as const, 'copy' as const),
    one: name,
    other: name,
  }),
  fc.record({ call: fc.constant('symlink' as const), one: name, text: fc.constantFrom(...TEXTS) }),
  fc.record({
    call: fc.constantFrom(
      ...(['lstat', 'stat', 'unlink', 'readlink', 'realpath', 'mkdir', 'rmdir', 'hash', 'isEmpty'] as const),
      'syncFolder' as const,
    ),
    one: name,
  }),
);

/** What a call answers, or the code with which it fails. */
async function answer(disk: FileSystem, root: string, call: Call): Promise<unknown> {
  const at = (relative: string): Buffer => bytes(`${root}/${relative}`);
  try {
    const found = await carryOut(disk, at, call);
    return Buffer.isBuffer(found) ? found.toString('latin1').replace(root, '') : found;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code;
  }
}

function carryOut(disk: FileSystem, at: (relative: string) => Buffer, call: Call): unknown {
  if ('other' in call) {
    const [one, other] = [at(call.one), at(call.other)];
    return call.call === 'copy' ? disk.copy(one, other, noPace) : disk[call.call](one, other);
  }
  if ('text' in call) return disk.symlink(bytes(call.text), at(call.one));
  const path = at(call.one);
  if (call.call === 'hash') return disk.hash(path, noPace);
  return call.call === 'lstat' || call.call === 'stat' ? shown(disk[call.call](path)) : disk[call.call](path);
}

const noPace = async (): Promise<void> => undefined;

/** Sizes and links of folders are each file system's own. */
function shown(stat: ReturnType<FileSystem['lstat']>): unknown {
  if (stat === null || stat.isDirectory()) return stat === null ? null : 'folder';
  if (stat.isSymbolicLink()) return ['link', stat.size, stat.nlink];
  return ['file', stat.size, stat.nlink, stat.mode & 0o777n, stat.isFile()];
}

describe('the memory disk', () => {
  let cases = 0;

  it('answers every call as the real one does', async () => {
    const property = fc.asyncProperty(fc.array(calls, { minLength: 5, maxLength: 30 }), async (script) => {
      const root = `${home}/${cases++}`;
      mkdirSync(root);
      const memory = new MemoryDisk();
      memory.mkdir(bytes('/root'));
      for (const file of ['a', 'b']) {
        writeFileSync(`${root}/${file}`, `bytes of ${file}`, { mode: 0o644 });
        memory.writeFile(bytes(`/root/${file}`), bytes(`bytes of ${file}`));
      }
      const real = new NodeFileSystem();
      for (const call of script) {
        const [wanted, found] = [await answer(real, root, call), await answer(memory, '/root', call)];
        expect([call, found]).toEqual([call, wanted]);
      }
      rmSync(root, { recursive: true, force: true });
    });
    await fc.assert(property, { numRuns: 400 });
  });

  it('refuses links between two mounts whatever their device numbers, as the kernel does: what is there comes first', () => {
    const memory = new MemoryDisk();
    memory.mount(bytes('/one'), { device: 1n });
    memory.mount(bytes('/two'), { device: 1n });
    memory.writeFile(bytes('/one/a'), bytes('a'));
    const codeOf = (work: () => void): unknown => {
      try {
        work();
        return null;
      } catch (error) {
        return (error as NodeJS.ErrnoException).code;
      }
    };
    expect(codeOf(() => memory.link(bytes('/one/a'), bytes('/two/a')))).toBe('EXDEV');
    memory.writeFile(bytes('/two/a'), bytes('b'));
    expect(codeOf(() => memory.link(bytes('/one/a'), bytes('/two/a')))).toBe('EEXIST');
  });

  it('refuses names that are too long', () => {
    const memory = new MemoryDisk();
    expect(() => memory.mkdir(bytes(`/${'x'.repeat(255)}`))).not.toThrow();
    expect(() => memory.mkdir(bytes(`/${'x'.repeat(256)}`))).toThrow('ENAMETOOLONG');
  });

  it('copies files with mode and time', async () => {
    const path = `${home}/timed`;
    writeFileSync(path, 'timed', { mode: 0o640 });
    utimesSync(path, 1_000, 2_000);
    await new NodeFileSystem().copy(bytes(path), bytes(`${path} copy`), async () => undefined);
    const memory = new MemoryDisk();
    memory.writeFile(bytes('/a'), bytes('timed'), 2_000_000_000_000n);
    const { ino } = memory.lstat(bytes('/a'))!;
    memory.setRights(bytes('/a'), { device: '1', inode: String(ino) }, { mode: 0o640 });
    await memory.copy(bytes('/a'), bytes('/b'));
    const real = new NodeFileSystem().lstat(bytes(`${path} copy`));
    const copy = memory.lstat(bytes('/b'));
    expect([copy?.mtimeNs, copy?.mode]).toEqual([real?.mtimeNs, real?.mode]);
    expect(readdirSync(home)).toContain('timed copy');
  });
});

describe('a power cut', () => {
  let disk: MemoryDisk;
  const none = { mode: 'folders' as const, chance: () => 0 };
  const has = (one: MemoryDisk, path: string): boolean => one.lstat(bytes(path)) !== null;

  beforeEach(() => {
    disk = new MemoryDisk();
    disk.mkdir(bytes('/f'));
    disk.writeFile(bytes('/f/a'), bytes('bytes of a'));
    disk.syncAll();
  });

  afterEach(() => expect(has(disk, '/f')).toBe(true));

  it('takes back names whose folder was not synced, and no others', async () => {
    disk.link(bytes('/f/a'), bytes('/f/b'));
    expect(has(disk.cut(none), '/f/b')).toBe(false);
    await disk.syncFolder(bytes('/f'));
    expect(has(disk.cut(none), '/f/b')).toBe(true);
  });

  it('loses a durable name in a folder that is not', async () => {
    disk.mkdir(bytes('/f/new'));
    disk.link(bytes('/f/a'), bytes('/f/new/a'));
    await disk.syncFolder(bytes('/f/new'));
    expect(has(disk.cut(none), '/f/new/a')).toBe(false);
    await disk.syncFolder(bytes('/f'));
    expect(has(disk.cut(none), '/f/new/a')).toBe(true);
  });

  it('may lose a name that moved from one folder to another at both ends', () => {
    disk.mkdir(bytes('/g'));
    disk.syncAll();
    disk.rename(bytes('/f/a'), bytes('/g/a'));
    const seen = new Set<string>();
    const chance = seededChance(1);
    for (let at = 0; at < 200; at++) {
      const after = disk.cut({ mode: 'folders', chance });
      seen.add(`${has(after, '/f/a')} ${has(after, '/g/a')}`);
    }
    expect(seen).toEqual(new Set(['true false', 'false true', 'true true', 'false false']));
  });

  it('counts links anew, and gives a removed file’s number to the next one only when it cannot come back', async () => {
    const number = disk.lstat(bytes('/f/a'))?.ino;
    disk.unlink(bytes('/f/a'));
    disk.writeFile(bytes('/b'), bytes('b'));
    expect(disk.lstat(bytes('/b'))?.ino).not.toBe(number);
    expect(disk.cut(none).lstat(bytes('/f/a'))?.nlink).toBe(1n);
    await disk.syncFolder(bytes('/f'));
    disk.writeFile(bytes('/c'), bytes('c'));
    expect(disk.lstat(bytes('/c'))?.ino).toBe(number);
  });

  it('may leave a copy short that was not synced', async () => {
    disk.copiesDurably = false;
    await disk.copy(bytes('/f/a'), bytes('/f/copy'));
    await disk.syncFolder(bytes('/f'));
    expect(disk.cut(none).lstat(bytes('/f/copy'))?.size).toBe(0n);
  });

  it('takes nothing from a disk that is synced as a whole', async () => {
    disk.mkdir(bytes('/f/new'));
    disk.rename(bytes('/f/a'), bytes('/f/new/a'));
    await disk.syncDisk(bytes('/f'));
    expect(has(disk.cut(none), '/f/new/a')).toBe(true);
  });
});
