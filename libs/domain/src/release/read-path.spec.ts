import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPath } from './read-path.js';
import type { Reading } from './reading.js';

const NOTHING: Reading = {
  kind: 'movie',
  title: '',
  alternativeTitles: [],
  year: null,
  seasons: [],
  episodes: [],
  absoluteEpisodes: [],
  date: null,
  part: null,
  extra: null,
  shelf: null,
  doubt: null,
  editions: [],
  resolution: null,
  source: null,
  videoCodec: null,
  audioCodecs: [],
  remux: false,
  audioChannels: null,
  hdr: [],
  languages: [],
  subtitleLanguages: [],
  group: null,
  proper: false,
  threeD: false,
  ids: {},
  idsFrom: null,
  titleFolderDepth: 0,
};

const read = (path: string): Reading => readPath(path.split('/'))[0] ?? NOTHING;

/** Title and year of a film, as `Title|1999`. */
const film = (path: string): string => {
  const { kind, title, year } = read(path);
  return kind === 'movie' ? `${title}|${year ?? ''}` : `${kind}: ${title}`;
};

/** Title and numbers of an episode, as `Title|1x2,3`; `a` stands before numbers that count through. */
const episode = (path: string): string => {
  const { kind, title, seasons, episodes, absoluteEpisodes, date } = read(path);
  if (kind !== 'episode') return `${kind}: ${title}`;
  const absolute = absoluteEpisodes.length > 0 ? `a${absoluteEpisodes.join(',')}` : '';
  const counted = `${seasons.join(',')}x${episodes.join(',')}${absolute}`;
  return `${title}|${counted === 'x' ? date : counted}`;
};

