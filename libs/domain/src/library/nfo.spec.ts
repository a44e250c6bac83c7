import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { idsOfNfo, NFO_LIMIT } from './nfo.js';

const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>';

describe('XML of media centres', () => {
  it.each([
    [
      'unique ids of a film',
      '<movie><uniqueid type="imdb" default="true">tt0012345</uniqueid><uniqueid type="tmdb">77</uniqueid></movie>',
      { about: 'movie', ids: { imdb: 'tt0012345', tmdb: 77 } },
    ],
    [
      'elements of their own',
      '<movie>\n<tmdbid>77</tmdbid>\n<imdbid> TT0012345 </imdbid>\n</movie>',
      { about: 'movie', ids: { imdb: 'tt0012345', tmdb: 77 } },
    ],
    [
      'an underscore',
      '<Movie><imdb_id>tt0012345</imdb_id></Movie>',
      { about: 'movie', ids: { imdb: 'tt0012345' } },
    ],
    [
      'an IMDb id called id',
      '<movie><id>tt0012345</id></movie>',
      { about: 'movie', ids: { imdb: 'tt0012345' } },
    ],
    ['a number called id, which may be anyone’s', '<tvshow><id>4321</id></tvshow>', null],
    [
      'attributes of id',
      `<tvshow><id IMDB="tt0012345" TMDB="77" TVDB='0088'>88</id></tvshow>`,
      { about: 'series', ids: { imdb: 'tt0012345', tmdb: 77, tvdb: 88 } },
    ],
    [
      'a series',
      `${HEADER}<tvshow><title>Harbour</title><tvdbid>88</tvdbid></tvshow>`,
      { about: 'series', ids: { tvdb: 88 } },
    ],
    [
      'an episode',
      '<episodedetails><uniqueid type="tvdb">991</uniqueid></episodedetails>',
      { about: 'episode', ids: { tvdb: 991 } },
    ],
    [
      'several episodes, each with its own',
      '<episodedetails><tvdbid>1</tvdbid></episodedetails>\n<episodedetails><tvdbid>2</tvdbid></episodedetails>',
      null,
    ],
    ['a season', '<season><tvdbid>5</tvdbid></season>', null],
    ['a film and a series', '<movie><tmdbid>1</tmdbid></movie><tvshow></tvshow>', null],
    ['placeholders', '<movie><tmdbid>0</tmdbid><imdbid>tt0000000</imdbid><tvdbid>-1</tvdbid></movie>', null],
    ['empty elements', '<movie><tmdbid/><imdbid></imdbid><uniqueid type="tmdb"/></movie>', null],
    [
      'someone else’s source',
      '<movie><uniqueid type="constructor">5</uniqueid><constructor>5</constructor></movie>',
      null,
    ],
    [
      'entities and CDATA',
      '<movie><imdbid>&#116;t&#x30;012345</imdbid><tmdbid><![CDATA[77]]></tmdbid></movie>',
      { about: 'movie', ids: { imdb: 'tt0012345', tmdb: 77 } },
    ],
    [
      'leading zeros',
      '<movie><tmdbid>077</tmdbid><tmdbid>77</tmdbid></movie>',
      { about: 'movie', ids: { tmdb: 77 } },
    ],
  ])('%s', (_, text, expected) => {
    expect(idsOfNfo(text)).toEqual(expected);
  });

  it.each([
    ['actors', '<actor><name>A. Nyone</name><tmdbid>5</tmdbid><imdbid>tt7654321</imdbid></actor>'],
    ['the collection', '<set><name>All of it</name><tmdbid>6</tmdbid></set>'],
    ['links in the plot', '<plot>See https://www.imdb.com/title/tt7654321/ &amp; weep</plot>'],
    ['comments', '<!-- <tmdbid>8</tmdbid> -->'],
    ['an element without end', '<plot>one <br> two</plot>'],
  ])('is not misled by %s', (_, more) => {
    expect(idsOfNfo(`<movie>${more}<tmdbid>77</tmdbid></movie>`)).toEqual({
      about: 'movie',
      ids: { tmdb: 77 },
    });
  });

  it('reads what a cut file says so far', () => {
    expect(idsOfNfo('<movie><tmdbid>77</tmdbid><imdbid>tt001')).toEqual({
      about: 'movie',
      ids: { tmdb: 77 },
    });
    expect(idsOfNfo('<movie><tmdbid>7')).toBeNull();
  });
});

