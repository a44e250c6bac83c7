import { describe, expect, it } from '@jest/globals';
import type { Reading } from '../release/reading.js';
import { readPath } from '../release/read-path.js';
import type { Candidate, Decision, ProviderWork } from './candidate.js';
import { decide } from './decide.js';
import { scoreCandidate } from './score-candidate.js';

const THRESHOLDS = { score: 0.85, lead: 0.1 };

let lastId = 0;

/** A work by its title and year; everything else is of no matter unless said. */
function work(title: string, year: number | null, more: Partial<ProviderWork> = {}): ProviderWork {
  lastId += 1;
  return {
    kind: 'movie',
    tmdbId: lastId,
    title,
    originalTitle: title,
    alternativeTitles: null,
    year,
    popularity: 10,
    genreIds: [],
    overview: '',
    posterPath: null,
    ...more,
  };
}

const readingsOf = (path: string): readonly Reading[] => readPath(path.split('/'));

function candidatesFor(path: string, works: readonly ProviderWork[]): Candidate[] {
  return works.map((one) => scoreCandidate(readingsOf(path), one)).toSorted((a, b) => b.score - a.score);
}

const decideFor = (path: string, works: readonly ProviderWork[]): Decision =>
  decide(candidatesFor(path, works), THRESHOLDS);

/** The title that was accepted, or the outcome. */
function verdict(path: string, works: readonly ProviderWork[]): string {
  const decision = decideFor(path, works);
  return decision.outcome === 'identified'
    ? `${decision.candidate.work.title} ${decision.candidate.work.year}`
    : decision.outcome;
}

describe('what is accepted', () => {
  it.each([
    ['title and year', 'Heat (1995).mkv', [work('Heat', 1995), work('Heat', 1986)], 'Heat 1995'],
    ['year off by one', 'Heat (1996).mkv', [work('Heat', 1995), work('Heat', 1986)], 'Heat 1995'],
    ['no year, one work', 'Heat.mkv', [work('Heat', 1995)], 'Heat 1995'],
    [
      'a remake by its year',
      'The Thing (1982).mkv',
      [work('The Thing', 1982), work('The Thing', 2011)],
      'The Thing 1982',
    ],
    ['a sequel', 'Rocky II (1979).mkv', [work('Rocky', 1976), work('Rocky II', 1979)], 'Rocky II 1979'],
    [
      'roman and arabic',
      'Rocky 2 (1979).mkv',
      [work('Rocky II', 1979), work('Rocky', 1976)],
      'Rocky II 1979',
    ],
    ['& and "and"', 'Tom and Jerry (2021).mkv', [work('Tom & Jerry', 2021)], 'Tom & Jerry 2021'],
    ['no accents', 'Amelie (2001).mkv', [work('Amélie', 2001)], 'Amélie 2001'],
    ['a typing error', 'The Lighthuose (2010).mkv', [work('The Lighthouse', 2010)], 'The Lighthouse 2010'],
    [
      'the original title',
      'Sen to Chihiro (2001).mkv',
      [work('Spirited Away', 2001, { originalTitle: 'Sen to Chihiro' })],
      'Spirited Away 2001',
    ],
    [
      'a translated title',
      'Chihiros Reise (2001).mkv',
      [work('Spirited Away', 2001, { alternativeTitles: ['Chihiros Reise'] })],
      'Spirited Away 2001',
    ],
    [
      'two titles that are one work’s',
      'Le Cercle rouge - The Red Circle.mkv',
      [work('The Red Circle', 1970, { originalTitle: 'Le Cercle rouge' })],
      'The Red Circle 1970',
    ],
    [
      'numbers of a title',
      'Blade Runner 2049 (2017).mkv',
      [work('Blade Runner', 1982), work('Blade Runner 2049', 2017)],
      'Blade Runner 2049 2017',
    ],
    [
      'a longer title that only contains the name',
      'Last Hero.mkv',
      [work('Last Hero', 1990), work('The Last Hero Returns Home', 2001)],
      'Last Hero 1990',
    ],
  ])('%s', (_, path, works, expected) => {
    expect(verdict(path, works)).toBe(expected);
  });
});

describe('what is never accepted', () => {
  it.each([
    ['a title inside a title', 'Hero (2002).mkv', [work('Last Action Hero', 1993)]],
    ['a title inside a title of the same year', 'Hero (1993).mkv', [work('Last Action Hero', 1993)]],
    ['the sequel for the first', 'Rocky (1979).mkv', [work('Rocky II', 1979)]],
    ['the first for the sequel', 'Rocky II.mkv', [work('Rocky', 1976)]],
    ['another part', 'Dune Part Two (2021).mkv', [work('Dune: Part One', 2021)]],
    ['a remake without a year', 'The Thing.mkv', [work('The Thing', 1982), work('The Thing', 2011)]],
    ['the same title and year twice', 'Chaos (2005).mkv', [work('Chaos', 2005), work('Chaos', 2005)]],
    ['a year far off', 'Heat (2010).mkv', [work('Heat', 1995)]],
    [
      'half a title without a year',
      'Alien - Covenant.mkv',
      [work('Alien', 1979), work('The Covenant', 2006)],
    ],
    ['a series for a film', 'Fargo (1996).mkv', [work('Fargo', 1996, { kind: 'episode' })]],
    ['a film for a series', 'Fargo S01E01.mkv', [work('Fargo', 1996)]],
    ['a title of nine letters that differs by one', 'Breasouts (1975).mkv', [work('Breakouts', 1975)]],
    ['a short title that differs by a letter', 'Heat (1995).mkv', [work('Heart', 1995)]],
    [
      'a work without a year when a popular one was found by some other title',
      'Shook.mkv',
      [work('Shook', 2021, { popularity: 2 }), work('Entirely Different', 2003, { popularity: 20 })],
    ],
  ])('%s', (_, path, works) => {
    expect(['review', 'unmatched']).toContain(verdict(path, works));
  });

  it('has nothing to say without candidates', () => {
    expect(decideFor('Heat (1995).mkv', [])).toEqual({
      outcome: 'unmatched',
      reasons: ['the provider knows nothing by this name'],
    });
  });
});

describe('what a candidate says of itself', () => {
  it('names the numbers that make it another part', () => {
    const [candidate] = candidatesFor('Stoneface 3 (1984).mkv', [work('Stoneface 2', 1984)]);
    expect(candidate?.features).toContainEqual({ feature: 'number', score: 0, detail: '3 against 2' });
  });

  it('is silent about numbers that agree', () => {
    const [candidate] = candidatesFor('Stoneface II (1984).mkv', [work('Stoneface 2', 1984)]);
    expect(candidate?.features.map(({ feature }) => feature)).toEqual(['title', 'year']);
  });
});