describe('films', () => {
  it.each([
    ['Heat.1995.1080p.BluRay.x264-GRP.mkv', 'Heat|1995'],
    ['Heat (1995).mkv', 'Heat|1995'],
    ['Heat [1995] [1080p].mp4', 'Heat|1995'],
    ['Heat - 1995.mkv', 'Heat|1995'],
    ['Heat 1995.mkv', 'Heat|1995'],
    ['Heat_1995_720p.mkv', 'Heat|1995'],
    ['1995 - Heat.mkv', 'Heat|1995'],
    ['07 - Heat (1995).mkv', 'Heat|1995'],
    ['[GRP] Heat (1995) [1080p BluRay x264].mkv', 'Heat|1995'],
    ['Heat (Crime drama 1995).avi', 'Heat|1995'],
    ['Heat.mkv', 'Heat|'],
    ['Heat.1080p.BluRay.x264-GRP.mkv', 'Heat|'],
    ['Heat [1080p].mkv', 'Heat|'],
    ['Heat.GERMAN.DL.1080p.BluRay.mkv', 'Heat|'],
    ['www.some-site.com - Heat.1995.720p.BRRip.mkv', 'Heat|1995'],
    ['[ www.some-site.com ] - Heat.1995.720p.BRRip.mkv', 'Heat|1995'],
    ['Heat (1995) (1).mkv', 'Heat|1995'],
    ['Heat (1995) - Copy.mkv', 'Heat|1995'],
    ['Heat.Directors.Cut.1995.1080p.BluRay.mkv', 'Heat|1995'],
    ['Heat (1995) {edition-Extended}.mkv', 'Heat|1995'],
  ])('%s', (path, expected) => {
    expect(film(path)).toBe(expected);
  });

  it.each([
    ['Blade.Runner.2049.2017.1080p.WEB-DL.mkv', 'Blade Runner 2049|2017'],
    ['1917.2019.1080p.BluRay.mkv', '1917|2019'],
    ['1917 (2019).mkv', '1917|2019'],
    ['1917.mkv', '1917|'],
    ['2012 (2009).mkv', '2012|2009'],
    ['300.2006.1080p.mkv', '300|2006'],
    ['Airport 1975 (1974).mkv', 'Airport 1975|1974'],
    ['Apollo.13.1995.720p.mkv', 'Apollo 13|1995'],
    ['12.Strong.2160p.BluRay.x265-GRP.mkv', '12 Strong|'],
    ['Assault.on.Precinct.13.2160p.BluRay.mkv', 'Assault on Precinct 13|'],
    ['50-50 (2011).mkv', '50-50|2011'],
    ['The.Good.German.2006.720p.BluRay.x264-GRP.mkv', 'The Good German|2006'],
    ['Johnny.English.2003.1080p.BluRay.mkv', 'Johnny English|2003'],
    ['Step Up 3D (2010).mkv', 'Step Up 3D|2010'],
    ['Mad.Max.1080p.BluRay.mkv', 'Mad Max|'],
    ['spider-man.1999.1080p.mkv', 'spider-man|1999'],
    ['Lion King, The (1994).mkv', 'The Lion King|1994'],
    ['Lion.King.The.1994.720p.mkv', 'The Lion King|1994'],
    ['Das Boot (1981)/Boot, Das (1981).mkv', 'Das Boot|1981'],
    ['Ame\u0301lie (2001).mkv', 'Amélie|2001'],
    ['ต้มยำกุ้ง.mkv', 'ต้มยำกุ้ง|'],
    ['Брат.1997.1080p.BluRay.mkv', 'Брат|1997'],
  ])('titles that look like something else: %s', (path, expected) => {
    expect(film(path)).toBe(expected);
  });

  it.each([
    ['Movies/Heat (1995)/Heat.1995.1080p.mkv', 'Heat|1995'],
    ['Movies/Heat (1995)/9f86d081884c7d659a2feaa0c55ad015.mkv', 'Heat|1995'],
    ['Movies/Heat (1995)/movie.mkv', 'Heat|1995'],
    ['Movies/Heat (1995)/title00.mkv', 'Heat|1995'],
    ['Movies/Heat (1995)/Title_T01.mkv', 'Heat|1995'],
    ['Movies/Heat (1995)/1.mkv', 'Heat|1995'],
    ['Movies/Heat (1995)/grp-heat.mkv', 'Heat|1995'],
    ['Movies/Heat (1995)/xkqzjw.mkv', 'Heat|1995'],
    ['Movies/Heat/Heat.mkv', 'Heat|'],
    ['Movies/Long Saga/Heat.mkv', 'Heat|'],
    ['Movies/Heat (1995)/Feature/movie.mkv', 'Heat|1995'],
    ['Movies/Expend4bles/Movie/bhkj/Expend4bles.mkv', 'Expend4bles|'],
    ['Movies/Non-Stop.2014.720p/movie.mkv', 'Non-Stop|2014'],
    ['Movies/1995/Heat.mkv', 'Heat|'],
    ['Movies/H/Heat (1995).mkv', 'Heat|1995'],
    ['Downloads/complete/Heat.1995.mkv', 'Heat|1995'],
    ['New folder (2)/Heat.1995.mkv', 'Heat|1995'],
    ['Movies/Horror/movie.mkv', 'movie|'],
  ])('with its folders: %s', (path, expected) => {
    expect(film(path)).toBe(expected);
  });

  it('gives the folder’s title as an alternative when it differs', () => {
    const reading = read('Movies/Le Cercle rouge (1970)/The Red Circle (1970).mkv');
    expect(reading).toMatchObject({
      title: 'The Red Circle',
      alternativeTitles: ['Le Cercle rouge'],
      year: 1970,
    });
  });

  it.each([
    ['Il buono AKA The Good (1966).mkv', ['Il buono', 'The Good']],
    ['Alien - Covenant (2017).mkv', ['Alien - Covenant', 'Alien', 'Covenant']],
    [
      '千と千尋の神隠し Spirited Away (2001).mkv',
      ['千と千尋の神隠し Spirited Away', 'Spirited Away', '千と千尋の神隠し'],
    ],
    ['Freedom Uncut.mkv', ['Freedom Uncut', 'Freedom']],
    ['07 - Heat (1995).mkv', ['Heat', '07 - Heat']],
    ['Comic.Relief.2024.Funny.for.Money.1080p.mkv', ['Comic Relief', 'Comic Relief 2024 Funny for Money']],
  ])('offers every title of %s', (path, titles) => {
    const { title, alternativeTitles } = read(path);
    expect([title, ...alternativeTitles]).toEqual(titles);
  });

  it.each([
    ['Heat (1995)/Heat (1995) CD1.avi', 1],
    ['Heat (1995)/Heat (1995) CD2.avi', 2],
    ['Heat (1995)/Heat (1995) - part2.avi', 2],
    ['Heat (1995)/Heat (1995).pt2.avi', 2],
    ['Heat (1995)/Heat (1995) Disc 1.avi', 1],
    ['Heat (1995)/Heat (1995) Teil 3.avi', 3],
    ['Heat (1995)/Heat (1995).avi', null],
  ])('%s is part %s', (path, part) => {
    expect(read(path)).toMatchObject({ kind: 'movie', title: 'Heat', year: 1995, part });
  });

  it('keeps "Part 2" as a title too', () => {
    expect(read('Kill Them Part 2.mkv').alternativeTitles).toEqual(['Kill Them Part 2']);
  });

  it('reads a disc’s folder, which has no extension', () => {
    expect(film('Movies/Heat (1995)')).toBe('Heat|1995');
    expect(film('Movies/Mr. Nobody')).toBe('Mr. Nobody|');
  });
});

