import { Chunk, type Item } from './chunk.js';
import type { FileSystem } from './file-system.js';
import { makeFolders, missingFolders, removeEmptyFolders, syncFolders } from './folders.js';
import { type FileIdentity, isInode, isUntouched, withEnds } from './identity.js';
import {
  type JournalGroup,
  type JournalStore,
  OperationRefused,
  type OperationResult,
} from './journal-types.js';
import { asideName, folderOf, linkToTarget, type Move, unlinkSource } from './move.js';
import { makeViewLink, removeViewLink } from './view-link.js';

/**
 * Carries out file operations so that a crash after any line loses nothing: intents are durable before the first
 * system call, a new name is durable before the old one goes, and every step may be repeated. Calling `apply` or
 * `undo` again with operations that were under way is the recovery.
 */
export class FileJournal {
  constructor(
    private readonly disk: FileSystem,
    private readonly store: JournalStore,
  ) {}

  /** Does the operations of these groups (a few hundred at most); those in a final state are left as they are. */
  async apply(groups: readonly JournalGroup[]): Promise<readonly OperationResult[]> {
    const chunk = new Chunk(groups, 'done');
    const begun = chunk.open.filter((item) => item.operation.kind === 'move');
    for (const item of begun) chunk.attempt(item, () => this.inspect(item));
    const folders = missingFolders(
      this.disk,
      chunk.open.map(({ operation }) => operation.target),
    );
    await this.begin(chunk, folders);
    this.make(chunk, folders);
    this.moveAll(chunk);
    this.linkAll(chunk);
    const results = chunk.results();
    await this.store.finish(results);
    return results;
  }

  /**
   * Takes the operations of these groups back, the last first, as far as their results are untouched; what is not
   * stays, with the reason.
   */
  async undo(groups: readonly JournalGroup[]): Promise<readonly OperationResult[]> {
    const chunk = new Chunk(groups, 'undone');
    const backwards = chunk.open.toReversed();
    const moves = backwards.filter(({ operation }) => operation.kind === 'move');
    for (const item of moves) chunk.attempt(item, () => this.inspectPlaced(item));
    await this.begin(chunk, []);
    this.unlinkViews(chunk, backwards);
    this.moveBack(chunk, moves);
    const results = chunk.results();
    await this.store.finish(results);
    return results;
  }

  /** Removes those of a plan's folders that are empty after its undo. */
  removeFolders(made: readonly Buffer[]): void {
    removeEmptyFolders(this.disk, made);
  }

  /** Holds a source against the plan. A move under way has passed this before the crash. */
  private inspect(item: Item): void {
    const { state, source, target } = item.operation;
    if (item.identity === null) throw new OperationRefused('the plan does not know the file');
    if (state === 'acting') return;
    const found = this.disk.lstat(source);
    if (found === null) throw new OperationRefused('the file has vanished since the plan was made');
    if (!isUntouched(found, item.identity))
      throw new OperationRefused('the file has changed since the plan was made');
    if (this.disk.lstat(target) !== null)
      throw new OperationRefused('something of that name is there already');
    item.identity = withEnds(this.disk, source, item.identity);
  }

  /** Holds a placed file against the journal before it is moved back. */
  private inspectPlaced(item: Item): void {
    const { target, source, state } = item.operation;
    if (item.identity === null) throw new OperationRefused('the journal does not know the file');
    const placed = this.disk.lstat(target);
    if (isUntouched(placed, item.identity)) return;
    // An undo that a crash interrupted may have got this far already.
    const isBack = isInode(this.disk.lstat(source), item.identity) || this.isAside(item, item.identity);
    if (placed === null && isBack && state !== 'planned') return;
    throw new OperationRefused(
      placed === null ? 'the file is no longer in its place' : 'the file has changed since',
    );
  }

  private isAside(item: Item, identity: FileIdentity): boolean {
    return isInode(this.disk.lstat(asideName(backwardsOf(item, identity))), identity);
  }

