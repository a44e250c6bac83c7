import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fragmentsOf } from './fragments.js';

const textsOf = (title: string): string[] => fragmentsOf(title).map(({ text }) => text);

describe('fragmentsOf', () => {
  it.each([
    ['The Hbobit', ['the hbo', 'the hb', 'the h']],
    ['Scarrface', ['scarface', 'sca', 'sc']],
    ['Driivng Miss Daisy', ['drivng miss daisy', 'driivng mis daisy', 'driivng miss', 'driivng daisy']],
    ['Pride and Prejuudice', ['pride prejudice', 'pride', 'prejuudice']],
    ['The Wizard of Sped anx Time', ['anx time', 'the wizard of sped']],
    ['The', []],
    ['Up', []],
  ])('of %s are %j', (title, fragments) => {
    expect(textsOf(title)).toEqual(fragments);
  });

  it('are asked for without the year where they say enough', () => {
    expect(fragmentsOf('Driving Mis Daissy').every(({ telling }) => telling)).toBe(true);
    expect(fragmentsOf('Mis Daisy').some(({ telling }) => telling)).toBe(false);
  });

  it('are few, and never the whole title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        expect(textsOf(title).length).toBeLessThanOrEqual(4);
        expect(textsOf(title)).not.toContain('');
      }),
    );
  });
});