describe('ids', () => {
  it.each([
    ['Heat (1995) {tmdb-949}.mkv', { tmdb: 949 }],
    ['Heat (1995) [tmdbid-949].mkv', { tmdb: 949 }],
    ['Heat (1995) [tmdbid=949].mkv', { tmdb: 949 }],
    ['Heat (1995) {imdb-tt0113277}.mkv', { imdb: 'tt0113277' }],
    ['Heat (1995) [tt0113277].mkv', { imdb: 'tt0113277' }],
    ['Heat (1995) [imdbid-tt0113277]/heat.mkv', { imdb: 'tt0113277' }],
    ['Show {tvdb-121361}/Season 1/Show S01E01.mkv', { tvdb: 121361 }],
    ['Heat (1995).mkv', {}],
  ])('%s', (path, ids) => {
    const reading = read(path);
    expect(reading.ids).toEqual(ids);
    expect(reading.title).not.toMatch(/[[\]{}]|tt0|db/);
  });
});

describe('episodes', () => {
  it.each([
    ['Show.S01E02.720p.HDTV.x264-GRP.mkv', 'Show|1x2'],
    ['Show.s1e2.mkv', 'Show|1x2'],
    ['Show.S01.E02.Name.mkv', 'Show|1x2'],
    ['Show S01 E02.mkv', 'Show|1x2'],
    ['Show - S01xE02 - Name.mkv', 'Show|1x2'],
    ['Show 1x02 Name.mkv', 'Show|1x2'],
    ['Show_1x02.mkv', 'Show|1x2'],
    ['Show - 1x2.mkv', 'Show|1x2'],
    ['Show [S01E02] Name.mkv', 'Show|1x2'],
    ['Show Season 1 Episode 2.mkv', 'Show|1x2'],
    ['Show Series 1 Ep. 2 Name.mkv', 'Show|1x2'],
    ['Show.S01E02E03.mkv', 'Show|1x2,3'],
    ['Show.S01E02-E04.mkv', 'Show|1x2,3,4'],
    ['Show.S01E02-03.mkv', 'Show|1x2,3'],
    ['Show 1x02-1x03.mkv', 'Show|1x2,3'],
    ['Show.1x02x03.mkv', 'Show|1x2,3'],
    ['Show.S01E02-720p.mkv', 'Show|1x2'],
    ['Show.S00E05.Special.mkv', 'Show|0x5'],
    ['Show.2016x231.mkv', 'Show|2016x231'],
    ['Show.2014.05.06.Guest.720p.mkv', 'Show|2014-05-06'],
    ['Show 2014-05-06.mkv', 'Show|2014-05-06'],
    ['42.S01E01.mkv', '42|1x1'],
    ['Late.Show.2016.02.25.S20E142.mkv', 'Late Show|20x142'],
  ])('%s', (path, expected) => {
    expect(episode(path)).toBe(expected);
  });

  it.each([
    ['TV/Show/Season 01/01.mkv', 'Show|1x1'],
    ['TV/Show/Season 1/01 - Pilot.mkv', 'Show|1x1'],
    ['TV/Show/Season 1/01. Pilot.mkv', 'Show|1x1'],
    ['TV/Show/Season 1/16 Some Title.mkv', 'Show|1x16'],
    ['TV/30 Show/Season 1/30 Show 05.mkv', '30 Show|1x5'],
    ['TV/Show/Season 1/03 Apollo 13.mkv', 'Show|1x3'],
    ['TV/Show/Season 1/Episode 3.mkv', 'Show|1x3'],
    ['TV/Show/Season 1/E03-04.mkv', 'Show|1x3,4'],
    ['TV/Show/Saison 2/Show 203.mkv', 'Show|2x3'],
    ['TV/Show/Staffel 2/S02E03.mkv', 'Show|2x3'],
    ['TV/Show/Temporada 2/Show - 03.mkv', 'Show|2x3'],
    ['TV/Show/Stagione 2/Show E03.mkv', 'Show|2x3'],
    ['TV/Show/Сезон 2/03.mkv', 'Show|2x3'],
    ['TV/Show/Series 2/03.mkv', 'Show|2x3'],
    ['TV/Show/S02/03.mkv', 'Show|2x3'],
    ['TV/Show/2/Show 2x03.mkv', 'Show|2x3'],
    ['TV/Show.S01.x264-GRP/01.mkv', 'Show|1x1'],
    ['TV/Show/Complete Season 2/Show - 03.mkv', 'Show|2x3'],
    ['TV/Show/Specials/S00E01.mkv', 'Show|0x1'],
    ['TV/Show/Season 2/13/13.mkv', 'Show|2x13'],
    ['TV/Show.S02.1080p.WEB-DL.x264-GRP/Show - 03.mkv', 'Show|2x3'],
    ['TV/Show/Show - 03.mkv', 'Show|x3'],
    ['TV/Show/Show.103.720p.mkv', 'Show|1x3'],
    ['TV/Show (2010)/Show.S01E01/Show.S01E01.mkv', 'Show|1x1'],
    ['Thunderbirds 2086/Season 1/Thunderbirds 2086 - 01.mkv', 'Thunderbirds 2086|1x1'],
    ['Show Season 2/Show - 03.mkv', 'Show|2x3'],
  ])('with its folders: %s', (path, expected) => {
    expect(episode(path)).toBe(expected);
  });

  it.each([
    ['[Grp] Show - 07 [1080p].mkv', 'Show|xa7'],
    ['[Grp] Show - 107v2 [1080p][0A1B2C3D].mkv', 'Show|xa107'],
    ['[Grp] Show - 07-08.mkv', 'Show|xa7,8'],
    ['[Grp] Show S2 - 07 [1080p].mkv', 'Show|2xa7'],
    ['[Grp] Show 2nd Season - 07 [1080p].mkv', 'Show|2xa7'],
    ['[Grp] Show - S02E07.mkv', 'Show|2x7'],
    ['Anime/Show/[Grp] Show - 07.mkv', 'Show|xa7'],
    ['Show - 07 [1080p].mkv', 'Show|x7'],
    ['Show - 010 (720p).mkv', 'Show|x10'],
    ['Show EP06 720p.mkv', 'Show|x6'],
    ['[Grp] Show - 10.5 [1080p].mkv', 'Show|xa10.5'],
  ])('numbers that count through: %s', (path, expected) => {
    expect(episode(path)).toBe(expected);
  });

  it.each([
    'Movies/Apollo 13.mkv',
    'Movies/The Taking of Pelham 123 (1974).mkv',
    'Movies/Ocean - 11 (2001).mkv',
    'Movies/Title - 07.mkv',
    'The.Man.from.U.N.C.L.E.2015.1080p.BluRay.mkv',
    'Star.Wars.Episode.4.1977.1080p.mkv',
    'Airport 1975 (1974) 2160p.mkv',
    'Picture 1920x1080.mkv',
    'Downloads/Heat (1995)/Heat (1995) (1).mkv',
  ])('%s is a film', (path) => {
    expect(read(path).kind).toBe('movie');
  });

  it('takes the year of a series from name or folder', () => {
    expect(read('TV/Show (2010)/Season 1/01.mkv').year).toBe(2010);
    expect(read('TV/Show (2010)/Season 1/Show S01E01.mkv').year).toBe(2010);
    expect(read('Show.2010.S01E01.mkv')).toMatchObject({ title: 'Show', year: 2010 });
    expect(read('TV/Other (2010)/Show S01E01.mkv').year).toBeNull();
  });
});

