import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BUILT_IN_CATALOGUE } from './built-in-catalogue.js';
import { TitleSearch } from './title-search.js';

const { films } = BUILT_IN_CATALOGUE;
const search = new TitleSearch(films);

function find(query: string, year: number | null = null, mode: 'strict' | 'nudge' = 'strict'): string[] {
  const found = search.find(query, { year, mode, yearsOf: ({ date }) => [Number(date.slice(0, 4))] });
  return found.map(({ title, date }) => `${title} ${date.slice(0, 4)}`);
}

describe('TitleSearch', () => {
  it('wants all words in one title', () => {
    expect(find('hero')).toEqual(
      expect.arrayContaining(['Hero 2002', 'Last Action Hero 1993', 'Big Hero 6 2014']),
    );
    expect(find('last hero')).toEqual(['Last Action Hero 1993']);
    expect(find('hero ring')).toEqual([]);
  });

  it('wants whole words', () => {
    expect(find('Interstel')).toEqual([]);
  });

  it('answers the most popular first', () => {
    expect(find('The Lion King')).toEqual(['The Lion King 1994', 'The Lion King 2019']);
  });

  it('knows original, translated and alternative titles', () => {
    expect(find('Le Fabuleux Destin')).toEqual(['Amélie 2001']);
    expect(find('Cidade de Deus')).toEqual(['City of God 2002']);
    expect(find('Der König der Löwen')).toEqual(['The Lion King 1994']);
    expect(find('Seven')).toContain('Se7en 1995');
    expect(find('千と千尋の神隠し')).toEqual(['Spirited Away 2001']);
  });

  it('folds Latin accents and case only', () => {
    expect(find('AMELIE')).toEqual(['Amélie 2001']);
    expect(find('Boulevard du crepuscule')).toEqual(['Sunset Boulevard 1950']);
    expect(find('Rocky 3 oeil du tigre')).toEqual(['Rocky III 1982']);
    expect(find('Иди и смотри')).toEqual(['Come and See 1985']);
    expect(find('Иди и смотрй')).toEqual([]);
  });

  it('finds nothing for a decomposed query', () => {
    expect(find('Amélie'.normalize('NFD'))).toEqual([]);
  });

  it('does not take & for and', () => {
    expect(find('Lilo & Stitch')).toEqual(['Lilo & Stitch 2002']);
    expect(find('Lilo and Stitch')).toEqual([]);
  });

  it('takes words with marks inside whole or in parts', () => {
    expect(find('spider man no way home')).toEqual(['Spider-Man: No Way Home 2021']);
    expect(find('spiderman no way home')).toEqual(['Spider-Man: No Way Home 2021']);
    expect(find('oceans twelve')).toEqual(["Ocean's Twelve 2004"]);
    expect(find("ocean's twelve")).toEqual(["Ocean's Twelve 2004"]);
    expect(find('walle')).toEqual(['WALL·E 2008']);
  });

  it('filters by year, or only raises works of the year', () => {
    expect(find('Mulan', 2020)).toEqual(['Mulan 2020']);
    expect(find('Mulan', 2020, 'nudge')).toEqual(['Mulan 2020', 'Mulan 1998']);
    expect(find('King Kong', 1976, 'nudge')).toEqual(['King Kong 2005', 'King Kong 1976', 'King Kong 1933']);
  });

  it('finds nothing for a query without words', () => {
    expect(find('')).toEqual([]);
    expect(find(' & - ')).toEqual([]);
  });

  it('finds every film by any of its titles', () => {
    const anyTitle = fc.constantFrom(...films).chain((film) =>
      fc
        .constantFrom(film.title, film.originalTitle, ...film.translations.map(({ title }) => title))
        .map((title) => ({
          film,
          title,
        })),
    );
    fc.assert(
      fc.property(anyTitle, ({ film, title }) => {
        const rule = { year: null, mode: 'strict', yearsOf: () => [] } as const;
        expect(search.find(title, rule)).toContain(film);
      }),
    );
  });
});
