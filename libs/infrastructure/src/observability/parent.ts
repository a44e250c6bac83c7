import { Socket } from 'node:net';

/** After this long a process that was told to end and did not is ended. */
const PATIENCE_MS = 5_000;

/**
 * Calls `onGone` once when the process that started this one is gone, in whatever way: `fdText` (the value of
 * `CINEORG_PARENT_FD`) numbers a pipe whose other end only the parent holds. Does nothing without such a pipe, and
 * does not keep the process running. Ctrl-C of the terminal reaches the whole group: who has a parent leaves it to
 * the parent what that means.
 */
export function watchParent(fdText: string | undefined, onGone: () => void): void {
  const pipe = openPipe(fdText);
  if (pipe === null) return;
  let gone = false;
  const tell = (): void => {
    if (gone) return;
    gone = true;
    onGone();
  };
  pipe.on('error', tell).on('end', tell).on('close', tell).resume();
  pipe.unref();
}

/**
 * Ties a service to the process that started it: when that is gone, `onEnd` is called to end in order, and the
 * process is gone some seconds later in any case. SIGINT is then the parent's to pass on.
 */
export function endWithParent(fdText: string | undefined, onEnd: () => void): void {
  if (!fdText) return;
  process.on('SIGINT', () => undefined);
  watchParent(fdText, () => {
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    onEnd();
  });
}

/** A socket reads without blocking, where a file stream would hold a thread that keeps the process from ending. */
function openPipe(fdText: string | undefined): Socket | null {
  if (!fdText) return null;
  try {
    return new Socket({ fd: Number(fdText), readable: true, writable: false });
  } catch {
    // The variable came from somewhere else: there is no such descriptor.
    return null;
  }
}
