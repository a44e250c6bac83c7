import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { WatchNews, WatchOrder } from './watch-messages.js';
import type { TreeToWatch, TreeWatches } from './watch-tree.js';

const PROGRAM = join(import.meta.dirname, 'watch-process.js');

/** A small young generation: 100,000 watches then take 60 MB less. */
const FLAGS = ['--max-semi-space-size=2'];

/** A tree that the other process watches. */
interface RemoteTree {
  readonly tree: TreeToWatch;
  /** Called when all folders are watched. */
  onStarted: () => void;
  count: number;
  isLimited: boolean;
}

/**
 * Has trees watched by a process of its own, since 100,000 watches take 100 MB that would make the worker's memory
 * grow further, and since a worker that reads a large folder would let the system's queue of events run over. The
 * process runs while there is a tree to watch; when it dies, changes count as lost.
 */
export class WatchClient {
  private readonly trees = new Map<number, RemoteTree>();
  private child: ChildProcess | null = null;
  private lastId = 0;

  constructor(private readonly program = PROGRAM) {}

  /** Begins to watch a tree. */
  watch(tree: TreeToWatch): TreeWatches {
    const id = ++this.lastId;
    const remote: RemoteTree = { tree, onStarted: () => undefined, count: 0, isLimited: false };
    this.trees.set(id, remote);
    return {
      get count() {
        return remote.count;
      },
      get isLimited() {
        return remote.isLimited;
      },
      start: () => {
        const started = new Promise<void>((resolve) => (remote.onStarted = resolve));
        this.send({ kind: 'watch', id, root: tree.root, closed: [...tree.closed] });
        return started;
      },
      close: () => this.close(id),
    };
  }

  private close(id: number): void {
    if (!this.trees.delete(id)) return;
    if (this.trees.size > 0) return this.send({ kind: 'close', id });
    const { child } = this;
    this.child = null;
    if (child?.connected === true) child.disconnect();
  }

  private send(order: WatchOrder): void {
    this.child ??= this.begin();
    if (this.child.connected) this.child.send(order, () => undefined);
  }

  private begin(): ChildProcess {
    const child = fork(this.program, [], { execArgv: FLAGS, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.on('message', (news) => this.hear(news as WatchNews));
    child.on('error', () => this.lose(child));
    child.on('exit', () => this.lose(child));
    return child;
  }

  private hear(news: WatchNews): void {
    const remote = this.trees.get(news.id);
    if (remote === undefined) return;
    if (news.kind === 'changes') for (const change of news.changes) remote.tree.onChange(change);
    else if (news.kind === 'started') remote.onStarted();
    else if (news.kind === 'lost') remote.tree.onLost();
    else ({ count: remote.count, isLimited: remote.isLimited } = news);
  }

  /** Unless it was let go before. */
  private lose(child: ChildProcess): void {
    if (this.child !== child) return;
    this.child = null;
    for (const { tree } of this.trees.values()) tree.onLost();
  }
}
