import { describe, expect, it } from '@jest/globals';
import { seededChance } from './chance.js';
import { pausesOf } from './latency.js';

const drawn = (spec: string, count = 4_000): number[] => {
  const pause = pausesOf(spec, seededChance(7));
  return Array.from({ length: count }, () => pause());
};
const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

describe('pausesOf', () => {
  it('knows no pause and fixed pauses', () => {
    expect(drawn('none', 2)).toEqual([0, 0]);
    expect(drawn('fixed:25', 2)).toEqual([25, 25]);
  });

  it('spreads pauses evenly between two ends', () => {
    const pauses = drawn('uniform:10:30');
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...pauses)).toBeLessThan(30);
    expect(mean(pauses)).toBeCloseTo(20, 0);
  });

  it('draws pauses with a mean and a long tail', () => {
    const pauses = drawn('lognormal:60:0.6').toSorted((a, b) => a - b);
    expect(mean(pauses)).toBeGreaterThan(57);
    expect(mean(pauses)).toBeLessThan(63);
    expect(pauses[pauses.length / 2]).toBeLessThan(mean(pauses));
    expect(pauses.at(-1)).toBeGreaterThan(200);
  });

  it.each(['', 'fast', 'fixed', 'fixed:x', 'fixed:-1', 'uniform:1', 'lognormal:60:0.6:1'])(
    'refuses "%s"',
    (spec) => {
      expect(() => pausesOf(spec, seededChance(1))).toThrow('No latency');
    },
  );
});
