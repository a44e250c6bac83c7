import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { DomainError } from '#domain';
import type { JournalStore } from './index.js';
import { Lab } from '#testing';

const FILM = 'Films/Heat (1995)/Heat (1995).mkv';
const PART = `${FILM.replace(/[^/]*$/, '')}.cineorg-1.part`;

let lab: Lab;

afterEach(() => {
  jest.restoreAllMocks();
  lab.remove();
});

/** Every look at the clock comes long after the one before. */
function slowClock(): void {
  let now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => (now += 10_000));
}

/** A store whose claim is lost once the copy is being written, while another process makes the same copy. */
const losing =
  (error: Error) =>
  (store: JournalStore): JournalStore => ({
    ...store,
    prolong: async () => {
      await Promise.resolve();
      if (lab.tree()[`store/${PART}`] === undefined) return true;
      throw error;
    },
  });

describe.each(['copy', 'elsewhere'] as const)('a claim that is lost in the middle of a copy (%s)', (mode) => {
  it.each([
    new DomainError('plan.taken', 'another process works on this plan', true),
    Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
  ])('ends the work, and leaves the copy to who has it now: %s', async (error) => {
    lab = new Lab([[{ from: 'in/heat.mkv', to: FILM }]], mode);
    slowClock();
    await expect(lab.apply(undefined, losing(error))).rejects.toBe(error);
    expect(lab.plan.states()).toEqual(['acting', 'acting']);
    expect(lab.tree()[`store/${PART}`]).toBeDefined();
    jest.restoreAllMocks();
    await lab.apply();
    expect(new Set(lab.plan.states())).toEqual(new Set(['done']));
  });
});

describe('a copy that its disk takes long to make durable', () => {
  it('holds on to the claim meanwhile', async () => {
    lab = new Lab([[{ from: 'in/heat.mkv', to: FILM }]], 'copy');
    let prolonged = 0;
    const counting = (store: JournalStore): JournalStore => ({
      ...store,
      prolong: async () => Promise.resolve((prolonged += 1) > 0),
    });
    let tick: () => void = () => undefined;
    jest.spyOn(globalThis, 'setInterval').mockImplementation(((work: () => void) => {
      tick = work;
      return 0;
    }) as unknown as typeof setInterval);
    // The timer goes off while the copy is being made: no time of the clock has to pass for it.
    await lab.apply(({ call }) => {
      if (call === 'copy') tick();
    }, counting);
    expect(prolonged).toBe(1);
    expect(lab.plan.states()).toEqual(['done', 'done']);
  });
});
