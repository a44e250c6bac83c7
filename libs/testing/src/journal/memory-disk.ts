import type { BigIntStats } from 'node:fs';
import type { FileIdentity, FileSystem, Rights } from '#infrastructure/files';
import { type Cut, type Inode, Inodes } from './memory-inodes.js';
import { checkReplaceable, failure, sha256, statsIfAny } from './memory-stats.js';
import { walk, type Place } from './memory-walk.js';

/** A file system of the memory disk. */
export interface Mount {
  /** `st_dev`. Two mounts may say the same one, and yet refuse links between them. */
  readonly device: bigint;
  /** Bytes that its files may have together. */
  readonly room?: number;
}

const ROOT = 0;
const [FOLDER_MODE, FILE_MODE] = [0o755, 0o644];
/**
 * A disk in memory that knows what a power cut would leave of it: entries of folders until the folder is synced, and
 * bytes until the file is. As Linux, it gives the numbers of removed inodes to new ones.
 */
export class MemoryDisk implements FileSystem {
  private inodes = new Inodes();
  private rooms = new Map<bigint, number>();
  private readOnly = new Set<number>();
  private now = 1_700_000_000_000_000_000n;
  private mounts = 0;
  /** Whether a copy is durable once it is made, as it has to be. */
  copiesDurably = true;
  /** Called in the middle of calls that can end half done. */
  onStep: (step: string) => void = () => undefined;

  constructor() {
    this.inodes.create({ kind: 'folder', device: 1n, mount: 0, mode: FOLDER_MODE, mtimeNs: this.now });
  }

  /** A disk of its own in the very state of this one. */
  snapshot(): MemoryDisk {
    return this.with(this.inodes.snapshot());
  }

  /** The disk as it is found after its power was cut. */
  cut(cut: Cut): MemoryDisk {
    return this.with(this.inodes.cut(cut, ROOT));
  }

  /** Changes whenever anything is changed that can be seen. */
  get version(): number {
    return this.inodes.changes;
  }

  /** Makes a folder that is a file system of its own. */
  mount(path: Buffer, { device, room }: Mount): void {
    this.mounts += 1;
    this.addFolder(this.at(path), device, this.mounts);
    if (room !== undefined) this.rooms.set(device, room);
  }

  /** Lets changes below a mount fail, or no more. */
  setReadOnly(path: Buffer, isReadOnly: boolean): void {
    const { mount } = this.found(this.at(path));
    this.readOnly[isReadOnly ? 'add' : 'delete'](mount);
  }

  lstat(path: Buffer): BigIntStats | null {
    return statsIfAny(this.lookUp(path, false), this.inodes.numbering);
  }

  stat(path: Buffer): BigIntStats | null {
    return statsIfAny(this.lookUp(path, true), this.inodes.numbering);
  }

  link(source: Buffer, target: Buffer): void {
    const from = this.found(this.at(source));
    const place = this.vacant(target);
    if (from.mount !== place.folder.mount) throw failure('EXDEV');
    if (from.kind === 'folder') throw failure('EPERM');
    this.inodes.change([{ folder: place.folder.id, name: place.name, to: from.id }]);
  }

  rename(source: Buffer, target: Buffer): void {
    const place = this.at(source);
    const to = this.at(target);
    if (place.folder.mount !== to.folder.mount) throw failure('EXDEV');
    const from = this.found(place);
    this.checkWritable(to);
    if (to.within.includes(from)) throw failure('EINVAL');
    if (to.inode !== null && place.within.includes(to.inode)) throw failure('ENOTEMPTY');
    if (to.inode?.id === from.id) return;
    checkReplaceable(from, to.inode);
    this.inodes.change([
      { folder: place.folder.id, name: place.name, to: null },
      { folder: to.folder.id, name: to.name, to: from.id },
    ]);
  }

  async remove(path: Buffer): Promise<void> {
    this.unlink(path);
  }

  unlink(path: Buffer): void {
    const place = this.at(path);
    if (this.found(place).kind === 'folder') throw failure('EISDIR');
    this.checkWritable(place);
    this.inodes.change([{ folder: place.folder.id, name: place.name, to: null }]);
  }

  symlink(text: Buffer, path: Buffer): void {
    const { folder, name } = this.vacant(path);
    const link = this.inodes.create({ ...this.fresh(folder), kind: 'link', mode: 0o777 }, text);
    this.inodes.change([{ folder: folder.id, name, to: link.id }]);
  }

  readlink(path: Buffer): Buffer {
    const inode = this.found(this.at(path));
    if (inode.kind !== 'link') throw failure('EINVAL');
    return inode.content;
  }

  realpath(path: Buffer): Buffer {
    const { names, inode } = this.at(path, true);
    if (inode === null) throw failure('ENOENT');
    return Buffer.from(`/${names.join('/')}`, 'latin1');
  }

  mkdir(path: Buffer): void {
    const place = this.vacant(path);
    this.addFolder(place, place.folder.device, place.folder.mount);
  }

  rmdir(path: Buffer): void {
    const place = this.at(path);
    const inode = this.found(place);
    if (inode.kind !== 'folder') throw failure('ENOTDIR');
    this.checkWritable(place);
    if (inode.mount !== place.folder.mount) throw failure('EBUSY');
    if (inode.entries.size > 0) throw failure('ENOTEMPTY');
    this.inodes.change([{ folder: place.folder.id, name: place.name, to: null }]);
  }

  async syncFolder(path: Buffer): Promise<void> {
    this.syncFolderAtOnce(path);
  }

  syncFolderAtOnce(path: Buffer): void {
    const inode = this.found(this.at(path, true));
    if (inode.kind !== 'folder') throw failure('ENOTDIR');
    this.inodes.syncFolder(inode.id);
  }

