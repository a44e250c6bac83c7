import { expect, it } from '@jest/globals';
import { Pace } from './pace.js';

it('allows a few scans at once, and then one every few seconds', () => {
  const pace = new Pace();
  expect(pace.allowed(1_000_000)).toBe(20);
  pace.spend(20);
  expect(pace.allowed(1_002_999)).toBe(0);
  expect(pace.allowed(1_003_000)).toBe(1);
  expect(pace.allowed(1_500_000)).toBe(20);
});
