const WINDOW_MS = 1000;

/** The moments (ms, never decreasing) that lie in the last second. */
export class SlidingWindow {
  private readonly moments: number[] = [];

  /** How many moments lie in the second that ends at `now`. */
  count(now: number): number {
    const first = this.moments.findIndex((moment) => moment > now - WINDOW_MS);
    this.moments.splice(0, first === -1 ? this.moments.length : first);
    return this.moments.length;
  }

  add(now: number): void {
    this.moments.push(now);
  }

  /** Milliseconds until the oldest moment leaves the window; 0 when it is empty. */
  freeIn(now: number): number {
    const oldest = this.moments[0];
    return oldest === undefined ? 0 : oldest + WINDOW_MS - now;
  }
}
