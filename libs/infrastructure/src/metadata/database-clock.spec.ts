import { describe, expect, it } from '@jest/globals';
import { DatabaseClock } from './database-clock.js';

describe('DatabaseClock', () => {
  it('trusts the quickest of the last answers', () => {
    const clock = new DatabaseClock();
    clock.observe(1_000_050, 80);
    clock.observe(1_000_100, 105);
    clock.observe(1_000_200, 260);
    expect(clock.toMonotonic(1_000_300)).toBeCloseTo(305, 0);
  });

  it('follows a clock that drifts', () => {
    const clock = new DatabaseClock();
    clock.observe(1_000_000, 0);
    for (let second = 1; second <= 100; second++) clock.observe(1_000_000 + second * 999.9, second * 1_000);
    expect(clock.toMonotonic(1_000_000 + 100 * 999.9)).toBeCloseTo(100_000, 0);
  });

  it('starts anew when the clock was set', () => {
    const clock = new DatabaseClock();
    clock.observe(1_000_000, 0);
    clock.observe(400_000, 1_000);
    expect(clock.toMonotonic(400_500)).toBe(1_500);
  });

  it('knows no moment before it was read', () => {
    expect(() => new DatabaseClock().toMonotonic(1)).toThrow();
  });
});
