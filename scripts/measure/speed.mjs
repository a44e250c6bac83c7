/** The middle one of an odd number of figures. */
export const median = (figures) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)];

/** Bytes in use once garbage is collected; Node has to run with --expose-gc. */
export function memory() {
  globalThis.gc();
  const { heapUsed, rss } = process.memoryUsage();
  return { heapUsed, rss };
}

/** How fast `read` gets through all names, by three passes over them, and what that leaves in memory. */
export function measureSpeed(names, read) {
  const before = memory();
  const passes = [0, 1, 2].map(() => passOver(names, read));
  return { namesPerSecond: median(passes), passes, before, after: memory() };
}

function passOver(names, read) {
  const start = performance.now();
  for (const name of names) read(name);
  return Math.round((names.length / (performance.now() - start)) * 1000);
}