describe('titleFolderDepth', () => {
  it.each([
    ['Movies/Heat (1995)/Heat.mkv', 0],
    ['Movies/Heat (1995)/Feature/Heat.mkv', 1],
    ['Movies/Heat.mkv', 0],
    ['TV/Show/Show S01E01.mkv', 0],
    ['TV/Show/Season 1/01.mkv', 1],
    ['TV/Show/Season 1/Show S01E01/Show S01E01.mkv', 2],
  ])('%s: %s', (path, depth) => {
    expect(read(path).titleFolderDepth).toBe(depth);
  });
});

describe('any path', () => {
  it('has one to five readings with titles in NFC', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 8 }), (names) => {
        const readings = readPath(names);
        expect(readings.length).toBeGreaterThanOrEqual(1);
        expect(readings.length).toBeLessThanOrEqual(5);
        for (const { title, titleFolderDepth } of readings) {
          expect(title).toBe(title.normalize('NFC'));
          expect(titleFolderDepth).toBeLessThan(Math.max(1, names.length));
        }
      }),
    );
  });

  it('takes long hostile names in no time', () => {
    const hostile = [
      'a'.repeat(5_000),
      '[('.repeat(2_000),
      's01e01'.repeat(500),
      ' - 1'.repeat(1_000),
      '2000.'.repeat(900),
      '20x'.repeat(900),
    ];
    for (const name of hostile) expect(readPath([name, `${name}.mkv`]).length).toBeGreaterThan(0);
  });

  it('says nothing where nothing is said', () => {
    expect(readPath(['.mkv'])).toHaveLength(1);
    expect(read('TV/Season 1/01.mkv')).toMatchObject({
      kind: 'episode',
      title: '',
      seasons: [1],
      episodes: [1],
    });
  });
});
