/** Renames, moves, deletions and additions in a library that was scanned. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Changes so many files in each way; answers how many that were. */
export function changeTree(root, many) {
  const found = execFileSync('find', [root, '-name', '*.mkv', '-size', '+100M'], { maxBuffer: 2 ** 31 - 1 });
  const videos = found.toString().trim().split('\n').toSorted();
  const count = Math.min(many, Math.floor(videos.length / 4));
  const share = (at) => videos.filter((_, index) => index % 4 === at).slice(0, count);
  for (const path of share(0)) renameSync(path, path.replace(/\.mkv$/, '.renamed.mkv'));
  for (const [at, path] of share(1).entries()) {
    mkdirSync(`${root}/Moved/${at}`, { recursive: true });
    renameSync(path, `${root}/Moved/${at}/${path.slice(path.lastIndexOf('/') + 1)}`);
  }
  for (const path of share(2)) unlinkSync(path);
  for (const [at, path] of share(3).entries())
    writeFileSync(`${dirname(path)}/Added Film ${at} (2001).mkv`, 'x');
  return count;
}
