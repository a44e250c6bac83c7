import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** File systems whose power can be cut. */
export type DiskKind = 'ext4' | 'xfs';

const SIZE = { ext4: 32_000_000, xfs: 320_000_000 } as const;
const MAKE = {
  ext4: ['mkfs.ext4', '-q', '-F', '-E', 'lazy_itable_init=1,nodiscard'],
  xfs: ['mkfs.xfs', '-q', '-f', '-K'],
} as const;

/** Shuts a file system down as a power cut does: the log is not written. */
const CUTTER = `
import fcntl, os, struct, sys
for line in sys.stdin:
    folder = os.open(line[:-1], os.O_RDONLY)
    fcntl.ioctl(folder, 0x8004587d, struct.pack('I', 2))
    os.close(folder)
    print('cut', flush=True)
`;

const has = (program: string, ...args: string[]): boolean => spawnSync(program, args).error === undefined;

/** Why no disk can be mounted here; null when it can. */
export function whyNoDisk(kind: DiskKind): string | null {
  if (process.getuid?.() !== 0) return 'only root can mount disks';
  if (!has(MAKE[kind][0], '-V')) return `${MAKE[kind][0]} is missing`;
  if (!has('losetup', '--version') || spawnSync('losetup', ['-f']).status !== 0)
    return 'there are no loop devices';
  return has('python3', '--version') ? null : 'python3 is missing';
}

const mounted = new Set<LoopDisk>();

/** Unmounts whatever is mounted still. */
export function unmountAll(): void {
  for (const disk of mounted) disk.close();
}

/** A disk in a file that can lose its power. */
export class LoopDisk {
  readonly path: string;
  private readonly image: string;
  private readonly cutter;
  private readonly answers: AsyncIterator<string>;

  constructor(home: string, kind: DiskKind) {
    this.path = join(home, `disk-${kind}`);
    this.image = join(home, `${kind}.image`);
    mkdirSync(this.path);
    closeSync(openSync(this.image, 'w'));
    truncateSync(this.image, SIZE[kind]);
    const [make, ...args] = MAKE[kind];
    execFileSync(make, [...args, this.image], { stdio: 'pipe' });
    this.cutter = spawn('python3', ['-c', CUTTER], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.answers = createInterface({ input: this.cutter.stdout })[Symbol.asyncIterator]();
    this.mount();
  }

  mount(): void {
    execFileSync('mount', ['-o', 'loop', this.image, this.path], { stdio: 'pipe' });
    mounted.add(this);
  }

  unmount(...how: string[]): void {
    execFileSync('umount', [...how, this.path], { stdio: 'pipe' });
    mounted.delete(this);
  }

  remount(how: 'ro' | 'rw'): void {
    execFileSync('mount', ['-o', `remount,${how}`, this.path], { stdio: 'pipe' });
  }

  /** Makes all durable that lies on it. */
  sync(): void {
    execFileSync('sync', ['-f', this.path]);
  }

  /** What is not durable is gone from now on; nothing can be done with the disk until it is mounted again. */
  async cut(): Promise<void> {
    this.cutter.stdin.write(`${this.path}\n`);
    const { done } = await this.answers.next();
    if (done === true) throw new Error('the power could not be cut');
  }

  close(): void {
    this.cutter.kill();
    if (mounted.has(this)) {
      spawnSync('umount', ['-l', this.path]);
      mounted.delete(this);
    }
    rmSync(this.image, { force: true });
  }
}
