import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  baseName,
  concatBytes,
  cutToBytes,
  decodeName,
  encodeUtf8,
  equalBytes,
  isUtf8,
  isWithin,
  joinPath,
  parentPath,
  splitPath,
  toHex,
} from './bytes.js';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const path = (text: string): Uint8Array => encodeUtf8(text);

describe('UTF-8', () => {
  it.each([
    ['plain', bytes(0x61, 0x2f), 'a/'],
    ['two, three and four bytes', bytes(0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x8e, 0xac), 'é€🎬'],
    ['decomposed accents', bytes(0x65, 0xcc, 0x81), 'é'],
    ['Latin-1', bytes(0x41, 0xe9, 0x42), 'A\uFFFDB'],
    ['a cut sequence', bytes(0x41, 0xe2, 0x82), 'A\uFFFD\uFFFD'],
    ['an overlong slash', bytes(0xc0, 0xaf), '\uFFFD\uFFFD'],
    ['a surrogate', bytes(0xed, 0xa0, 0x80), '\uFFFD\uFFFD\uFFFD'],
    ['beyond Unicode', bytes(0xf4, 0x90, 0x80, 0x80), '\uFFFD\uFFFD\uFFFD\uFFFD'],
  ])('decodes %s', (_, raw, text) => {
    expect(decodeName(raw)).toBe(text);
  });

  it('tells what is UTF-8', () => {
    expect(isUtf8(path('Amélie 🎬'))).toBe(true);
    expect(isUtf8(bytes(0x41, 0xe9))).toBe(false);
    expect(isUtf8(bytes(0xef, 0xbf, 0xbd))).toBe(true);
  });

  it('leads back to any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeName(encodeUtf8(text))).toBe(text.normalize('NFC'));
        expect(isUtf8(encodeUtf8(text))).toBe(true);
      }),
    );
  });

  it('decodes any bytes to one sign each at most', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (raw) => {
        expect([...decodeName(raw)].length).toBeLessThanOrEqual(raw.length);
      }),
    );
  });

  it('encodes a lone surrogate as the replacement sign', () => {
    expect(encodeUtf8('\ud800')).toEqual(bytes(0xef, 0xbf, 0xbd));
  });
});

describe('paths', () => {
  it('joins with one slash', () => {
    expect(joinPath(path('/media'), path('a'))).toEqual(path('/media/a'));
    expect(joinPath(path('/'), path('a'))).toEqual(path('/a'));
  });

  it('takes apart', () => {
    expect(splitPath(path('/media//films/a.mkv')).map(decodeName)).toEqual(['media', 'films', 'a.mkv']);
    expect(baseName(path('/media/a.mkv'))).toEqual(path('a.mkv'));
    expect(parentPath(path('/media/a.mkv'))).toEqual(path('/media'));
    expect(parentPath(path('/media'))).toEqual(path('/'));
  });

  it.each([
    ['/a/b', '/a/b', true],
    ['/a/b/c', '/a/b', true],
    ['/a/bc', '/a/b', false],
    ['/a', '/a/b', false],
    ['/a/b', '/', true],
  ])('%s within %s: %s', (inner, outer, expected) => {
    expect(isWithin(path(inner), path(outer))).toBe(expected);
  });

  it('joins and splits names of any bytes', () => {
    const name = fc.uint8Array({ minLength: 1, maxLength: 8 }).filter((raw) => !raw.includes(0x2f));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1 }), (names) => {
        const whole = names.reduce((above, one) => joinPath(above, one), path('/'));
        expect(splitPath(whole).map(toHex)).toEqual(names.map(toHex));
        expect(equalBytes(baseName(whole), names.at(-1) ?? bytes())).toBe(true);
      }),
    );
  });

  it('compares, joins and shows bytes', () => {
    expect(equalBytes(bytes(1, 2), bytes(1, 2))).toBe(true);
    expect(equalBytes(bytes(1, 2), bytes(1))).toBe(false);
    expect(concatBytes(bytes(1), bytes(), bytes(2, 3))).toEqual(bytes(1, 2, 3));
    expect(toHex(bytes(0, 255, 16))).toBe('00ff10');
  });
});

describe('cutToBytes', () => {
  it.each([
    ['short', 255, 'short'],
    ['éééé', 5, 'éé'],
    ['🎬🎬', 7, '🎬'],
    ['abc', 0, ''],
  ])('%s to %s bytes is %s', (text, limit, expected) => {
    expect(cutToBytes(text, limit)).toBe(expected);
  });
});
