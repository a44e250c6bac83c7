import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 10_000;

/** Waits `ms` (none when it is past). Rejects with an AbortError as soon as `signal` aborts. */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (ms > 0) await sleep(Math.ceil(ms), undefined, { signal });
}

/** Pause before retry number `attempt` (from 0), in ms: it doubles up to 10 s, and half of it is chance. */
export function backoff(attempt: number): number {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
  return longest * (0.5 + Math.random() / 2);
}
