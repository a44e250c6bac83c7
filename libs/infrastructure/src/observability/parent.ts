import { createReadStream } from 'node:fs';

/** After this long a process that was told to end and did not is ended. */
const PATIENCE_MS = 5_000;

/**
 * Ties this process to the one that started it: when `CINEORG_PARENT_FD` names a pipe, its end (the parent closed
 * it, or died in whatever way) calls `onEnd` once, and the process is gone some seconds later in any case. Ctrl-C of
 * the terminal, which reaches the whole group, is then the parent's to pass on.
 */
export function endWithParent(fdText: string | undefined, onEnd: () => void): void {
  if (fdText === undefined || fdText === '') return;
  process.on('SIGINT', () => undefined);
  const pipe = createReadStream('', { fd: Number(fdText) });
  let ended = false;
  const end = (): void => {
    if (ended) return;
    ended = true;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    onEnd();
  };
  pipe.on('error', end).on('end', end).on('close', end).resume();
}
