import { describe, expect, it } from '@jest/globals';
import { decodeName, encodeUtf8 } from '../../shared/bytes.js';
import { schemeOf } from '../naming/scheme.js';
import { type RangePlace, relinkOf } from './ranged-links.js';
import { type SurveyedTitle, surveyTitles } from './survey-titles.js';

const FILMS: RangePlace = { above: ['Films', 'Drame'], below: 0, belowExtras: 0 };
const SHOWS: RangePlace = { above: ['Séries', 'Séries TV'], below: 2, belowExtras: 2 };
const VIEW = encodeUtf8('/view');

/** Where a link below the view goes; null when it stays. */
function movedTo(
  path: string,
  ranges: RangePlace,
  { range, isExtra = false }: { range: readonly string[]; isExtra?: boolean },
): string | null {
  const link = { fileId: '1', viewPath: encodeUtf8(`/view/${path}`), isExtra };
  const [operation] = relinkOf(link, { range, ranges }, VIEW);
  return operation === undefined ? null : decodeName(operation.target).replace(/^\/view\//, '');
}

describe('a link of a work whose ranges have changed', () => {
  it.each([
    ['Films/Drame/Arc (2000).mkv', ['A-F'], 'Films/Drame/A-F/Arc (2000).mkv'],
    ['Films/Drame/Arc (2000).mkv', ['A-F', 'A-C'], 'Films/Drame/A-F/A-C/Arc (2000).mkv'],
    ['Films/Drame/A-F/Arc (2000).mkv', ['A-C'], 'Films/Drame/A-C/Arc (2000).mkv'],
    ['Films/Drame/A-F/A-C/Arc (2000).mkv', ['A-B'], 'Films/Drame/A-B/Arc (2000).mkv'],
    ['Films/Drame/A-F/Arc (2000).mkv', ['A-F'], null],
    ['Films/Policier/Arc (2000).mkv', ['A-F'], null],
    ['Films', ['A-F'], null],
  ])('goes from %j with %j to %j, whatever the others of its work do', (from, range, to) => {
    expect(movedTo(from, FILMS, { range })).toBe(to);
  });

  it.each([
    ['Séries/Séries TV/Show/Saison 01/a.mkv', 'Séries/Séries TV/A-F/Show/Saison 01/a.mkv'],
    ['Séries/Séries TV/A-C/Show/Saison 01/a.mkv', 'Séries/Séries TV/A-F/Show/Saison 01/a.mkv'],
    ['Séries/Séries TV/Show/a.mkv', null],
  ])('of an episode keeps the folders of its series: from %j to %j', (from, to) => {
    expect(movedTo(from, SHOWS, { range: ['A-F'] })).toBe(to);
  });

  it('is never one outside of the view', () => {
    const link = { fileId: '1', viewPath: encodeUtf8('/old/Films/Drame/Arc.mkv'), isExtra: false };
    expect(relinkOf(link, { range: ['A-F'], ranges: FILMS }, VIEW)).toEqual([]);
  });
});

describe('the places of works', () => {
  const title: SurveyedTitle = {
    ...{ kind: 'movie', tmdbId: 1, title: 'Arc', originalTitle: 'Arc', originalLanguage: null, titles: {} },
    ...{ year: 2000, genreIds: [18], collection: null, imdbId: null, tvdbId: null },
    ...{ files: 1, links: [], discAt: null },
  };
  const placeOf = (given: Partial<SurveyedTitle>, movie?: string) => {
    const templates = movie === undefined ? {} : { templates: { view: { movie } } };
    const scheme = schemeOf({ preset: 'cineorg', words: 'fr', ...templates });
    return surveyTitles([{ ...title, ...given }], scheme, 50).get(`${given.kind ?? 'movie'} 1`);
  };
  const at = (path: string): string[] => path.split('/');

  it('say that links move when any of them lies in other ranges', () => {
    const ranged = at('Films/Drame/A-F/Arc (2000).mkv');
    expect(placeOf({ links: [ranged, ranged] })).toMatchObject({ range: ['A-Z'], isMoving: true });
    const [right, wrong] = [at('Films/Drame/A-Z/Arc (2000) 720p.mkv'), at('Films/Drame/Arc (2000).mkv')];
    expect(placeOf({ links: [right, wrong] })).toMatchObject({ range: ['A-Z'], isMoving: true });
    expect(placeOf({ links: [right, right] })).toMatchObject({ range: ['A-Z'], isMoving: false });
  });

  it('are divided as the folders of discs say, which do not move', () => {
    const disc = { discAt: at('Films/Drame/A-F/Arc (2000)') };
    expect(placeOf(disc)).toMatchObject({ range: ['A-Z'], isMoving: false });
    // In the folder of its title a disc may or may not have one of its own.
    expect(placeOf(disc, 'Films/{range}/{title}/{title}')).toMatchObject({ range: [], isMoving: false });
  });

  it('know how deep below the ranges extras lie', () => {
    const belowOf = (movie: string) => placeOf({}, movie)?.ranges;
    expect(belowOf('{genre}/{range}/{title}')).toEqual({ above: ['Drame'], below: 0, belowExtras: 0 });
    expect(belowOf('{range}/{title}/{title}')).toEqual({ above: [], below: 1, belowExtras: 2 });
    expect(belowOf('{title}/{range}/{title}')).toEqual({ above: ['Arc'], below: 0, belowExtras: null });
    const ranges = { above: ['Séries', 'Séries TV'], below: 2, belowExtras: 2 };
    expect(placeOf({ kind: 'episode' })).toMatchObject({ ranges });
  });
});
