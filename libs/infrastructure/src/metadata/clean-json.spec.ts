import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanJson, cleanText } from './clean-json.js';

describe('cleanText', () => {
  it.each([
    ['a\u0000b\u001b[31m', 100, 'ab[31m'],
    ['one\ntwo\tthree', 100, 'one two three'],
    ['Ame\u0301lie', 100, 'Am\u00e9lie'],
    ['\ud83d', 100, ''],
    ['abc\u{1f600}', 4, 'abc'],
    ['evil\u202egpj.exe', 100, 'evilgpj.exe'],
  ])('makes %j (at most %d) %j', (text, longest, clean) => {
    expect(cleanText(text, longest)).toBe(clean);
  });

  it('answers texts that PostgreSQL takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(50), (text, longest) => {
        const clean = cleanText(text, longest);
        expect(clean).not.toMatch(/\p{Cs}/u);
        expect(clean).not.toMatch(/\p{Cc}/u);
        expect(clean).toBe(clean.normalize('NFC'));
      }),
    );
  });
});

describe('cleanJson', () => {
  it('keeps what is read and drops the rest', () => {
    const season = { episodes: [{ name: 'Pilot', crew: [{ name: 'Somebody' }], still_path: '/x.jpg' }] };
    const answer = { id: 1, name: ' A ', budget: 5, 'season/1': season, 'season/x': season };
    expect(cleanJson(answer)).toEqual({ id: 1, name: 'A', 'season/1': { episodes: [{ name: 'Pilot' }] } });
  });

  it('cuts what is nested without end', () => {
    const nested: unknown = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`);
    expect(JSON.stringify(cleanJson(nested))).toBe('[[[[[[[[null]]]]]]]]');
  });
});
