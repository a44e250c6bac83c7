import { lstatSync, readFileSync, type Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { type BytePath, bytesOf } from './byte-path.js';
import type { Look } from './dirty-folders.js';

/** Null for what is gone or may not be seen; symlinks are not followed. */
export function statOf(path: BytePath): Stats | null {
  try {
    return lstatSync(bytesOf(path));
  } catch {
    return null;
  }
}

/** What tells whether a file grows; null for what is no file. */
export function lookAt(path: BytePath): Look | null {
  const found = statOf(path);
  return found?.isFile() === true ? { size: found.size, modifiedMs: found.mtimeMs } : null;
}

/** A limit of inotify, as `max_user_watches`; null where the system has none. */
export function inotifyLimit(name: string): number | null {
  try {
    return Number(readFileSync(`/proc/sys/fs/inotify/${name}`, 'utf8'));
  } catch {
    return null;
  }
}

/** Where a folder really lies, and which one it is. */
export interface FolderIdentity {
  readonly path: Buffer;
  /** Equal for the same folder on the same disk. */
  readonly key: string;
}

/** A mount that answers no sooner is taken for absent. */
const PATIENCE_MS = 2_000;

/** Finds folders on disks that may not answer: a mount that hangs takes one thread, not one for each question. */
export class FolderFinder {
  private readonly asked = new Map<string, Promise<FolderIdentity | null>>();

  /** Null for what is not there, is no folder, or does not answer. */
  async find(path: string): Promise<FolderIdentity | null> {
    const asked = this.asked.get(path) ?? identify(path).finally(() => this.asked.delete(path));
    this.asked.set(path, asked);
    const late = new AbortController();
    const nothing = pause(PATIENCE_MS, null, { signal: late.signal, ref: false }).catch(() => null);
    return Promise.race([asked, nothing]).finally(() => late.abort());
  }
}

async function identify(path: string): Promise<FolderIdentity | null> {
  try {
    const real = await realpath(path, { encoding: 'buffer' });
    const found = await stat(real);
    return found.isDirectory()
      ? { path: real, key: `${found.dev}:${found.ino} ${real.toString('latin1')}` }
      : null;
  } catch {
    return null;
  }
}
