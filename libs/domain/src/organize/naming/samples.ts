import type { Reading } from '../../release/reading.js';
import { encodeUtf8 } from '../../shared/bytes.js';
import type { OrganizableVideo } from '../plan.js';

/** A video made up to show what a way of naming does with a case. */
export interface Sample {
  readonly about: string;
  readonly video: OrganizableVideo;
}

/** A name that says nothing. */
const SILENT: Reading = {
  ...{ kind: 'movie', title: '', alternativeTitles: [], year: null, seasons: [], episodes: [] },
  ...{ absoluteEpisodes: [], date: null, part: null, extra: null, ids: {}, idsFrom: null },
  ...{ titleFolderDepth: 0, shelf: null, doubt: null, editions: [], resolution: null, source: null },
  ...{ remux: false, videoCodec: null, audioCodecs: [], audioChannels: null, hdr: [], languages: [] },
  ...{ subtitleLanguages: [], group: null, proper: false, threeD: false },
};

const HD: Partial<Reading> = {
  resolution: '1080p',
  source: 'bluray',
  videoCodec: 'h264',
  audioCodecs: ['dts'],
};
const UHD: Partial<Reading> = {
  resolution: '2160p',
  videoCodec: 'h265',
  audioCodecs: ['truehd'],
  hdr: ['hdr10'],
};
const WEB: Partial<Reading> = {
  resolution: '720p',
  source: 'web-dl',
  videoCodec: 'h264',
  audioCodecs: ['aac'],
};

type Given = Partial<Omit<OrganizableVideo, 'path' | 'reading'>> &
  Pick<OrganizableVideo, 'title' | 'tmdbId'> & { readonly name: string; readonly copy?: Partial<Reading> };

let made = 0;

function sample(about: string, { name, copy = HD, ...given }: Given): Sample {
  const video: OrganizableVideo = {
    ...{
      fileId: `sample ${++made}`,
      kind: 'movie',
      originalTitle: given.title,
      originalLanguage: 'en',
      titles: {},
    },
    ...{
      year: null,
      genreIds: [18],
      collection: null,
      imdbId: null,
      tvdbId: null,
      media: null,
      damaged: false,
      extras: [],
      size: 0,
      linkedAt: null,
    },
    ...{
      season: null,
      episodes: [],
      episodeTitles: [],
      part: null,
      disc: false,
      discFiles: [],
      companions: [],
    },
    ...given,
    reading: { ...SILENT, ...copy },
    path: encodeUtf8(`/downloads/${name}`),
  };
  return { about, video };
}

const episode = (about: string, given: Given): Sample => sample(about, { kind: 'episode', ...given });

const BLADE_RUNNER = {
  title: 'Blade Runner',
  tmdbId: 78,
  year: 1982,
  imdbId: 'tt0083658',
  genreIds: [878, 18],
};
const GONE = {
  title: 'Gone with the Wind',
  tmdbId: 770,
  year: 1939,
  imdbId: 'tt0031381',
  genreIds: [18, 10749],
};
const LONGEST =
  'Night of the Day of the Dawn of the Son of the Bride of the Return of the Revenge of the Terror of the Attack ' +
  'of the Evil, Mutant, Hellbound, Flesh-Eating, Crawling, Alien, Zombified, Subhumanoid Living Dead, Part 5';

