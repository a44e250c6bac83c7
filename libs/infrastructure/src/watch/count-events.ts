import { inotifyLimit } from './system.js';

const USUAL_QUEUE = 16_384;

/**
 * Keeps an eye on the system's queue of events. A full queue drops events, and Node does not tell. All that waited come
 * in one turn of the event loop, so when they are more than half of what the queue holds, `onOverflow` is called: better
 * one scan too many. Answers what is to be called at each event.
 */
export function countEvents(onOverflow: () => void): () => void {
  const most = Math.ceil((inotifyLimit('max_queued_events') ?? USUAL_QUEUE) / 2);
  let events = 0;
  return () => {
    if (events === 0) setImmediate(() => (events = 0));
    events += 1;
    if (events === most) onOverflow();
  };
}
