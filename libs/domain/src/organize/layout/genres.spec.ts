import { describe, expect, it } from '@jest/globals';
import { genreShelf, seriesShelf } from './genres.js';

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

describe('seriesShelf', () => {
  it.each([
    [[16], '進撃の巨人', 'Mangas'],
    [[16], 'The Simpsons', 'Animation'],
    [[18], '孤独のグルメ', 'Séries TV'],
  ])('files a series of the genres %j whose title is %j under %j', (genreIds, originalTitle, shelf) => {
    expect(seriesShelf({ genreIds, originalTitle }, 'fr')).toBe(shelf);
  });
});
