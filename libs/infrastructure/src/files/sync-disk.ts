import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, constants, existsSync, openSync, statfsSync } from 'node:fs';
import { release } from 'node:os';

/** coreutils' and BusyBox' `sync`, whose `-f` calls syncfs(2), which Node lacks. */
const PROGRAM = ['/usr/bin/sync', '/bin/sync'].find((path) => existsSync(path)) ?? null;

/** Whether this is Linux of some version or later. */
function isLinux(version: number): boolean {
  const [major = 0, minor = 0] = release().split('.').map(Number);
  return process.platform === 'linux' && major * 100 + minor >= version;
}

/** Before Linux 5.8 syncfs told nobody that something could not be written. */
const TELLS_ERRORS = isLinux(508);

/** Overlayfs is synced by its upper layer alone, whose errors were not passed on for long. */
const OVERLAY = 0x794c7630n;

/**
 * File systems on which syncfs makes names durable, by the numbers that statfs(2) has for them: ext2 to ext4, XFS,
 * Btrfs, F2FS, ZFS, bcachefs, overlayfs, tmpfs. FUSE and most network file systems only write file contents then.
 */
const SYNCED_WHOLE: ReadonlySet<bigint> = new Set([
  ...[0xef53n, 0x58465342n, 0x9123683en, 0xf2f52010n, 0x2fc12fc1n, 0xca451a4en, 0x01021994n],
  ...(isLinux(517) ? [OVERLAY] : []),
]);

/**
 * Makes everything durable on the file system that a folder lies on. False where that cannot be had or was not
 * proven; what failed is then for fsync of each folder to say.
 */
export async function syncDisk(folder: Buffer): Promise<boolean> {
  if (PROGRAM === null || !TELLS_ERRORS) return false;
  let open: number | null = null;
  try {
    if (!SYNCED_WHOLE.has(statfsSync(folder, { bigint: true }).type)) return false;
    open = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY);
    // The program finds the open folder under a name of letters and digits, whatever bytes its own name has.
    return await isDone(
      spawn(PROGRAM, ['-f', '/proc/self/fd/3'], { stdio: ['ignore', 'ignore', 'pipe', open] }),
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return false;
  } finally {
    if (open !== null) closeSync(open);
  }
}

/** Whether the program has ended well and without a word: one that does not know `-f` says so and syncs all it can. */
async function isDone(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    let said = false;
    child.stderr?.on('data', () => {
      said = true;
    });
    child.on('error', () => resolve(false)).on('close', (code) => resolve(code === 0 && !said));
  });
}