  private async begin(chunk: Chunk, folders: readonly Buffer[]): Promise<void> {
    for (const item of chunk.open) {
      item.identity ??= chunk.moveTo(item)?.identity ?? null;
      item.state = 'acting';
    }
    const intents = chunk.open.map(({ operation, identity }) => ({ id: operation.id, identity }));
    if (intents.length > 0) await this.store.begin(intents, folders);
  }

  private make(chunk: Chunk, folders: readonly Buffer[]): void {
    try {
      makeFolders(this.disk, folders);
      syncFolders(this.disk, folders.map(folderOf));
    } catch (error) {
      // Each operation whose folder is missing is refused with the reason; the others go on.
      for (const item of chunk.open) {
        if (this.disk.stat(folderOf(item.operation.target)) !== null) continue;
        chunk.attempt(item, () => {
          throw error;
        });
      }
    }
  }

  private moveAll(chunk: Chunk): void {
    const moves = chunk.open.filter(({ operation }) => operation.kind === 'move');
    const linked = moves.filter((item) =>
      this.runOpen(chunk, item, () => linkToTarget(this.disk, moveOf(item))),
    );
    syncFolders(
      this.disk,
      linked.map(({ operation }) => folderOf(operation.target)),
    );
    const moved = linked.filter((item) =>
      this.runOpen(chunk, item, () => unlinkSource(this.disk, moveOf(item))),
    );
    syncFolders(
      this.disk,
      moved.map(({ operation }) => folderOf(operation.source)),
    );
    for (const item of moved) item.state = 'done';
  }

  private linkAll(chunk: Chunk): void {
    const links = chunk.open.filter(({ operation }) => operation.kind === 'symlink');
    const made = links.filter((item) =>
      this.runOpen(chunk, item, () => {
        const { source, target } = item.operation;
        makeViewLink(this.disk, source, target, known(item));
      }),
    );
    syncFolders(
      this.disk,
      made.map(({ operation }) => folderOf(operation.target)),
    );
    for (const item of made) item.state = 'done';
  }

  private unlinkViews(chunk: Chunk, backwards: readonly Item[]): void {
    const links = backwards.filter(({ operation }) => operation.kind === 'symlink');
    const gone = links.filter((item) =>
      this.runOpen(chunk, item, () => removeViewLink(this.disk, item.operation.target, known(item))),
    );
    syncFolders(
      this.disk,
      gone.map(({ operation }) => folderOf(operation.target)),
    );
    for (const item of gone) item.state = 'undone';
  }

  private moveBack(chunk: Chunk, moves: readonly Item[]): void {
    const open = moves.filter(({ state }) => state === 'acting');
    const folders = missingFolders(
      this.disk,
      open.map(({ operation }) => operation.source),
    );
    makeFolders(this.disk, folders);
    const back = (item: Item): Move => backwardsOf(item, known(item));
    const linked = open.filter((item) =>
      this.runOpen(chunk, item, () => linkToTarget(this.disk, back(item))),
    );
    syncFolders(this.disk, [...folders, ...linked.map(({ operation }) => folderOf(operation.source))]);
    const moved = linked.filter((item) =>
      this.runOpen(chunk, item, () => unlinkSource(this.disk, back(item))),
    );
    syncFolders(
      this.disk,
      moved.map(({ operation }) => folderOf(operation.target)),
    );
    for (const item of moved) item.state = 'undone';
  }

  /** Does a step unless an earlier one of the group was refused meanwhile. */
  private runOpen(chunk: Chunk, item: Item, work: () => void): boolean {
    return item.state === 'acting' && chunk.attempt(item, work);
  }
}

function known(item: Item): FileIdentity {
  if (item.identity === null) throw new OperationRefused('the journal does not know the file');
  return item.identity;
}

function moveOf(item: Item): Move {
  const { id, source, target } = item.operation;
  return { id, source, target, identity: known(item) };
}

function backwardsOf(item: Item, identity: FileIdentity): Move {
  const { id, source, target } = item.operation;
  return { id, source: target, target: source, identity };
}
