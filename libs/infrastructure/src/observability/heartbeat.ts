import { writeFile } from 'node:fs/promises';

const BEAT_MS = 2_000;

/**
 * Writes the time to `file` every two seconds, so that a container's health check can tell a live worker from a
 * stuck one. Returns what stops it.
 */
export function startHeartbeat(file: string): () => void {
  const beat = (): void => {
    // A health file that cannot be written is the health check's business, never the worker's.
    writeFile(file, `${Date.now()}\n`).catch(() => undefined);
  };
  beat();
  const timer = setInterval(beat, BEAT_MS);
  timer.unref();
  return () => clearInterval(timer);
}
