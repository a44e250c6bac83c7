import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanJson } from './clean-json.js';
import { readDetails, readFind, readSearch, WrongShape } from './tmdb-answers.js';

const film = { id: 11, title: 'Star Wars', original_title: 'Star Wars', release_date: '1977-05-25' };

describe('answers of TMDb', () => {
  it.each([null, 5, 'text', [], {}, { results: {} }, { results: [{ id: 'x' }] }])(
    'refuses %j as a search',
    (body) => {
      expect(() => readSearch('movie', body)).toThrow(WrongShape);
    },
  );

  it('leaves out items that name no work', () => {
    const results = [
      film,
      null,
      { ...film, id: -1 },
      { ...film, id: 1.5 },
      { id: 12 },
      { ...film, id: 2 ** 40 },
    ];
    expect(readSearch('movie', { results }).map(({ tmdbId }) => tmdbId)).toEqual([11]);
  });

  it.each([
    ['1977-05-25', 1977],
    ['', null],
    [undefined, null],
    ['77', null],
    ['0000-00-00', null],
    [1977, null],
  ])('reads the year of %j as %j', (date, year) => {
    expect(readSearch('movie', { results: [{ ...film, release_date: date }] })[0]?.year).toBe(year);
  });

  it('takes the list of the kind asked for', () => {
    const body = { movie_results: [film], tv_results: [], tv_episode_results: [{ id: 3, name: 'Pilot' }] };
    expect(readFind('movie', body)?.tmdbId).toBe(11);
    expect(readFind('episode', body)).toBeNull();
  });

  it('refuses details of another work', () => {
    expect(() => readDetails('movie', 12, film)).toThrow(WrongShape);
  });

  it('takes no poster path that leads elsewhere', () => {
    for (const poster_path of ['/../x.jpg', '//evil.example/x.jpg', 'x.jpg', '/a?b', 5]) {
      expect(readSearch('movie', { results: [{ ...film, poster_path }] })[0]?.posterPath).toBeNull();
    }
    expect(readSearch('movie', { results: [{ ...film, poster_path: '/a-b_1.jpg' }] })[0]?.posterPath).toBe(
      '/a-b_1.jpg',
    );
  });

  it('collects other titles once, without those it has', () => {
    const alternative_titles = {
      titles: [{ title: 'Krieg der Sterne' }, { title: 'Star Wars' }, { title: 5 }],
    };
    const data = [{ title: 'La Guerre des étoiles' }, { title: '' }, { title: 'Krieg der Sterne' }];
    const translations = { translations: data.map((one) => ({ data: one })) };
    const { work } = readDetails('movie', 11, { ...film, alternative_titles, translations });
    expect(work.alternativeTitles).toEqual(['Krieg der Sterne', 'La Guerre des étoiles']);
  });

  it('lists all seasons but holds only those whose episodes it was told', () => {
    const episodes = [
      { episode_number: 1, name: 'Winter Is Coming', air_date: '2011-04-17' },
      { episode_number: 2, name: 'Episode 2', air_date: null },
      { episode_number: -3, name: 'None' },
    ];
    const seasons = [{ season_number: 0 }, { season_number: 1 }, { season_number: 'x' }];
    const body = { id: 5, name: 'Series', seasons, 'season/1': { name: 'One', episodes } };
    expect(readDetails('episode', 5, body)).toMatchObject({
      seasonNumbers: [0, 1],
      seasons: [
        {
          number: 1,
          name: 'One',
          episodes: [
            { number: 1, name: 'Winter Is Coming', airDate: '2011-04-17' },
            { number: 2, name: '', airDate: null },
          ],
        },
      ],
    });
  });

  it('survives anything', () => {
    const hostile = fc.oneof(
      fc.anything(),
      fc.record({ id: fc.anything(), title: fc.anything(), results: fc.anything(), seasons: fc.anything() }),
      fc.record({ results: fc.array(fc.record({ id: fc.nat(), title: fc.string({ unit: 'binary' }) })) }),
    );
    fc.assert(
      fc.property(hostile, (body) => {
        for (const read of [readSearch.bind(null, 'movie'), readDetails.bind(null, 'episode', 1)]) {
          try {
            read(cleanJson(body));
          } catch (error) {
            expect(error).toBeInstanceOf(WrongShape);
          }
        }
      }),
    );
  });
});
