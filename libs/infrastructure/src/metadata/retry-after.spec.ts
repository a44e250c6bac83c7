import { describe, expect, it } from '@jest/globals';
import { retryAfter } from './retry-after.js';

const NOW = Date.parse('2026-01-01T00:00:00Z');

describe('retryAfter', () => {
  it.each([
    ['3', 3_000],
    [' 10 ', 10_000],
    ['0', null],
    ['-5', null],
    ['soon', null],
    ['', null],
    ['Thu, 01 Jan 2026 00:00:07 GMT', 7_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', null],
  ])('reads %j as %j ms', (value, ms) => {
    expect(retryAfter({ 'retry-after': value }, NOW)).toBe(ms);
  });

  it('compares a date with the clock of who sent it', () => {
    const headers = { date: 'Thu, 01 Jan 2026 01:00:00 GMT', 'retry-after': 'Thu, 01 Jan 2026 01:00:02 GMT' };
    expect(retryAfter(headers, NOW)).toBe(2_000);
  });

  it('is null without a header', () => {
    expect(retryAfter({}, NOW)).toBeNull();
  });
});
