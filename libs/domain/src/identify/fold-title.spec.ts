import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldTitle, withDigits, withoutArticle } from './fold-title.js';

describe('foldTitle', () => {
  it.each([
    ['Amélie', 'amelie'],
    ['Ame\u0301lie', 'amelie'],
    ['Tom & Jerry', 'tom and jerry'],
    ['Ocean’s Eleven', 'oceans eleven'],
    ["Ocean's Eleven", 'oceans eleven'],
    ['Spider-Man: Homecoming', 'spider man homecoming'],
    ['M*A*S*H', 'm a s h'],
    ['Straße', 'strasse'],
    ['Ælska Øl Łódź', 'aelska ol lodz'],
    ['20,000 Leagues', '20000 leagues'],
    ['千と千尋の神隠し', '千と千尋の神隠し'],
    ['Брат 2', 'брат 2'],
    ['１２', '12'],
    ['!?', ''],
  ])('%s: %s', (title, folded) => {
    expect(foldTitle(title)).toBe(folded.normalize('NFKD').replace(/\p{M}/gu, ''));
  });

  it('changes nothing when repeated', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        expect(foldTitle(foldTitle(title))).toBe(foldTitle(title));
      }),
    );
  });
});

it.each([
  ['rocky ii', 'rocky 2'],
  ['part two', 'part 2'],
  ['ix', 'ix'],
  ['star wars', 'star wars'],
])('%s with digits is %s', (folded, expected) => {
  expect(withDigits(folded)).toBe(expected);
});

it.each([
  ['the thing', 'thing'],
  ['les intouchables', 'intouchables'],
  ['the', 'the'],
  ['theme', 'theme'],
])('%s without article is %s', (folded, expected) => {
  expect(withoutArticle(folded)).toBe(expected);
});
