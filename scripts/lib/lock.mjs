import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT, say } from './run.mjs';

/**
 * Where the lock of this clone lies: outside of it, since `npm ci` empties node_modules and a build replaces dist.
 */
function lockFile() {
  const mark = createHash('sha256').update(ROOT).digest('hex').slice(0, 16);
  const dir = join(tmpdir(), `cineorg-set-up-${process.getuid?.() ?? 'user'}`);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  return join(dir, `${mark}.lock`);
}

/** Runs `work` while no other command of this clone is installing or building. */
export async function withLock(work, file = lockFile()) {
  for (let told = false; !tryLock(file);) {
    const pid = holder(file);
    if (!told && isAlive(pid)) {
      say(`waiting for another command that is setting up (process ${pid})`);
      told = true;
    }
    await pause(200);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** Takes the lock; one whose process is gone (it was killed) is taken over. */
export function tryLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const pid = holder(file);
  if (!Number.isNaN(pid) && !isAlive(pid)) {
    // Renaming lets only one of several commands take the stale lock away.
    const away = `${file}.${process.pid}`;
    try {
      renameSync(file, away);
      rmSync(away, { force: true });
    } catch {
      // Another command was faster.
    }
  }
  return false;
}

/** The process that holds the lock; NaN when there is none by now. */
function holder(file) {
  try {
    const text = readFileSync(file, 'utf8');
    // Empty for the moment between the file's creation and its content.
    return text === '' ? process.pid : Number(text);
  } catch {
    return NaN;
  }
}

function isAlive(pid) {
  if (Number.isNaN(pid)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
