import { describe, expect, it } from '@jest/globals';
import { letterOf, sortKey, sortTitle } from './sort-key.js';

describe('sortKey', () => {
  it.each([
    ['The Matrix', 'matrix'],
    ["L'Argent", 'argent'],
    ['L’Été meurtrier', 'ete meurtrier'],
    ['Les Misérables', 'miserables'],
    ['De la guerre', 'guerre'],
    ["De l'autre côté", 'autre cote'],
    ['Das Boot', 'boot'],
    ['Die Welle', 'welle'],
    ['Die Hard', 'die hard'],
    ['El Topo', 'topo'],
    ['Il Postino', 'postino'],
    ['Het meisje', 'meisje'],
    ['A Bug’s Life', 'bugs life'],
    ['Æon Flux', 'aeon flux'],
    ['Œdipe roi', 'oedipe roi'],
    ['Straße', 'strasse'],
    ['Ocean’s Eleven', 'oceans eleven'],
    ['The', 'the'],
    ['La', 'la'],
    ['12 Angry Men', '#12 angry men'],
    ['...And Justice', 'and justice'],
    ['Солярис', '#солярис'],
    ['기생충', '#기생충'],
    ['', '#'],
  ])('of %j is %j', (title, key) => {
    expect(sortKey(title)).toBe(key);
  });

  it('does not take every word that begins like an article for one', () => {
    expect(sortKey('Andalusia')).toBe('andalusia');
    expect(sortKey('I, Robot')).toBe('i robot');
    expect(sortKey('O Brother')).toBe('o brother');
  });
});

describe('sortTitle', () => {
  it('puts the article behind', () => {
    expect(sortTitle('The Matrix')).toBe('Matrix, The');
    expect(sortTitle("L'Argent")).toBe("Argent, L'");
    expect(sortTitle('Heat')).toBe('Heat');
  });
});

describe('letterOf', () => {
  it('is a letter from A to Z or #', () => {
    expect([letterOf('Émile'), letterOf('The Thing'), letterOf('2001'), letterOf('長')]).toEqual([
      'E',
      'T',
      '#',
      '#',
    ]);
  });
});
