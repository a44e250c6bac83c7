/** What an inode of the memory disk is. */
export type InodeKind = 'file' | 'folder' | 'link';

/** A file, a folder or a symlink. Copied before it is changed when a snapshot shares it. */
export interface Inode {
  /** The state that may change it in place. */
  owner: object;
  readonly id: number;
  readonly device: bigint;
  readonly mount: number;
  number: bigint;
  readonly kind: InodeKind;
  /** A file's bytes or a symlink's text. */
  content: Buffer;
  /** What a power cut leaves of the bytes at least; null when they are durable. */
  durableContent: Buffer | null;
  entries: Map<string, number>;
  /** A folder's entries before those changes that are not durable; null when all are. */
  durableEntries: Map<string, number> | null;
  links: number;
  mtimeNs: bigint;
  mode: number;
  uid: number;
  gid: number;
}

/** One entry of a folder that is given to an inode, or taken away. */
interface Change {
  readonly folder: number;
  readonly name: string;
  readonly to: number | null;
}

/** Changes of folders that one call makes, and that are not durable yet. */
interface Pending {
  readonly device: bigint;
  readonly changes: readonly Change[];
}

/** What a power cut keeps of the changes that were not durable. */
export interface Cut {
  /** `folders`: every folder loses what it likes; `order`: everything after some moment is lost, as with ext4's journal. */
  readonly mode: 'folders' | 'order';
  /** Numbers from 0 up to, not including, 1. */
  readonly chance: () => number;
  /** Each disk then has the number that another one had before, as it happens. */
  readonly renumbers?: boolean;
}

const NOTHING: Buffer = Buffer.alloc(0);

/**
 * Inodes, with what of them is durable. Cheap to copy: a copy shares all inodes until one of the two changes them.
 * Numbers of removed inodes are given to the next ones, as disks do.
 */
export class Inodes {
  private owner = {};
  private all: Inode[] = [];
  private pending: Pending[] = [];
  private free: bigint[] = [];
  private gone: number[] = [];
  private nextNumber = 1n;
  /** Counts every change. */
  changes = 0;
  /** What is added to the numbers of disks: they are numbered anew when they are mounted. */
  numbering = 0n;

  snapshot(): Inodes {
    const copy = new Inodes();
    copy.all = [...this.all];
    copy.pending = this.pending;
    copy.free = [...this.free];
    copy.gone = [...this.gone];
    copy.nextNumber = this.nextNumber;
    copy.changes = this.changes;
    copy.numbering = this.numbering;
    this.owner = {};
    return copy;
  }

  get(id: number): Inode {
    const inode = this.all[id];
    if (inode === undefined) throw new Error(`no inode ${id}`);
    return inode;
  }

  /** The inode, to be changed. */
  own(id: number): Inode {
    this.changes += 1;
    const inode = this.get(id);
    if (inode.owner === this.owner) return inode;
    const own = { ...inode, owner: this.owner };
    if (inode.kind === 'folder') own.entries = new Map(inode.entries);
    this.all[id] = own;
    return own;
  }

  create(given: Pick<Inode, 'kind' | 'device' | 'mount' | 'mode' | 'mtimeNs'>, content = NOTHING): Inode {
    const inode: Inode = {
      ...given,
      owner: this.owner,
      id: this.all.length,
      number: this.free.pop() ?? this.nextNumber++,
      content,
      durableContent: given.kind === 'file' ? NOTHING : null,
      entries: new Map(),
      durableEntries: null,
      links: 0,
      uid: 0,
      gid: 0,
    };
    this.all.push(inode);
    return inode;
  }

  /** What a device's files have together. */
  bytesOn(device: bigint): number {
    const files = this.all.filter((one) => one.device === device && one.kind === 'file' && one.links > 0);
    return files.reduce((sum, { content }) => sum + content.length, 0);
  }

  write(id: number, content: Buffer, mtimeNs: bigint): void {
    const file = this.own(id);
    file.durableContent ??= file.content;
    file.content = content;
    file.mtimeNs = mtimeNs;
  }

  /** Changes entries of folders at once: as long as they are not durable, a power cut may take them back. */
  change(changes: readonly Change[]): void {
    const before = changes.map(({ folder, name }) => this.get(folder).entries.get(name));
    for (const { folder, name, to } of changes) {
      const own = this.own(folder);
      own.durableEntries ??= new Map(own.entries);
      if (to === null) own.entries.delete(name);
      else own.entries.set(name, to);
    }
    const first = changes[0];
    if (first === undefined) return;
    this.pending = [...this.pending, { device: this.get(first.folder).device, changes }];
    for (const { to } of changes) if (to !== null) this.own(to).links += 1;
    for (const id of before) if (id !== undefined) this.drop(id);
  }

