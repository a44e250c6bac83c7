import { inotifyLimit } from './system.js';
import type { WatchFolder } from './watch-folder.js';

const USUAL_QUEUE = 16_384;

/**
 * Watches with one eye on the system's queue of events. A full queue drops events, and Node does not tell. All that
 * waited come in one turn of the event loop, so when they are more than half of what the queue holds, `onOverflow` is
 * called: better one scan too many.
 */
export function countEvents(watchFolder: WatchFolder, onOverflow: () => void): WatchFolder {
  const most = (inotifyLimit('max_queued_events') ?? USUAL_QUEUE) / 2;
  let events = 0;
  const count = (): void => {
    if (events === 0) setImmediate(() => (events = 0));
    events += 1;
    if (events === Math.ceil(most)) onOverflow();
  };
  return (path, listener) =>
    watchFolder(path, {
      ...listener,
      onEntry: (name) => {
        count();
        listener.onEntry(name);
      },
      onWrite: (name) => {
        count();
        listener.onWrite(name);
      },
    });
}
