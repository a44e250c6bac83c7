import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NodeFileSystem } from './file-system.js';
import { syncFolders } from './folders.js';
import { syncDisk } from './sync-disk.js';

/** A disk that notes what is made durable, and how; `whole` says whether all of it can be at once. */
class NotingDisk extends NodeFileSystem {
  readonly synced: string[] = [];
  readonly broken = new Set<string>();

  constructor(private readonly whole: boolean) {
    super();
  }

  override async syncFolder(path: Buffer): Promise<void> {
    await Promise.resolve();
    this.synced.push(path.toString());
    if (this.broken.has(path.toString())) throw Object.assign(new Error('broken'), { code: 'EIO' });
  }

  override async syncDisk(): Promise<boolean> {
    await Promise.resolve();
    this.synced.push('the disk');
    return this.whole;
  }
}

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'cineorg-folders-'));
});

afterEach(() => rmSync(home, { recursive: true }));

const folders = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, at) => {
    const path = join(home, String(at));
    mkdirSync(path);
    return Buffer.from(path);
  });

const names = (paths: readonly Buffer[]): string[] => paths.map(String);

describe('folders are made durable', () => {
  it('each by itself when they are few, once each', async () => {
    const disk = new NotingDisk(true);
    const few = folders(8);
    await syncFolders(disk, [...few, ...few]);
    expect(disk.synced).toEqual(names(few));
  });

  it('with their whole disk when they are many', async () => {
    const disk = new NotingDisk(true);
    await syncFolders(disk, folders(9));
    expect(disk.synced).toEqual(['the disk']);
  });

  it('each by itself where the disk cannot be, and each fault is told of its folder', async () => {
    const disk = new NotingDisk(false);
    const [broken = Buffer.from(''), ...whole] = folders(9);
    disk.broken.add(broken.toString());
    const faults = await syncFolders(disk, [broken, ...whole]);
    expect(disk.synced.toSorted()).toEqual(['the disk', ...names([broken, ...whole])].toSorted());
    expect(() => faults.check(broken)).toThrow('broken');
    for (const folder of whole) faults.check(folder);
  });

  it('when some have vanished meanwhile', async () => {
    const disk = new NodeFileSystem();
    const gone = Buffer.from(join(home, 'gone'));
    const faults = await syncFolders(disk, [gone, ...folders(9)]);
    faults.check(gone);
  });
});

describe('a whole disk', () => {
  it('is not said to be durable for a folder that is not there, or a file system that may write later', async () => {
    expect(await syncDisk(Buffer.from(join(home, 'gone')))).toBe(false);
    expect(await syncDisk(Buffer.from('/proc'))).toBe(false);
  });

  it('is made durable by any folder of it, whatever bytes its name has', async () => {
    const path = Buffer.concat([Buffer.from(`${home}/`), Buffer.from([0x66, 0xff, 0x0a])]);
    mkdirSync(path);
    const plain = await syncDisk(Buffer.from(home));
    expect(await syncDisk(path)).toBe(plain);
  });
});
