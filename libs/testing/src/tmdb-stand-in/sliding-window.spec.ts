import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SlidingWindow } from './sliding-window.js';

describe('SlidingWindow', () => {
  it('holds the moments of the last second', () => {
    const window = new SlidingWindow();
    for (const moment of [0, 400, 999]) window.add(moment);
    expect(window.count(999)).toBe(3);
    expect(window.freeIn(999)).toBe(1);
    expect(window.count(1000)).toBe(2);
    expect(window.freeIn(1000)).toBe(400);
    expect(window.count(1999)).toBe(0);
    expect(window.freeIn(1999)).toBe(0);
  });

  it('counts as a plain list does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 50 }), (gaps) => {
        const window = new SlidingWindow();
        const moments: number[] = [];
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          window.add(now);
          moments.push(now);
          expect(window.count(now)).toBe(moments.filter((moment) => moment > now - 1000).length);
        }
      }),
    );
  });
});