  syncFile(id: number): void {
    if (this.get(id).durableContent !== null) this.own(id).durableContent = null;
  }

  syncFolder(id: number): void {
    if (this.get(id).durableEntries === null) return;
    const changes = this.changes;
    this.own(id).durableEntries = null;
    // Being durable is nothing that can be seen.
    this.changes = changes;
    this.pending = this.pending.flatMap(({ device, changes: all }) => {
      const left = all.filter(({ folder }) => folder !== id);
      return left.length === 0 ? [] : [{ device, changes: left }];
    });
    this.release();
  }

  syncDevice(device: bigint): void {
    for (const { id, device: own, durableEntries, durableContent } of this.all) {
      if (own !== device) continue;
      if (durableEntries !== null) this.syncFolder(id);
      if (durableContent !== null) this.syncFile(id);
    }
  }

  syncAll(): void {
    for (const device of new Set(this.all.map((inode) => inode.device))) this.syncDevice(device);
  }

  /** What is left after the power was cut. */
  cut({ mode, chance, renumbers = false }: Cut, root: number): Inodes {
    const after = this.snapshot();
    if (renumbers) after.numbering += 1n;
    const kept = KEPT[mode](this.pending, chance);
    for (const { id, durableEntries, durableContent } of this.all) {
      if (durableEntries !== null) after.own(id).entries = new Map(durableEntries);
      if (durableContent !== null) after.own(id).content = survivor(durableContent, this.get(id), chance);
    }
    for (const { folder, name, to } of kept) {
      if (to === null) after.own(folder).entries.delete(name);
      else after.own(folder).entries.set(name, to);
    }
    after.settle(root);
    return after;
  }

  /** Takes everything as durable, and counts links anew. */
  private settle(root: number): void {
    this.pending = [];
    const links = new Map<number, number>([[root, 1]]);
    const walk = (id: number): void => {
      for (const child of this.get(id).entries.values()) {
        links.set(child, (links.get(child) ?? 0) + 1);
        if (this.get(child).kind === 'folder') walk(child);
      }
    };
    walk(root);
    for (const { id } of this.all) {
      const own = this.own(id);
      own.links = links.get(id) ?? 0;
      own.durableEntries = null;
      own.durableContent = null;
    }
  }

  private drop(id: number): void {
    const inode = this.own(id);
    inode.links -= 1;
    if (inode.links > 0) return;
    this.gone.push(id);
    this.release();
  }

  /** Numbers are free once no power cut can bring their inodes back. */
  private release(): void {
    this.gone = this.gone.filter((id) => {
      if (this.get(id).links === 0 && this.mayReturn(id)) return true;
      if (this.get(id).links === 0) this.free.push(this.get(id).number);
      return false;
    });
  }

  private mayReturn(id: number): boolean {
    if (this.pending.some(({ changes }) => changes.some(({ to }) => to === id))) return true;
    return this.all.some(({ durableEntries }) => {
      if (durableEntries === null) return false;
      for (const one of durableEntries.values()) if (one === id) return true;
      return false;
    });
  }
}

function keptInOrder(pending: readonly Pending[], chance: () => number): Change[] {
  const left = new Map<bigint, number>();
  for (const { device } of pending) left.set(device, (left.get(device) ?? 0) + 1);
  for (const [device, count] of left) left.set(device, Math.floor(chance() * (count + 1)));
  return pending.flatMap(({ device, changes }) => {
    const count = left.get(device) ?? 0;
    left.set(device, count - 1);
    return count > 0 ? changes : [];
  });
}

/** Of a folder's changes none, all, or any part is kept; those of one call in one folder stay together. */
function keptByFolders(pending: readonly Pending[], chance: () => number): Change[] {
  const part = new Map<number, number>();
  return pending.flatMap(({ changes }) => {
    const call = new Map<number, boolean>();
    return changes.filter(({ folder }) => {
      let share = part.get(folder);
      if (share === undefined) part.set(folder, (share = Math.floor(chance() * 3) / 2));
      let isKept = call.get(folder);
      if (isKept === undefined) call.set(folder, (isKept = chance() < share));
      return isKept;
    });
  });
}

/** Bytes that were not durable are there, are the old ones, or end somewhere. */
function survivor(durable: Buffer, { content }: Inode, chance: () => number): Buffer {
  const fate = chance();
  if (fate < 0.3) return durable;
  return fate < 0.6 ? content : content.subarray(0, Math.floor(content.length * chance()));
}

const KEPT = { folders: keptByFolders, order: keptInOrder } as const;
