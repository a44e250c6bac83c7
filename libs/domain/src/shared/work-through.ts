import type { WorkLimits } from './work-limits.js';

/** A kind of work that waits somewhere: how to take some of it, and what to do with each. */
export interface WorkSource<Item> {
  /** Items in hand at once. */
  readonly most: number;
  readonly claim: (limit: number) => Promise<readonly Item[]>;
  readonly work: (item: Item) => Promise<void>;
}

/** What filling up came to. */
interface Filled {
  readonly taken: number;
  /** As much was there as fits: more may wait. */
  readonly isFull: boolean;
}

/** What is in hand of one kind of work. It is filled up again when half of it is done. */
export class Hand<Item> {
  private readonly running = new Set<Promise<void>>();

  constructor(private readonly source: WorkSource<Item>) {}

  /** What is under way; each settles without throwing. */
  get inHand(): readonly Promise<void>[] {
    return [...this.running];
  }

  /** Takes more when there is room. */
  async fill(onError: (error: unknown) => void): Promise<Filled> {
    const { most, claim, work } = this.source;
    if (this.running.size > most / 2) return { taken: 0, isFull: false };
    const room = most - this.running.size;
    const items = await claim(room);
    for (const item of items) {
      const done: Promise<void> = work(item)
        .catch(onError)
        .finally(() => this.running.delete(done));
      this.running.add(done);
    }
    return { taken: items.length, isFull: items.length === room };
  }
}

type AnyHand = Pick<Hand<unknown>, 'fill' | 'inHand'>;

/**
 * Works through several kinds of work that make each other: until none is left, or the limits are reached and what is
 * in hand is done. `onMore` is called when more waits than the hands hold, and when the limits are reached. Throws the
 * first error of any item, after what is in hand is done.
 */
export async function workThrough(
  hands: readonly AnyHand[],
  limits: WorkLimits,
  onMore: () => Promise<void>,
): Promise<void> {
  const errors: unknown[] = [];
  let hasCalled = false;
  while (!limits.expired() && errors.length === 0) {
    const filled = await fillAll(hands, errors);
    if (!hasCalled && filled.some(({ isFull }) => isFull)) {
      hasCalled = true;
      await onMore();
    }
    const running = inHand(hands);
    if (running.length > 0) await Promise.race(running);
    else if (filled.every(({ taken }) => taken === 0)) break;
  }
  if (limits.expired()) await onMore();
  await Promise.all(inHand(hands));
  if (errors.length > 0) throw errors[0];
}

async function fillAll(hands: readonly AnyHand[], errors: unknown[]): Promise<Filled[]> {
  const filled: Filled[] = [];
  for (const hand of hands) filled.push(await hand.fill((error) => void errors.push(error)));
  return filled;
}

const inHand = (hands: readonly AnyHand[]): readonly Promise<void>[] => hands.flatMap((hand) => hand.inHand);
