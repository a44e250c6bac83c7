import { describe, expect, it } from '@jest/globals';
import { Hand, workThrough } from './work-through.js';

const FOREVER = { expired: () => false };

/** Numbers 1 to `count`, handed out once. */
function numbers(count: number): (limit: number) => Promise<number[]> {
  let next = 1;
  return (limit) => {
    const taken = Array.from(
      { length: Math.max(0, Math.min(limit, count - next + 1)) },
      (_, at) => next + at,
    );
    next += taken.length;
    return Promise.resolve(taken);
  };
}

describe('workThrough', () => {
  it('does everything, and never more at once than fits', async () => {
    const done: number[] = [];
    let running = 0;
    let most = 0;
    const work = async (item: number): Promise<void> => {
      most = Math.max(most, (running += 1));
      for (let turn = 0; turn < item % 5; turn++) await Promise.resolve();
      running -= 1;
      done.push(item);
    };
    await workThrough([new Hand({ most: 4, claim: numbers(50), work })], FOREVER, () => Promise.resolve());
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
    expect(most).toBe(4);
  });

  it('does what one kind of work makes for the other', async () => {
    const made: number[] = [];
    const finished: number[] = [];
    const first = new Hand({
      most: 2,
      claim: numbers(5),
      work: (item) => Promise.resolve(void made.push(item)),
    });
    const second = new Hand({
      most: 2,
      claim: (limit) => Promise.resolve(made.splice(0, limit)),
      work: (item) => Promise.resolve(void finished.push(item)),
    });
    await workThrough([second, first], FOREVER, () => Promise.resolve());
    expect(finished).toHaveLength(5);
  });

  it('stops when the limits are reached, after what is in hand, and calls for others before', async () => {
    const events: string[] = [];
    let expired = false;
    const hand = new Hand({
      most: 2,
      claim: numbers(100),
      work: async (item) => {
        for (let turn = 0; turn < (item % 2) * 20; turn++) await Promise.resolve();
        if (item === 4) expired = true;
        events.push(`done ${item}`);
      },
    });
    await workThrough([hand], { expired: () => expired }, () => Promise.resolve(void events.push('more')));
    expect(events.filter((event) => event === 'more')).toHaveLength(2);
    expect(events.length).toBeLessThan(12);
  });

  it('throws what an item throws, after the others are done', async () => {
    const done: number[] = [];
    const work = async (item: number): Promise<void> => {
      await Promise.resolve();
      if (item === 1) throw new Error('broken');
      done.push(item);
    };
    const working = workThrough([new Hand({ most: 3, claim: numbers(3), work })], FOREVER, () =>
      Promise.resolve(),
    );
    await expect(working).rejects.toThrow('broken');
    expect(done).toEqual([2, 3]);
  });

  it('calls for nobody when all fits', async () => {
    let calls = 0;
    const hand = new Hand({ most: 5, claim: numbers(3), work: () => Promise.resolve() });
    await workThrough([hand], FOREVER, () => Promise.resolve(void calls++));
    expect(calls).toBe(0);
  });
});