  async syncDisk(path: Buffer): Promise<boolean> {
    this.inodes.syncDevice(this.found(this.at(path, true)).device);
    return true;
  }

  isEmpty(path: Buffer): boolean {
    try {
      const inode = this.lookUp(path, true);
      return inode?.kind === 'folder' && inode.entries.size === 0;
    } catch {
      return false;
    }
  }

  setRights(path: Buffer, inode: Pick<FileIdentity, 'device' | 'inode'>, rights: Partial<Rights>): void {
    const place = this.at(path);
    const found = this.found(place);
    if (found.kind === 'link') throw failure('ELOOP');
    const stat = this.lstat(path);
    if (String(stat?.dev) !== inode.device || String(stat?.ino) !== inode.inode) throw failure('ESTALE');
    this.checkWritable(place);
    const own = this.inodes.own(found.id);
    own.mode = rights.mode ?? own.mode;
    own.uid = rights.uid ?? own.uid;
    own.gid = rights.gid ?? own.gid;
  }

  async copy(source: Buffer, target: Buffer): Promise<{ readonly sha256: string | null }> {
    const from = this.regular(source, 'EINVAL');
    const { folder, name } = this.vacant(target);
    const to = this.inodes.create({ ...this.fresh(folder), kind: 'file', mode: 0o600 });
    this.inodes.change([{ folder: folder.id, name, to: to.id }]);
    this.onStep('copy created');
    const { content } = from;
    const half = content.subarray(0, content.length >> 1);
    this.inodes.write(to.id, half, this.tick());
    this.onStep('copy half written');
    this.checkRoom(folder.device, content.length - half.length);
    this.inodes.write(to.id, content, from.mtimeNs);
    this.inodes.own(to.id).mode = from.mode & 0o777;
    this.onStep('copy written');
    if (this.copiesDurably) this.inodes.syncFile(to.id);
    return { sha256: sha256(content) };
  }

  async hash(path: Buffer): Promise<string> {
    return sha256(this.regular(path).content);
  }

  /** Writes a file as other programs do, and makes it durable: a new one, or new bytes of the one that is there. */
  writeFile(path: Buffer, content: Buffer, mtimeNs?: bigint): void {
    const place = this.at(path);
    let inode = place.inode;
    if (inode === null) {
      inode = this.inodes.create({ ...this.fresh(place.folder), kind: 'file', mode: FILE_MODE });
      this.inodes.change([{ folder: place.folder.id, name: place.name, to: inode.id }]);
    }
    this.inodes.write(inode.id, content, mtimeNs ?? this.tick());
    this.inodes.syncFile(inode.id);
    this.inodes.syncFolder(place.folder.id);
  }

  /** Makes everything durable. */
  syncAll(): void {
    this.inodes.syncAll();
  }

  /** Everything below the root, in no particular order, without going through symlinks. */
  visit(see: (path: string, inode: Inode) => void): void {
    const below = (folder: Inode, path: string): void => {
      for (const [name, id] of folder.entries) {
        const inode = this.inodes.get(id);
        see(`${path}/${name}`, inode);
        if (inode.kind === 'folder') below(inode, `${path}/${name}`);
      }
    };
    below(this.inodes.get(ROOT), '');
  }

  private with(inodes: Inodes): MemoryDisk {
    const copy = new MemoryDisk();
    copy.inodes = inodes;
    copy.rooms = this.rooms;
    copy.readOnly = new Set(this.readOnly);
    copy.now = this.now;
    copy.mounts = this.mounts;
    copy.copiesDurably = this.copiesDurably;
    return copy;
  }

  /** Where nothing is, nothing is found; `stat` says so below a file too, `lstat` does not. */
  private lookUp(path: Buffer, follow: boolean): Inode | null {
    try {
      return this.at(path, follow).inode;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || (follow && code === 'ENOTDIR')) return null;
      throw error;
    }
  }

  private at(path: Buffer, follow = false): Place {
    return walk(this.inodes, this.inodes.get(ROOT), { path: path.toString('latin1'), follow });
  }

  private found({ inode }: Place): Inode {
    if (inode === null) throw failure('ENOENT');
    return inode;
  }

  private vacant(path: Buffer): Place {
    const place = this.at(path);
    if (place.inode !== null) throw failure('EEXIST');
    this.checkWritable(place);
    return place;
  }

  private checkWritable({ folder }: Place): void {
    if (this.readOnly.has(folder.mount)) throw failure('EROFS');
  }

  private regular(path: Buffer, ofFolder = 'EISDIR'): Inode {
    const inode = this.found(this.at(path));
    if (inode.kind === 'link') throw failure('ELOOP');
    if (inode.kind === 'folder') throw failure(ofFolder);
    return inode;
  }

  private addFolder({ folder, name }: Place, device: bigint, mount: number): void {
    const [mode, mtimeNs] = [FOLDER_MODE, this.tick()];
    const made = this.inodes.create({ kind: 'folder', device, mount, mode, mtimeNs });
    this.inodes.change([{ folder: folder.id, name, to: made.id }]);
  }

  private fresh({ device, mount }: Inode): Pick<Inode, 'device' | 'mount' | 'mtimeNs'> {
    return { device, mount, mtimeNs: this.tick() };
  }

  private tick(): bigint {
    this.now += 1_000_000n;
    return this.now;
  }

  private checkRoom(device: bigint, more: number): void {
    const room = this.rooms.get(device);
    if (room !== undefined && this.inodes.bytesOn(device) + more > room) throw failure('ENOSPC');
  }
}
