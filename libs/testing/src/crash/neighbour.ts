import type { MemoryDisk } from '../journal/memory-disk.js';
import { ASIDE } from './oracle.js';
import { memoryTree } from './tree.js';
import { memoryPlace } from './world.js';

/** What another program may do at any moment. */
export const DEEDS = ['create', 'replace', 'write', 'remove', 'folder', 'relink', 'take away'] as const;
export type Deed = (typeof DEEDS)[number];

/** Another program that works in the same folders, and what it would miss. */
export class Neighbour {
  /** Contents that somebody would miss. */
  readonly missed: Set<string>;
  /** What it has put at names, and left there. */
  readonly own = new Map<string, string>();
  /** Names that it has had to do with. */
  readonly touched = new Set<string>();
  private deeds = 0;

  constructor(contents: Iterable<string>) {
    this.missed = new Set(contents);
  }

  /** Does something to a name, where that can be done. */
  act(disk: MemoryDisk, deed: Deed, name: string): void {
    this.deeds += 1;
    const path = memoryPlace(name);
    const folder = memoryPlace(name.slice(0, name.lastIndexOf('/')));
    if (disk.stat(folder)?.isDirectory() !== true) return;
    const there = disk.lstat(path);
    if (there === null) this.fill(disk, deed, name);
    else if (there.isFile()) this.change(disk, deed, name);
    else if (there.isSymbolicLink() && (deed === 'relink' || deed === 'remove')) {
      this.touched.add(name);
      disk.unlink(path);
      if (deed === 'relink') disk.symlink(Buffer.from('/elsewhere'), path);
    }
    disk.syncAll();
  }

  private fill(disk: MemoryDisk, deed: Deed, name: string): void {
    if (deed === 'create') this.put(disk, name, `written by another program ${this.deeds}`);
    if (deed !== 'folder') return;
    this.touched.add(name);
    disk.mkdir(memoryPlace(name));
  }

  private change(disk: MemoryDisk, deed: Deed, name: string): void {
    const content = memoryTree(disk).get(name)?.content ?? '';
    this.touched.add(name);
    if (deed === 'replace' || deed === 'take away') {
      const tree = name.slice(0, name.indexOf('/'));
      disk.rename(memoryPlace(name), memoryPlace(`${tree}/taken away ${this.deeds}`));
      this.own.delete(name);
      if (deed === 'replace') this.put(disk, name, `put in its place ${this.deeds}`);
    } else if (deed === 'remove') {
      disk.unlink(memoryPlace(name));
      this.own.delete(name);
      this.giveUp(disk, content);
    } else if (deed === 'write') {
      this.write(disk, name, `written anew ${this.deeds}`.padEnd(content.length));
      this.missed.delete(content);
    }
  }

  /** A file of its own, which nobody else may touch. */
  private put(disk: MemoryDisk, name: string, content: string): void {
    this.touched.add(name);
    disk.writeFile(memoryPlace(name), Buffer.from(content, 'latin1'));
    this.missed.add(content);
    this.own.set(name, content);
  }

  /** New bytes for a file that somebody else may be moving: they go with it. */
  private write(disk: MemoryDisk, name: string, content: string): void {
    const tree = memoryTree(disk);
    const inode = tree.get(name)?.inode;
    disk.writeFile(memoryPlace(name), Buffer.from(content, 'latin1'));
    this.missed.add(content);
    for (const [other, entry] of tree) {
      if (entry.inode !== inode) continue;
      this.touched.add(other);
      if (this.own.has(other)) this.own.set(other, content);
    }
  }

  /** What it has removed itself it does not miss, unless it saw another name of it. */
  private giveUp(disk: MemoryDisk, content: string): void {
    for (const [name, entry] of memoryTree(disk)) {
      if (entry.content === content && !ASIDE.test(name)) return;
    }
    this.missed.delete(content);
  }
}
