import { describe, expect, it } from '@jest/globals';
import { GENRE_KEYS, genreProblems, genreShelf, seriesShelf } from './genres.js';

describe('genreShelf', () => {
  it.each([
    [[18, 35], 'Comédie dramatique', 'Comedy Drama'],
    [[35], 'Comédie', 'Comedy'],
    [[18], 'Drame', 'Drama'],
    [[28, 878, 16], 'Animation', 'Animation'],
    [[10752, 99], 'Documentaire', 'Documentary'],
    [[12], 'Action & Aventure', 'Action & Adventure'],
    [[18, 80], 'Policier', 'Crime'],
    [[], 'Autres', 'Other'],
    [[4242], 'Autres', 'Other'],
  ])('files a film of the genres %j under %j', (genres, french, english) => {
    expect([genreShelf(genres, 'fr'), genreShelf(genres, 'en')]).toEqual([french, english]);
  });
});

describe('an order of shelves', () => {
  it('decides where a film of several genres is filed', () => {
    expect(genreShelf([28, 878], 'en')).toBe('Science Fiction');
    expect(genreShelf([28, 878], 'en', ['action', 'science-fiction'])).toBe('Action & Adventure');
  });

  it('may leave shelves out', () => {
    expect(genreShelf([35, 18], 'fr', ['drama', 'comedy'])).toBe('Drame');
    expect(genreShelf([37], 'fr', ['drama', 'comedy'])).toBe('Autres');
  });

  it('is refused with shelves that are unknown or there twice', () => {
    expect(genreProblems(GENRE_KEYS)).toEqual([]);
    expect(genreProblems(['drama', 'musicals', 'drama', '__proto__'])).toEqual([
      expect.stringMatching(/^"musicals" is not a genre .* there are documentary, animation,/),
      expect.stringMatching(/^"__proto__" is not a genre/),
      '"drama" is there twice',
    ]);
  });
});

describe('seriesShelf', () => {
  it.each([
    [[16], '進撃の巨人', null, 'Mangas'],
    [[16], 'BLEACH', 'ja', 'Mangas'],
    [[16], '天官赐福', 'zh', 'Animation'],
    [[16], 'The Simpsons', null, 'Animation'],
    [[18], '孤独のグルメ', 'ja', 'Séries TV'],
  ])('files a series of the genres %j whose title is %j (%j) under %j', (...given) => {
    const [genreIds, originalTitle, originalLanguage, shelf] = given;
    expect(seriesShelf({ genreIds, originalTitle, originalLanguage }, 'fr')).toBe(shelf);
  });
});
