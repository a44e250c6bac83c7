import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fragmentsOf } from './fragments.js';

const textsOf = (title: string): string[] => fragmentsOf(title).map(({ text }) => text);

describe('fragmentsOf', () => {
  it.each([
    ['The Hbobit', ['hbo', 'hb']],
    ['Scarrface', ['scarface', 'sca', 'sc']],
    ['Driivng Miss Daisy', ['driivng miss', 'driivng daisy', 'miss daisy']],
    ['Pride and Prejuudice', ['pride', 'prejuudice']],
    ['The Wizard of Speed andd Time', ['andd time', 'the wizard of speed']],
    ['The', []],
    ['Up', []],
  ])('of %s are %j', (title, fragments) => {
    expect(textsOf(title)).toEqual(fragments);
  });

  it('are asked for without the year where they say enough', () => {
    expect(fragmentsOf('Driivng Miss Daisy').every(({ telling }) => telling)).toBe(true);
    expect(fragmentsOf('Miss Daissy').some(({ telling }) => telling)).toBe(false);
  });

  it('are few, and never the whole title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        expect(textsOf(title).length).toBeLessThanOrEqual(3);
        expect(textsOf(title)).not.toContain('');
      }),
    );
  });
});