describe('addresses', () => {
  it.each([
    ['https://www.imdb.com/title/tt0012345/', { about: 'unknown', ids: { imdb: 'tt0012345' } }],
    ['http://us.imdb.com/Title?0012345', { about: 'unknown', ids: { imdb: 'tt0012345' } }],
    ['https://m.imdb.com/de/title/tt10012345?ref_=fn', { about: 'unknown', ids: { imdb: 'tt10012345' } }],
    ['https://www.imdb.com/name/nm0012345/', null],
    ['https://www.themoviedb.org/movie/77-a-film?language=fr', { about: 'movie', ids: { tmdb: 77 } }],
    ['https://www.themoviedb.org/tv/78', { about: 'series', ids: { tmdb: 78 } }],
    ['https://www.themoviedb.org/tv/78-x/season/1/episode/2', { about: 'series', ids: { tmdb: 78 } }],
    ['https://www.themoviedb.org/collection/79', null],
    ['http://thetvdb.com/?tab=series&id=88&lid=7', { about: 'series', ids: { tvdb: 88 } }],
    ['http://www.thetvdb.com/index.php?tab=series&amp;id=88', { about: 'series', ids: { tvdb: 88 } }],
    ['http://thetvdb.com/?tab=episode&seriesid=88&seasonid=1&id=3', { about: 'series', ids: { tvdb: 88 } }],
    ['http://thetvdb.com/?tab=episode&id=3', null],
    ['https://thetvdb.com/dereferrer/series/88', { about: 'series', ids: { tvdb: 88 } }],
    ['http://thetvdb.com/api/KEY/series/88/all/en.zip', { about: 'series', ids: { tvdb: 88 } }],
    ['https://thetvdb.com/dereferrer/movie/89', { about: 'movie', ids: { tvdb: 89 } }],
    ['https://thetvdb.com/series/24', null],
    ['https://thetvdb.com/series/harbour', null],
  ])('%s', (text, expected) => {
    expect(idsOfNfo(text)).toEqual(expected);
  });

  it('count behind the XML', () => {
    expect(idsOfNfo('<movie><title>x</title></movie>\nhttps://www.themoviedb.org/movie/77')).toEqual({
      about: 'movie',
      ids: { tmdb: 77 },
    });
    expect(idsOfNfo('<movie><title>x</title></movie>\nhttps://www.themoviedb.org/tv/77')).toBeNull();
  });

  it('count among the notes of a release', () => {
    const art = '\u2591\u2592\u2593\u00b0\u00b1 <<-=( G R O U P )=->> '.repeat(20);
    const notes = `${art}\n  iMDB....: http://www.imdb.com/title/tt0012345\n${art}`;
    expect(idsOfNfo(notes)).toEqual({ about: 'unknown', ids: { imdb: 'tt0012345' } });
  });

  it('do not count when they differ', () => {
    expect(idsOfNfo('tt0012345 and tt0054321 are alike')).toBeNull();
    expect(idsOfNfo('tt0012345, that is imdb.com/title/tt0012345')).not.toBeNull();
    expect(idsOfNfo('tt0012345 themoviedb.org/movie/1 themoviedb.org/movie/2')).toEqual({
      about: 'movie',
      ids: { imdb: 'tt0012345' },
    });
    expect(idsOfNfo('themoviedb.org/movie/1 themoviedb.org/tv/1')).toBeNull();
  });
});

describe('hostile text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '<movie>',
      '</movie>',
      '<tvshow>',
      '<uniqueid type="tmdb">',
      '</',
      '<!--',
      '-->',
      '&#',
      ';',
      '77',
    ),
    fc.constantFrom(
      'tt0012345',
      'imdb.com/title/',
      'thetvdb.com/?',
      'seriesid=',
      '&#xFFFFFF;',
      '&#55296;',
      '<![CDATA[',
    ),
  );

  it('never throws, and answers ids of their shapes only', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const { imdb = 'tt0000001', tmdb = 1, tvdb = 1 } = idsOfNfo(pieces.join(''))?.ids ?? {};
        expect(imdb).toMatch(/^tt\d{7,9}$/);
        for (const id of [tmdb, tvdb]) expect(Number.isInteger(id) && id > 0 && id < 1e9).toBe(true);
      }),
    );
  });

  it('is read in linear time: the longest text of any bait takes no noticeable time', () => {
    const baits = [
      '<',
      '<a',
      '<a ',
      '<movie ',
      '<movie>',
      '<!--',
      '&',
      '&#',
      ' ',
      'tt',
      'a',
      '1',
      '<id type',
      '<id IMDB="',
    ];
    const longer = [
      'thetvdb.com/',
      'thetvdb.com/?id',
      'imdb.com/title?',
      '<uniqueid type = "',
      '</movie>',
      '<![CDATA[',
    ];
    const started = performance.now();
    for (const bait of [...baits, ...longer]) {
      for (const before of ['', '<movie>', '<tvshow><a>']) {
        idsOfNfo(before + bait.repeat(Math.ceil(NFO_LIMIT / bait.length)));
      }
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('stops at the limit', () => {
    expect(idsOfNfo(`${' '.repeat(NFO_LIMIT)}tt0012345`)).toBeNull();
  });
});
