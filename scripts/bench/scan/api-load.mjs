/** Reads of the API at a steady pace while something else goes on, and how long they take. */
import { setTimeout as pause } from 'node:timers/promises';

const PER_SECOND = 50;

/** Asks for pages of all kinds, and for what a page that shows a scan asks, until it is stopped. */
export class ApiLoad {
  #times = [];
  #stopped = false;
  #under = new Set();
  #done;

  /** `scanId` tells which scan is shown, null while there is none. */
  constructor(cineorg, scanId) {
    this.#done = this.#run(cineorg, scanId);
  }

  async #run(cineorg, scanId) {
    const routes = () => [
      ...(scanId() === null ? [] : [[`/scans/${scanId()}`, {}]]),
      ['/videos', { limit: '50' }],
      ['/videos', { limit: '50', state: 'discovered' }],
      ['/reviews', { limit: '50' }],
      ['/scans', { limit: '20' }],
    ];
    for (let round = 0; !this.#stopped; round++) {
      const all = routes();
      const asked = this.#ask(cineorg, all[round % all.length]).finally(() => this.#under.delete(asked));
      this.#under.add(asked);
      await pause(1_000 / PER_SECOND);
    }
    await Promise.all(this.#under);
  }

  async #ask(cineorg, [path, query]) {
    const begun = performance.now();
    await cineorg.get(path, query);
    this.#times.push(performance.now() - begun);
  }

  /** Ends it: how many requests there were, and the milliseconds within which 50 and 99 of 100 were answered. */
  async stop() {
    this.#stopped = true;
    await this.#done;
    const times = this.#times.toSorted((a, b) => a - b);
    const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
    return { requests: times.length, p50: at(0.5), p99: at(0.99) };
  }
}
