import { countEvents } from './count-events.js';
import type { Change } from './dirty-folders.js';
import { FolderWatches } from './folder-watches.js';
import type { WatchFolder } from './watch-folder.js';
import type { WatchNews, WatchOrder } from './watch-messages.js';

/** With more changes at once than this, everything counts as changed. */
const MOST_AT_ONCE = 5_000;

const STATE_MS = 1_000;

/** Watches trees by order of another process; equal changes of one turn of the event loop are told once. */
export class WatchServer {
  private readonly trees = new Map<number, FolderWatches>();
  private readonly told = new Map<number, string>();
  private pending = new Map<string, { readonly id: number; readonly change: Change }>();
  private readonly onEvent = countEvents(() => this.lose());
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly send: (news: WatchNews) => void,
    private readonly watchFolder: WatchFolder,
  ) {
    this.timer = setInterval(() => this.tellStates(), STATE_MS).unref();
  }

  take(order: WatchOrder): void {
    if (order.kind === 'close') {
      this.trees.get(order.id)?.close();
      this.trees.delete(order.id);
      this.told.delete(order.id);
      return;
    }
    const { id, root } = order;
    const onChange = (change: Change): void => this.note(id, change);
    const closed = new Set(order.closed);
    const { watchFolder, onEvent } = this;
    const watches = new FolderWatches({ root, closed, watchFolder, onChange, onEvent });
    this.trees.set(id, watches);
    void watches.start().then(() => {
      this.tellStates();
      this.send({ kind: 'started', id });
    });
  }

  /** Ends all watching. */
  stop(): void {
    clearInterval(this.timer);
    for (const watches of this.trees.values()) watches.close();
  }

  private note(id: number, change: Change): void {
    if (this.pending.size === 0) setImmediate(() => this.flush());
    const { folder, name, inPlace } = change;
    if (this.pending.size < MOST_AT_ONCE) {
      this.pending.set(`${id}/${inPlace}/${folder}/${name ?? ''}`, { id, change });
    }
  }

  private flush(): void {
    const { pending } = this;
    this.pending = new Map();
    if (pending.size >= MOST_AT_ONCE) return this.lose();
    for (const id of this.trees.keys()) {
      const changes = [...pending.values()].flatMap((one) => (one.id === id ? [one.change] : []));
      if (changes.length > 0) this.send({ kind: 'changes', id, changes });
    }
  }

  private tellStates(): void {
    for (const [id, { count, isLimited }] of this.trees) {
      const state = `${count} ${isLimited}`;
      if (this.told.get(id) === state) continue;
      this.told.set(id, state);
      this.send({ kind: 'state', id, count, isLimited });
    }
  }

  private lose(): void {
    for (const id of this.trees.keys()) this.send({ kind: 'lost', id });
  }
}
