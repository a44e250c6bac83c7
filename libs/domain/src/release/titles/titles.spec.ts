import { describe, expect, it } from '@jest/globals';
import { plainTitle, scriptsOf, splitTitles, tidyTitle, unique, withAlternatives } from './titles.js';

describe('tidyTitle', () => {
  it.each([
    ['Paper Tide', 'Paper Tide'],
    [' - Paper  Tide - ', 'Paper Tide'],
    ['Paper Tide (', 'Paper Tide'],
    ['Paper Tide [', 'Paper Tide'],
    ['] Paper Tide', 'Paper Tide'],
    ['Paper Tide (Low', 'Paper Tide'],
    ['Paper Tide)', 'Paper Tide'],
    ['((Paper Tide', 'Paper Tide'],
    ['(500) Paper Tides', '(500) Paper Tides'],
    ['Paper Tide!', 'Paper Tide!'],
    ['Tide, The', 'The Tide'],
    ['Paper Tide The', 'The Paper Tide'],
    ['Tide, Das', 'Das Tide'],
    ['Paper, Tide', 'Paper, Tide'],
    ['', ''],
  ])('%j: %j', (text, title) => {
    expect(tidyTitle(text)).toBe(title);
  });
});

describe('splitTitles', () => {
  it.each([
    ['Paper Tide', ['Paper Tide']],
    ['La Marée AKA Paper Tide', ['La Marée', 'Paper Tide']],
    ['La Marée a.k.a. Paper Tide', ['La Marée', 'Paper Tide']],
    ['Прилив / Paper Tide', ['Прилив', 'Paper Tide', 'Прилив / Paper Tide']],
    ['潮汐 | Paper Tide', ['潮汐', 'Paper Tide', '潮汐 | Paper Tide']],
    ['La Marée (Paper Tide)', ['La Marée', 'Paper Tide', 'La Marée (Paper Tide)']],
    ['Paper Tide (US)', ['Paper Tide (US)', 'Paper Tide']],
    ['Paper Tide (Part 2)', ['Paper Tide (Part 2)', 'Paper Tide']],
    ['Paper - Tide', ['Paper - Tide', 'Paper', 'Tide']],
    ['潮汐 Paper Tide', ['潮汐 Paper Tide', 'Paper Tide', '潮汐']],
    ['Spakar', ['Spakar']],
  ])('%s: %j', (text, expected) => {
    const { title, alternatives } = splitTitles(text);
    expect([title, ...alternatives]).toEqual(expected);
  });
});

describe('small helpers', () => {
  it('halves titles in two scripts, and only those', () => {
    expect(scriptsOf('風箏 Kite')).toEqual(['Kite', '風箏']);
    expect(scriptsOf('Kite')).toEqual([]);
    expect(scriptsOf('風箏 2')).toEqual([]);
  });

  it('keeps each spelling once', () => {
    expect(unique(['Kite', 'KITE!', '', 'Tide'])).toEqual(['Kite', 'Tide']);
    expect(withAlternatives({ title: 'Kite', alternatives: [] }, ['kite', 'Tide', ''])).toEqual({
      title: 'Kite',
      alternatives: ['Tide'],
    });
    expect(plainTitle('Ärger & “Kite”')).toBe('ärger kite');
  });
});