/** One sample at least for each case that names have to cope with. Numbers of works are there to show their place. */
export const SAMPLES: readonly Sample[] = [
  sample('a film of a saga', {
    ...{
      name: 'The.Matrix.1999.MULTi.1080p.BluRay.x264.DTS-GRP.mkv',
      title: 'The Matrix',
      tmdbId: 603,
      year: 1999,
    },
    ...{
      imdbId: 'tt0133093',
      genreIds: [28, 878],
      collection: 'The Matrix Collection',
      titles: { fr: 'Matrix' },
    },
    copy: { ...HD, languages: ['fr', 'en'], group: 'GRP' },
  }),
  sample('an edition, and another version of the same film', {
    ...{ name: 'Blade.Runner.1982.Final.Cut.2160p.mkv', ...BLADE_RUNNER },
    copy: { ...UHD, editions: ['final'] },
  }),
  sample('the other version', { name: 'Blade.Runner.1982.1080p.mkv', ...BLADE_RUNNER }),
  sample('the first part of a film', { name: 'Gone with the Wind CD1.avi', ...GONE, part: 1, copy: {} }),
  sample('the second part', { name: 'Gone with the Wind CD2.avi', ...GONE, part: 2, copy: {} }),
  sample('a colon in the title', {
    ...{ name: 'Alien Covenant (2017).mkv', title: 'Alien: Covenant', tmdbId: 126889, year: 2017 },
    ...{ genreIds: [878, 27], copy: UHD },
  }),
  sample('signs that no name may have', {
    ...{ name: 'face.off.mkv', title: 'Face/Off: "What?" <*>', tmdbId: 754, year: 1997, genreIds: [28, 80] },
  }),
  sample('an article and accents', {
    ...{
      name: 'Amelie.2001.FRENCH.mkv',
      title: "Le Fabuleux Destin d'Amélie Poulain",
      tmdbId: 194,
      year: 2001,
    },
    ...{ originalLanguage: 'fr', titles: { en: 'Amélie' }, genreIds: [35, 10749] },
    copy: { ...HD, languages: ['fr'] },
  }),
  sample('a title from right to left', {
    ...{ name: 'Wadjda.2012.mkv', title: 'وجدة', tmdbId: 129112, year: 2012, originalLanguage: 'ar' },
    ...{ titles: { en: 'Wadjda', fr: 'Wadjda' } },
  }),
  sample('a title that is too long for a name', {
    ...{ name: 'notd5.avi', title: LONGEST, tmdbId: 1000001, year: 2011, genreIds: [35, 27], copy: {} },
  }),
  sample('a film without a year', { name: 'dark.star.avi', title: 'Dark Star', tmdbId: 4542, copy: {} }),
  sample('two films of one title and year', {
    ...{ name: 'pinocchio.a.mkv', title: 'Pinocchio', tmdbId: 532639, year: 2022, genreIds: [14, 10751] },
  }),
  sample('the second of them', {
    ...{ name: 'pinocchio.b.mkv', title: 'Pinocchio', tmdbId: 555604, year: 2022, genreIds: [14, 16] },
  }),
  episode('an episode', {
    ...{ name: 'breaking.bad.s01e01.mkv', title: 'Breaking Bad', tmdbId: 1396, year: 2008, tvdbId: 81189 },
    ...{ imdbId: 'tt0903747', season: 1, episodes: [1], episodeTitles: ['Pilot'] },
  }),
  episode('several episodes in one file', {
    ...{
      name: 'friends.s10e17-18.mkv',
      title: 'Friends',
      tmdbId: 1668,
      year: 1994,
      genreIds: [35],
      copy: WEB,
    },
    ...{ season: 10, episodes: [17, 18], episodeTitles: ['The Last One (1)', 'The Last One (2)'] },
  }),
  episode('a special', {
    ...{ name: 'doctor.who.s00e01.mkv', title: 'Doctor Who', tmdbId: 57243, year: 2005, copy: WEB },
    ...{ season: 0, episodes: [1], episodeTitles: ['Born Again'] },
  }),
  episode('an episode without a title', {
    ...{
      name: 'the.daily.show.2024.01.08.mkv',
      title: 'The Daily Show',
      tmdbId: 2224,
      year: 1996,
      copy: WEB,
    },
    ...{ genreIds: [35], season: 29, episodes: [1], episodeTitles: [''] },
  }),
  episode('an anime', {
    ...{ name: '[Group] Shingeki no Kyojin - 01.mkv', title: 'Attack on Titan', tmdbId: 1429, year: 2013 },
    ...{ originalTitle: '進撃の巨人', originalLanguage: 'ja', titles: { fr: "L'Attaque des Titans" } },
    ...{ genreIds: [16, 10759], season: 1, episodes: [1], episodeTitles: ['To You, in 2000 Years'] },
    copy: { ...HD, languages: ['ja'], subtitleLanguages: ['fr'], group: 'Group' },
  }),
];
