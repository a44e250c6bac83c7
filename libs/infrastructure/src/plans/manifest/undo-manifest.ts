import { basename, dirname, resolve } from 'node:path';
import { isWithin } from '#domain';
import {
  FileJournal,
  folderOf,
  type FileSystem,
  isUntouched,
  type JournalGroup,
  type JournalOperation,
  NodeFileSystem,
  type OperationResult,
  TRASH_FOLDER,
} from '../../files/index.js';
import { DataLock } from '../../processes/index.js';
import { LineFile } from './line-file.js';
import { MANIFEST_VERSION } from './manifest-lines.js';
import { ManifestStore } from './manifest-store.js';
import { type Manifest, type ManifestEntry, type Progress, readManifest } from './read-manifest.js';

/** What an operation was about that could not be taken back, and why. */
interface Refusal {
  readonly operation: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** What taking a plan back by its manifest came to. */
export interface ManifestUndo {
  readonly plan: string;
  readonly undone: number;
  readonly refused: readonly Refusal[];
  /** Lines of the manifest that could not be read: cut off by a crash. */
  readonly unreadLines: number;
}

/** How to take a plan back by its manifest. */
export interface ManifestUndoOptions {
  /** Only say what would come of it. */
  readonly dryRun?: boolean;
  /** The disk, where it is to be watched. */
  readonly disk?: FileSystem;
}

/** Operations taken back together. */
const OPERATIONS = 1_000;

const STATES = { applying: 'acting', done: 'done', undoing: 'acting' } as const;

/**
 * Takes a plan back by its manifest alone, the last group first, as far as its results are untouched: for the day on
 * which the database is lost. What a crash interrupted, of the plan or of an earlier undo, is brought to its end first.
 * With `dryRun` nothing is touched, and the answer is what would come of it. Throws while `cineorg up` runs on the
 * manifest's data folder.
 */
export async function undoManifest(
  path: string,
  { dryRun = false, disk = new NodeFileSystem() }: ManifestUndoOptions = {},
): Promise<ManifestUndo> {
  const manifestPath = resolve(path);
  const undoPath = `${manifestPath.replace(/\.jsonl$/, '')}.undo.jsonl`;
  const folder = dirname(manifestPath);
  if (dryRun) return rehearse(disk, await readManifest(manifestPath, undoPath));
  const lock = DataLock.take(basename(folder) === 'manifests' ? dirname(folder) : folder);
  try {
    const manifest = await readManifest(manifestPath, undoPath);
    const first = { version: MANIFEST_VERSION, plan: manifest.planId ?? '' };
    return await new ManifestUndoing(disk, manifest, new LineFile(undoPath, first)).run();
  } finally {
    lock.release();
  }
}

class ManifestUndoing {
  private undone = 0;
  private readonly refused: Refusal[] = [];

  constructor(
    private readonly disk: FileSystem,
    private readonly manifest: Manifest,
    private readonly file: LineFile,
  ) {}

  async run(): Promise<ManifestUndo> {
    for (const groups of this.chunks(['applying'])) {
      for (const result of await this.journal('apply').apply(groups)) this.reapply(result);
    }
    for (const groups of this.chunks(['done', 'undoing'])) {
      for (const result of await this.journal('undo').undo(groups)) this.count(result);
    }
    this.journal('undo').removeFolders(this.manifest.made);
    return reportOf(this.manifest, this.undone, this.refused);
  }

  private journal(direction: 'apply' | 'undo'): FileJournal {
    const settings = { trashFor: trashOf(this.manifest) };
    return new FileJournal(this.disk, new ManifestStore(this.file, direction), settings);
  }

  /** What was interrupted is done now, or has been given up. */
  private reapply({ operation, state, reason, identity }: OperationResult): void {
    const entry = this.manifest.entries.get(operation.id);
    if (entry === undefined) return;
    if (state === 'done') {
      this.manifest.entries.set(operation.id, {
        operation: { ...entry.operation, identity },
        progress: 'done',
        reason: null,
      });
    } else if (state === 'needs-attention') {
      this.manifest.entries.set(operation.id, { ...entry, progress: 'attention', reason });
    } else this.manifest.entries.delete(operation.id);
  }

