/** Folders taken first: what they hold is to be seen at once. */
const FIRST = 8;
const MOST = 512;

/** A batch should take about so long, in milliseconds: well within a claim, and soon cancelled. */
const SOON = 300;
const LATE = 1_000;

/** How many folders to take at once, so that a batch takes its time on slow disks as on fast ones. */
export class Pace {
  private folders = FIRST;

  get size(): number {
    return this.folders;
  }

  /** Whether folders have come faster than they could be taken. */
  get isAtSpeed(): boolean {
    return this.folders > FIRST * 4;
  }

  /** Notes how long a whole batch took, in milliseconds. */
  took(milliseconds: number): void {
    if (milliseconds < SOON) this.folders = Math.min(MOST, this.folders * 2);
    if (milliseconds > LATE) this.folders = Math.max(1, Math.floor(this.folders / 2));
  }
}
