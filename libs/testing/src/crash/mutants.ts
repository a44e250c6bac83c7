import { posix } from 'node:path';
import type { BigIntStats } from 'node:fs';
import type { FileSystem, JournalStore, OperationResult } from '#infrastructure/files';
import type { MemoryDisk } from '../journal/memory-disk.js';
import type { Mutation } from './explore.js';
import { watchedDisk } from './watched-disk.js';
import { WRITTEN, type World } from './world.js';

/** A bug that a journal could have. */
export interface Mutant extends Mutation {
  readonly name: string;
  /** What it takes to show: crashes alone, or programs that interfere as well. */
  readonly layer: 'L0' | 'L1';
  /** The scenario that shows it first; absent: most do. */
  readonly scenario?: string;
}

/** Calls of the disk with some of them done otherwise. */
function altered(disk: FileSystem, changes: Partial<FileSystem>): FileSystem {
  return Object.assign(
    watchedDisk(disk, () => undefined),
    changes,
  );
}

const textOf = (path: Buffer): string => path.toString('latin1');
const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');
const isBelow = (path: Buffer, tree: string): boolean => textOf(path).startsWith(`/data/${tree}`);

const withoutSyncs = (isDropped: (path: Buffer) => boolean) => (disk: FileSystem) =>
  altered(disk, {
    syncFolder: async (path) => (isDropped(path) ? undefined : disk.syncFolder(path)),
  });

/** Folders that hold nothing but folders. */
const isUpper = (disk: MemoryDisk, path: Buffer): boolean => {
  let isOnly = true;
  const folder = `${textOf(path)}/`;
  disk.visit((name, { kind }) => {
    if (kind !== 'folder' && posix.dirname(name) === folder.slice(0, -1)) isOnly = false;
  });
  return isOnly;
};

/** A stat that says what is wished for. */
const saying = (stat: BigIntStats | null, change: Partial<BigIntStats>): BigIntStats | null =>
  stat === null ? null : Object.assign(Object.create(stat) as BigIntStats, change);

const isAside = (path: Buffer): boolean => textOf(path).endsWith('.del');

function doneAtOnce(store: JournalStore, { plan }: World): JournalStore {
  return {
    ...store,
    begin: async (operations, folders) => {
      await store.begin(operations, folders);
      const done = new Set(operations.map(({ id }) => id));
      const results = plan
        .groups()
        .flatMap(({ operations: all }) => all)
        .filter(({ id }) => done.has(id))
        .map((operation): OperationResult => ({
          operation,
          state: 'done',
          reason: null,
          identity: operation.identity,
        }));
      await store.finish(results);
    },
  };
}

/** Makes all links of the view as soon as the intents are stored. */
function linksFirst(store: JournalStore, { disk, plan }: World): JournalStore {
  return {
    ...store,
    begin: async (operations, folders) => {
      await store.begin(operations, folders);
      for (const folder of folders) if (disk.lstat(folder) === null) disk.mkdir(folder);
      for (const { kind, source, target, state } of plan.groups().flatMap(({ operations: all }) => all)) {
        if (kind !== 'symlink' || state !== 'acting' || disk.lstat(target) !== null) continue;
        disk.symlink(bytesOf(posix.relative(posix.dirname(textOf(target)), textOf(source))), target);
      }
    },
  };
}

/** Stores the intents once the disk has been changed. */
function begunLate(): Mutation {
  let late: (() => void) | null = null;
  return {
    store: (store) => ({
      ...store,
      begin: async (operations, folders) => {
        late = () => void store.begin(operations, folders);
      },
      finish: async (results) => {
        late?.();
        late = null;
        await Promise.resolve();
        return store.finish(results);
      },
    }),
  };
}

/** Files look as they did in the beginning, whatever is written to them. */
const seesNoChange = (disk: FileSystem): FileSystem =>
  altered(disk, {
    lstat: (path) => {
      const stat = disk.lstat(path);
      return stat?.isFile() === true ? saying(stat, { mtimeNs: WRITTEN }) : stat;
    },
  });

const overwriting = (disk: FileSystem): FileSystem =>
  altered(disk, {
    link: (source, target) => {
      if (disk.lstat(target) !== null) disk.unlink(target);
      disk.link(source, target);
    },
  });

