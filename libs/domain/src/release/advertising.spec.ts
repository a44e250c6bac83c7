import { describe, expect, it } from '@jest/globals';
import { withoutAdvertising } from './advertising.js';

describe('withoutAdvertising', () => {
  it.each([
    ['www.example-films.org - Paper.Tide.1987', 'Paper.Tide.1987'],
    ['[ www.example.com ] - Paper.Tide.1987', 'Paper.Tide.1987'],
    ['[example.co.uk] - Paper.Tide.1987', 'Paper.Tide.1987'],
    ['{WWW.EXAMPLE.TV} Paper Tide', 'Paper Tide'],
    ['example.to - Paper Tide', 'Paper Tide'],
    ['Paper.Tide.1987 [example.org]', 'Paper.Tide.1987'],
    ['Paper Tide (example.com)', 'Paper Tide'],
    ['Paper.Tide.1987-GRP-Obfuscated', 'Paper.Tide.1987-GRP'],
    ['Paper.Tide.1987-GRP-postbot', 'Paper.Tide.1987-GRP'],
    ['Paper.Tide.1987', 'Paper.Tide.1987'],
    ['Mr. Tide - Paper', 'Mr. Tide - Paper'],
    ['www.example.org', 'www.example.org'],
  ])('%s: %s', (text, rest) => {
    expect(withoutAdvertising(text)).toBe(rest);
  });
});
