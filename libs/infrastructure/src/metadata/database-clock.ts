/** How fast two good clocks may part, as a share: the estimate gives way by so much between readings. */
const DRIFT = 0.0002;

/** A reading further off than this is no slow answer but a clock that was set; the estimate starts anew. */
const SET_MS = 1_000;

/**
 * The database's clock seen from this process' monotonic one, so that a moment named by the database is the same
 * moment in all processes, and setting a machine's clock disturbs none of them. All values are milliseconds.
 */
export class DatabaseClock {
  private offset: number | null = null;
  private readAt = 0;

  /**
   * Takes a reading: what the database's clock showed, and the monotonic time at which its answer was here. Every
   * answer is somewhat late and late ones only lag, so the largest offset of the last readings is the best one.
   */
  observe(databaseTime: number, monotonicTime: number): void {
    const seen = databaseTime - monotonicTime;
    const faded = this.offset === null ? seen : this.offset - (monotonicTime - this.readAt) * DRIFT;
    this.offset = Math.abs(seen - faded) > SET_MS ? seen : Math.max(seen, faded);
    this.readAt = monotonicTime;
  }

  /** The monotonic time of a moment of the database; before the first reading there is none. */
  toMonotonic(databaseTime: number): number {
    if (this.offset === null) throw new Error('The clock of the database has not been read yet');
    return databaseTime - this.offset;
  }
}
