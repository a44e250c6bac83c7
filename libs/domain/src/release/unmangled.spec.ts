import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { unmangled } from './unmangled.js';

const mangle = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

describe('unmangled', () => {
  it.each([
    ['AmÃ©lie', 'Amélie'],
    ['Lâ€™Auberge', 'L’Auberge'],
    ['Ð\u009cÐ¸Ñ\u0080', 'Мир'],
    ['æ\u0097¥æ\u009c¬', '日本'],
    ['Ã©Ã©', 'éé'],
  ])('reads %j as %j', (text, meant) => {
    expect(unmangled(text)).toBe(meant);
  });

  it.each(['Amélie', 'L’été à Ã', 'Größe', 'Мир', 'Ã© is what is left'.slice(0, 1), 'São Ô'])(
    'leaves %j',
    (text) => {
      expect(unmangled(text)).toBe(text);
    },
  );

  it('undoes what reading byte by byte does', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', 'é', 'ß', 'ж', '日', '한', '’') }), (text) => {
        expect(unmangled(mangle(text))).toBe(text);
      }),
    );
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof unmangled(text)).toBe('string');
      }),
    );
  });
});
