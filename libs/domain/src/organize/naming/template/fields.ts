/** What each field of a naming template stands for. A field without a value is an empty text. */
export const FIELDS = {
  title: 'title, in the language of the installation',
  originalTitle: 'title in the language of the work',
  sortTitle: 'title with its leading article behind: "Matrix, The"',
  year: 'year of the first release or first air date',
  letter: 'letter that the title is sorted under, "#" for digits and signs',
  genre: 'the one genre that a film is filed under',
  type: 'what a series is filed under: series, animation or anime',
  range: 'range of titles, such as "A-F", where a folder would hold too many; a whole folder of the view',
  collection: 'saga that a film belongs to',
  tmdbId: 'number of the work at TMDb',
  imdbId: 'number of the work at IMDb',
  tvdbId: 'number of the work at TheTVDB',
  homonym: 'TMDb number, only where another work of the library has the same title and year',
  season: 'number of the season, 0 for specials',
  episode: 'number of the first episode',
  code: 'season and episodes: "S01E01E02"',
  episodeTitle: 'titles of the episodes',
  edition: 'edition: "Extended", "Directors", …',
  part: 'part of a film in several files',
  language: 'language word: "MULTi", "VOSTFR", "FR", …',
  audio: 'sound: "DTS", "TrueHD", …',
  channels: 'channels: "5.1", …',
  video: 'picture: "x265", "AV1", …',
  resolution: 'resolution: "1080p", …',
  hdr: 'high dynamic range: "HDR10", "DV", …',
  source: 'where the copy comes from: "bluray", "web-dl", …',
  group: 'release group',
  words: 'language, audio, video, resolution and version, each word once',
  version: 'what tells the versions of one work apart, only where there are several',
  original: 'name of the file as it was, without extension',
} as const;

export type FieldName = keyof typeof FIELDS;

export const isFieldName = (name: string): name is FieldName => Object.hasOwn(FIELDS, name);

/** Fields that say the same of every file of a work, so that a folder above its files may be named by them. */
export const TITLE_FIELDS: ReadonlySet<FieldName> = new Set<FieldName>([
  ...(['title', 'originalTitle', 'sortTitle', 'year', 'letter', 'genre', 'type', 'collection'] as const),
  ...(['tmdbId', 'imdbId', 'tvdbId'] as const),
]);

/** Fields that tell one work from most others. */
export const NAMING_FIELDS: ReadonlySet<FieldName> = new Set<FieldName>([
  ...(['title', 'originalTitle', 'sortTitle', 'tmdbId', 'imdbId', 'tvdbId', 'original'] as const),
]);

/** Fields that every work has a value for. */
export const ALWAYS_KNOWN: ReadonlySet<FieldName> = new Set<FieldName>([
  ...(['title', 'originalTitle', 'sortTitle', 'letter', 'tmdbId'] as const),
]);

/** Fields that are cut when a name is too long, in this order; all others always stay whole. */
export const CUT_FIRST: readonly FieldName[] = [
  ...(['group', 'episodeTitle', 'original', 'collection', 'originalTitle', 'sortTitle', 'title'] as const),
];
