import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { titleSimilarity } from './title-similarity.js';

describe('titleSimilarity', () => {
  it.each([
    ['Tom & Jerry', 'Tom and Jerry'],
    ['Rocky II', 'Rocky 2'],
    ['Mission: Impossible III', 'Mission Impossible 3'],
    ['Dune: Part Two', 'Dune Part 2'],
    ['Amélie', 'Amelie'],
    ['Die Straße', 'Die Strasse'],
    ['WALL·E', 'Wall-E'],
  ])('%s and %s are the same', (a, b) => {
    expect(titleSimilarity(a, b)).toBe(1);
  });

  it.each([
    ['The Thing', 'Thing'],
    ['Spider-Man', 'Spiderman'],
    ['Cercle rouge, Le', 'Le Cercle rouge'],
    ['The Lord of the Rings', 'The Lord of teh Rings'],
  ])('%s and %s are nearly so', (a, b) => {
    expect(titleSimilarity(a, b)).toBeGreaterThan(0.85);
    expect(titleSimilarity(a, b)).toBeLessThan(1);
  });

  it.each([
    ['Hero', 'Last Action Hero'],
    ['Alien', 'Aliens vs. Predator'],
    ['Rocky', 'Rocky II'],
    ['Rocky II', 'Rocky III'],
    ['Toy Story 2', 'Toy Story 3'],
    ['Dune: Part One', 'Dune: Part Two'],
    ['Airport', 'Airport 1975'],
    ['Blade Runner', 'Blade Runner 2049'],
    ['Heat', 'Heart'],
    ['Up', 'It'],
    ['千と千尋', 'Spirited Away'],
    ['', 'Heat'],
  ])('%s and %s are not', (a, b) => {
    expect(titleSimilarity(a, b)).toBeLessThan(0.75);
  });
});

describe('any two titles', () => {
  it('are alike in either order, between 0 and 1', () => {
    const title = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(title, title, (a, b) => {
        const score = titleSimilarity(a, b);
        expect(score).toBeCloseTo(titleSimilarity(b, a), 10);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
    );
  });
});