  private count({ operation, state, reason }: OperationResult): void {
    if (state === 'undone') this.undone += 1;
    else this.refused.push(refusalOf(operation, reason ?? 'it could not be taken back'));
  }

  /** Whole groups that have work left, the last first, about so many operations at a time. */
  private *chunks(open: readonly Progress[]): Generator<JournalGroup[]> {
    let chunk: JournalGroup[] = [];
    let size = 0;
    for (const group of groupsOf(this.manifest, open)) {
      chunk.push(group);
      size += group.operations.length;
      if (size < OPERATIONS) continue;
      yield chunk;
      chunk = [];
      size = 0;
    }
    if (chunk.length > 0) yield chunk;
  }
}

/** Groups with an operation that has got so far, the last first. */
function groupsOf({ entries }: Manifest, open: readonly Progress[]): JournalGroup[] {
  const groups = Map.groupBy(entries.values(), ({ operation }) => operation.group);
  return [...groups.entries()]
    .filter(([, group]) => group.some(({ progress }) => open.includes(progress)))
    .toSorted(([a], [b]) => b - a)
    .map(([, group]) => ({ operations: group.map(operationOf) }));
}

function operationOf({ operation, progress }: ManifestEntry): JournalOperation {
  const state =
    progress === 'undone' ? 'undone' : progress === 'attention' ? 'needs-attention' : STATES[progress];
  return { ...operation, state };
}

/** The folder that the plan used for what lies at a path: of those above it the nearest. */
function trashOf({ trash }: Manifest): (source: Buffer) => Buffer {
  const nearest = trash.toSorted((a, b) => b.length - a.length);
  return (source) =>
    nearest.find((folder) => isWithin(source, folderOf(folder))) ??
    Buffer.concat([folderOf(source), Buffer.from(`/${TRASH_FOLDER}`)]);
}

/** What would come of it, as far as looking at each file can tell. */
function rehearse(disk: FileSystem, manifest: Manifest): ManifestUndo {
  const refused: Refusal[] = [];
  let undone = 0;
  for (const { operations } of groupsOf(manifest, ['applying', 'done', 'undoing'])) {
    const open = operations.filter(({ state }) => state === 'done' || state === 'acting');
    const changed = open.filter((operation) => isChanged(disk, operation));
    for (const operation of changed) refused.push(refusalOf(operation, 'it has changed or gone since'));
    const rest = open.filter((operation) => !changed.includes(operation));
    if (changed.length === 0) undone += open.length;
    else
      for (const operation of rest)
        refused.push(refusalOf(operation, 'another file of its video has changed'));
  }
  return reportOf(manifest, undone, refused);
}

/** Kinds that make a link of the view; all others bring a file, or take a name away. */
const LINKING: ReadonlySet<string> = new Set(['symlink', 'relink']);
const BRINGING: ReadonlySet<string> = new Set(['move', 'link', 'copy', 'trash']);

/** Whether what a finished operation has put in place is no longer as it was put there. */
function isChanged(disk: FileSystem, { kind, state, target, identity }: JournalOperation): boolean {
  if (state !== 'done') return false;
  const found = disk.lstat(target);
  if (LINKING.has(kind)) return found?.isSymbolicLink() !== true;
  return BRINGING.has(kind) && identity !== null && !isUntouched(found, identity.placed ?? identity);
}

function reportOf(manifest: Manifest, undone: number, refused: readonly Refusal[]): ManifestUndo {
  const attention = [...manifest.entries.values()]
    .filter(({ progress }) => progress === 'attention')
    .map(({ operation, reason }) => refusalOf(operation, reason ?? 'it has to be looked at'));
  return {
    plan: manifest.planId ?? '',
    undone,
    refused: [...refused, ...attention],
    unreadLines: manifest.unread,
  };
}

const refusalOf = (
  { id, source, target }: Pick<JournalOperation, 'id' | 'source' | 'target'>,
  reason: string,
): Refusal => ({ operation: id, from: source.toString(), to: target.toString(), reason });