const removingAll = (disk: FileSystem, real: MemoryDisk): FileSystem =>
  altered(disk, {
    rmdir: (path) => {
      const below: string[] = [];
      real.visit((name, { kind }) => {
        if (kind !== 'folder' && posix.dirname(name) === textOf(path)) below.push(name);
      });
      for (const name of below) disk.unlink(bytesOf(name));
      disk.rmdir(path);
    },
  });

const corruptCopies = (disk: FileSystem, real: MemoryDisk): FileSystem =>
  altered(disk, {
    copy: async (source, target, pace) => {
      const answer = await disk.copy(source, target, pace);
      real.writeFile(target, Buffer.from('what the disk made of it'));
      return answer;
    },
    hash: async (path, pace) => {
      const source = real.lstat(path);
      return source === null ? '' : disk.hash(bytesOf('/data/in/heat/heat.mkv'), pace);
    },
  });

/** Bugs that the crash tests must find: each is a protection of the journal taken away. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: 'target folders are not synced',
    layer: 'L1',
    disk: withoutSyncs((path) => isBelow(path, 'store')),
  },
  {
    name: 'folders above new folders are not synced',
    layer: 'L1',
    disk: (disk, real) => withoutSyncs((path) => isUpper(real, path))(disk),
  },
  { name: 'source folders are not synced', layer: 'L1', disk: withoutSyncs((path) => isBelow(path, 'in')) },
  {
    name: 'folders of the view are not synced',
    layer: 'L1',
    disk: withoutSyncs((path) => isBelow(path, 'view')),
  },
  {
    name: 'copies are not synced',
    layer: 'L1',
    scenario: 'copy',
    disk: (disk, real) => {
      real.copiesDurably = false;
      return disk;
    },
  },
  {
    name: 'rename instead of link',
    layer: 'L1',
    disk: (disk) => altered(disk, { link: (source, target) => disk.rename(source, target) }),
  },
  {
    name: 'the source goes before the target is synced',
    layer: 'L1',
    disk: (disk) =>
      altered(disk, {
        link: (source, target) => {
          disk.link(source, target);
          disk.unlink(source);
        },
      }),
  },
  {
    name: 'intents are not stored',
    layer: 'L1',
    store: (store) => ({ ...store, begin: () => Promise.resolve() }),
  },
  { name: 'intents are stored late', layer: 'L1', ...begunLate() },
  { name: 'results are stored before the disk is changed', layer: 'L1', store: doneAtOnce },
  { name: 'links are made before their files', layer: 'L1', store: linksFirst },
  {
    name: 'recovery takes what was under way as not begun',
    layer: 'L1',
    groups: (groups) =>
      groups.map(({ operations }) => ({
        operations: operations.map((one) => (one.state === 'acting' ? { ...one, state: 'planned' } : one)),
      })),
  },
  {
    name: 'recovery forgets what was under way',
    layer: 'L1',
    groups: (groups) =>
      groups.map(({ operations }) => ({ operations: operations.filter(({ state }) => state !== 'acting') })),
  },
  { name: 'copies are not read back', layer: 'L1', scenario: 'copy', disk: corruptCopies },
  {
    name: 'names in the trash collide',
    layer: 'L1',
    scenario: 'two files of one name, storage on another disk',
    disk: (disk) =>
      overwriting(
        altered(disk, {
          link: (source, target) => disk.link(source, sameName(target)),
          lstat: (path) => disk.lstat(sameName(path)),
        }),
      ),
  },
  { name: 'what is at the target is overwritten', layer: 'L0', disk: overwriting },
  { name: 'folders are removed with what is in them', layer: 'L0', disk: removingAll },
  { name: 'changes of files are not seen', layer: 'L0', disk: seesNoChange },
  {
    name: 'what is removed is not looked at again',
    layer: 'L0',
    disk: (disk) => {
      let wanted: BigIntStats | null = null;
      return altered(disk, {
        lstat: (path) => (isAside(path) && wanted !== null ? wanted : disk.lstat(path)),
        rename: (source, target) => {
          wanted = saying(disk.lstat(source), { nlink: 2n });
          disk.rename(source, target);
        },
        unlink: (path) => {
          wanted = null;
          disk.unlink(path);
        },
      });
    },
  },
  {
    name: 'the number of names is not looked at',
    layer: 'L0',
    disk: (disk) => altered(disk, { lstat: (path) => saying(disk.lstat(path), { nlink: 2n }) }),
  },
];

/** The same name in the trash for all operations. */
function sameName(path: Buffer): Buffer {
  return bytesOf(textOf(path).replace(/(\.cineorg-trash)\/\d+\/film/, '$1/film'));
}
