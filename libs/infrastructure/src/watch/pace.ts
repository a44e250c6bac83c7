/** Scans that may be asked for at once. */
const MOST = 20;

/** One more after so long. */
const REFILL_MS = 3_000;

/** Bounds how many scans changes make: a long burst becomes few scans of more. The clock is the caller's. */
export class Pace {
  private left = MOST;
  private countedMs = 0;

  /** How many scans may be asked for at `nowMs`. */
  allowed(nowMs: number): number {
    const refilled = Math.floor((nowMs - this.countedMs) / REFILL_MS);
    if (refilled > 0) {
      this.left = Math.min(MOST, this.left + refilled);
      this.countedMs = nowMs;
    }
    return this.left;
  }

  spend(scans: number): void {
    this.left -= scans;
  }
}
