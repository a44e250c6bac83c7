import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OperationKind } from '#domain';
import {
  FileJournal,
  type FileSystem,
  identityOf,
  type JournalOperation,
  type JournalStore,
  NodeFileSystem,
  TRASH_FOLDER,
} from '#infrastructure/files';
import { MemoryPlan, type Moment, type Onlooker } from './memory-plan.js';

/** The end of a process: it has no code, as no system call failed. */
export class Crash extends Error {}

/** Calls that change the disk. */
export const CHANGES: readonly string[] = [
  ...['link', 'rename', 'unlink', 'remove', 'symlink', 'mkdir', 'rmdir', 'copy'],
];

const shown = (values: readonly unknown[]): string[] =>
  values.flatMap((value) => (Buffer.isBuffer(value) ? [value.toString('latin1')] : []));

/** The real disk under observation. Nothing is synced: the crashes of these tests are those of processes. */
function watchedDisk(look: Onlooker, isElsewhere: (one: Buffer, other: Buffer) => boolean): FileSystem {
  const disk = new NodeFileSystem();
  return new Proxy<FileSystem>(disk, {
    get(_, call: keyof FileSystem) {
      return (...args: readonly unknown[]): unknown => {
        look({ call, paths: shown(args) });
        const [one, other] = args;
        if (call === 'link' && Buffer.isBuffer(one) && Buffer.isBuffer(other) && isElsewhere(one, other)) {
          throw Object.assign(new Error('another device'), { code: 'EXDEV' });
        }
        if (call === 'syncFolder') return Promise.resolve();
        return call === 'syncDisk' ? Promise.resolve(true) : Reflect.apply(disk[call], disk, args);
      };
    },
  });
}

/** A file that a lab begins with, and where its plan puts it. Names are latin1, so that any byte can be written. */
export interface LabFile {
  readonly from: string;
  readonly to: string;
}

/**
 * How a lab brings its files into storage. `elsewhere`: by moves, storage lying on another disk; `replace`: by moves,
 * and a file that is in place already gives way to each video.
 */
export type LabMode = 'move' | 'elsewhere' | 'link' | 'copy' | 'replace';

const KINDS = { move: 'move', elsewhere: 'move', link: 'link', copy: 'copy', replace: 'move' } as const;

const asBytes = (text: string): Buffer => Buffer.from(text, 'latin1');

/** Folders of sources, storage and view below a temporary folder, with a plan for all files. */
export class Lab {
  readonly root = mkdtempSync(join(tmpdir(), 'cineorg-journal-'));
  readonly plan: MemoryPlan;

  /** Each group is one video's files. */
  constructor(
    groups: readonly (readonly LabFile[])[],
    private readonly mode: LabMode = 'move',
  ) {
    for (const tree of ['in', 'store', 'view']) mkdirSync(join(this.root, tree));
    let id = 1;
    for (const { from } of groups.flat()) this.write(from, `content of ${from}`);
    this.plan = new MemoryPlan(
      groups.map((files, at) => [
        ...files.map(({ from, to }) => this.operation(KINDS[mode], String(id++), [from, `store/${to}`])),
        ...files.map(({ to }) => this.operation('symlink', String(id++), [`store/${to}`, `view/${to}`])),
        ...(mode === 'replace' ? this.replaced(`old ${at}.mkv`, () => String(id++)) : []),
      ]),
    );
  }

  path(relative: string): Buffer {
    return asBytes(`${this.root}/${relative}`);
  }

  write(relative: string, content: string): void {
    const path = `${this.root}/${relative}`;
    mkdirSync(asBytes(path.slice(0, path.lastIndexOf('/'))), { recursive: true });
    writeFileSync(asBytes(path), content);
    utimesSync(asBytes(path), 1_000_000, 1_000_000);
  }

  /** The folder of originals that were copied to another disk. */
  get trash(): Buffer {
    return this.path(`in/${TRASH_FOLDER}`);
  }

  /** Applies the plan; `around` may put something around its store. */
  async apply(
    look: Onlooker = () => undefined,
    around: (store: JournalStore) => JournalStore = (store) => store,
  ): Promise<void> {
    await this.journal(look, around(this.plan.watched(look))).apply(this.plan.groups());
  }

  async undo(look: Onlooker = () => undefined): Promise<void> {
    const journal = this.journal(look);
    await journal.undo(this.plan.groups());
    journal.removeFolders(this.plan.folders);
  }

  /** Every name below the root with what it holds: a file's content and time, a link's text. Folders end in a slash. */
  tree(): Record<string, string> {
    return Object.fromEntries(this.below('').toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  /** The lab's disk under observation. */
  disk(look: Onlooker = () => undefined): FileSystem {
    const isElsewhere = (one: Buffer, other: Buffer): boolean =>
      this.mode === 'elsewhere' && this.treeOf(one) !== this.treeOf(other);
    return watchedDisk(look, isElsewhere);
  }

  private journal(look: Onlooker, store = this.plan.watched(look)): FileJournal {
    return new FileJournal(this.disk(look), store, { trashFor: () => this.trash });
  }

  /** A file in place with its link, and the operations that put it away. */
  private replaced(name: string, nextId: () => string): JournalOperation[] {
    this.write(`store/old/${name}`, `content of ${name}`);
    mkdirSync(join(this.root, 'view/old'), { recursive: true });
    symlinkSync(`../../store/old/${name}`, join(this.root, 'view/old', name));
    const fileId = nextId();
    const link = this.operation('unlink', nextId(), [`view/old/${name}`, `view/old/${name}`]);
    const trash = this.operation('trash', nextId(), [
      `store/old/${name}`,
      `store/${TRASH_FOLDER}/1-${fileId}/${name}`,
    ]);
    return [link, trash].map((operation) => ({ ...operation, fileId }));
  }

  private treeOf(path: Buffer): string {
    return (
      path
        .toString('latin1')
        .slice(this.root.length + 1)
        .split('/')[0] ?? ''
    );
  }

  private operation(
    kind: OperationKind,
    id: string,
    [source, target]: readonly [string, string],
  ): JournalOperation {
    const identity = kind !== 'symlink' ? identityOf(statSync(this.path(source), { bigint: true })) : null;
    return {
      id,
      kind,
      fileId: id,
      source: this.path(source),
      target: this.path(target),
      state: 'planned',
      identity,
    };
  }

  private below(folder: string): [string, string][] {
    return readdirSync(this.path(folder), { encoding: 'buffer' }).flatMap((entry): [string, string][] => {
      const name = `${folder}${entry.toString('latin1')}`;
      const path = this.path(name);
      const stat = lstatSync(path);
      if (stat.isDirectory()) return [[`${name}/`, 'folder'], ...this.below(`${name}/`)];
      if (stat.isSymbolicLink()) return [[name, `link to ${this.linked(path)}`]];
      return [[name, `file ${readFileSync(path, 'utf8')} ${stat.mtimeMs}`]];
    });
  }

  private linked(path: Buffer): string {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? `nothing (${readlinkSync(path)})` : readFileSync(path, 'utf8');
  }
}

/** Ends the process at the n-th moment, counted from 0; from then on nothing can be done any more. */
export function crashAt(n: number): Onlooker {
  let at = 0;
  return () => {
    if (at++ >= n) throw new Crash('the process ends');
  };
}

/** Does something once, at the n-th moment. */
export function at(n: number, work: (moment: Moment) => void): Onlooker {
  let count = 0;
  return (moment) => {
    if (count++ === n) work(moment);
  };
}
