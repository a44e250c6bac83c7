/** Paths as libraries and downloads have them, made up from a list of words: the same for the same seed. */
import { dice } from './dice.mjs';

const ADJECTIVES =
  'Silent Crimson Hollow Distant Golden Restless Northern Broken Velvet Hidden Electric Forgotten Patient Burning Paper Late';
const NOUNS =
  'Harbour Lantern Orchard Meridian Clockmaker Avalanche Ferry Cathedral Gardener Signal Winter Labyrinth Tide Kingdom Notebook Sparrow Railway Horizon Cartographer Furnace';
const FOREIGN = 'Café Liberté|Straße der Möwen|Mañana Otra Vez|Ночной Паром|潮風の灯台|Cítíš Vítr';
const words = (text) => text.split(' ');

const LISTS = {
  adjective: words(ADJECTIVES),
  noun: words(NOUNS),
  foreign: FOREIGN.split('|'),
  ending: words('K X V RA LT NEX IUM 7 DL-E OR'),
  stem: words('Quill Brine Moss Tarn Vesper Oxide Lumen Fathom Kelp Zephyr'),
  disc: [
    '1080p BluRay x264',
    '720p BluRay x264 DTS',
    '1080p BluRay REMUX AVC DTS-HD MA 5.1',
    'BDRip XviD AC3',
  ],
  uhd: ['2160p UHD BluRay REMUX HDR HEVC TrueHD 7.1 Atmos', '2160p WEB-DL DV HDR10 DDP5.1 H.265'],
  web: [
    '1080p WEB-DL DD5.1 H.264',
    '720p WEBRip AAC2.0 x264',
    '1080p WEB h264',
    '1080p AMZN WEB-DL DDP5.1 H.264',
  ],
  tv: ['720p HDTV x264', 'HDTV XviD', '1080i HDTV MPEG2 DD5.1', '480p DVDRip x264'],
  remark: [
    ...words('EXTENDED PROPER REPACK UNRATED GERMAN FRENCH MULTi iTALiAN REMASTERED'),
    'Directors Cut',
    'IMAX',
  ],
  container: ['mkv', 'mkv', 'mkv', 'mp4', 'avi'],
};

const drawer = (seed) => {
  const draw = dice(seed);
  return { ...draw, word: (list) => draw.pick(LISTS[list]) };
};

const two = (number) => String(number).padStart(2, '0');
const dotted = (text) => text.replaceAll(/[ ,:]+/g, '.');
const range = (from, count) => Array.from({ length: count }, (_, index) => from + index);

function title(draw) {
  const patterns = [
    () => `The ${draw.word('adjective')} ${draw.word('noun')}`,
    () => `${draw.word('noun')} of the ${draw.word('adjective')} ${draw.word('noun')}`,
    () => `${draw.word('adjective')} ${draw.word('noun')}`,
    () => `${draw.word('noun')} and ${draw.word('noun')}`,
    () => `${draw.word('noun')} ${draw.between(2, 99)}`,
  ];
  return draw.chance(0.06) ? draw.word('foreign') : draw.pick(patterns)();
}

const year = (draw) => draw.between(1950, 2026);
const group = (draw) => `${draw.word('stem')}${draw.word('ending')}`;
const hex = (draw, length) =>
  range(0, length)
    .map(() => draw.between(0, 15).toString(16))
    .join('');

/** `1080p WEB h264-Group`, with a remark before it now and then. */
function tags(draw, kinds) {
  const remark = draw.chance(0.2) ? `${draw.word('remark')} ` : '';
  return `${remark}${draw.word(draw.pick(kinds))}-${group(draw)}`;
}

/** A film in its folder, as a media centre likes it. */
function shelvedFilm(draw) {
  const name = `${title(draw)} (${year(draw)})`;
  const copy = draw.chance(0.5) ? ` [${draw.word('disc')}]` : '';
  return [`Films/${name}/${name}${copy}.${draw.word('container')}`];
}

/** A film as it was released, with or without its folder. */
function releasedFilm(draw) {
  const name = dotted(`${title(draw)} ${year(draw)} ${tags(draw, ['disc', 'uhd', 'web'])}`);
  const folder = draw.chance(0.6) ? `${name}/` : '';
  return [`Downloads/${folder}${name}.${draw.word('container')}`];
}

/** A season in the folders of a library. */
function shelvedSeason(draw) {
  const show = draw.chance(0.5) ? `${title(draw)} (${year(draw)})` : title(draw);
  const season = draw.between(0, 9);
  const folder = `Series/${show}/${season === 0 ? 'Specials' : `Season ${two(season)}`}`;
  return range(1, draw.between(3, 8)).map((episode) => {
    const number = draw.chance(0.1)
      ? `S${two(season)}E${two(episode)}-E${two(episode + 1)}`
      : `S${two(season)}E${two(episode)}`;
    return `${folder}/${show} - ${number} - ${title(draw)}.${draw.word('container')}`;
  });
}

/** A single episode as it was released. */
function releasedEpisode(draw) {
  const number = draw.chance(0.8)
    ? `S${two(draw.between(1, 12))}E${two(draw.between(1, 24))}`
    : `${draw.between(1, 12)}x${two(draw.between(1, 24))}`;
  const name = dotted(`${title(draw)} ${number} ${tags(draw, ['tv', 'web'])}`);
  return [`Downloads/${draw.chance(0.5) ? `${name}/` : ''}${name}.mkv`];
}

/** Episodes counted through the series, in the manner of anime groups. */
function anime(draw) {
  const [by, show, from] = [group(draw), title(draw), draw.between(1, 900)];
  return range(from, draw.between(2, 5)).map((number) => {
    const version = draw.chance(0.1) ? 'v2' : '';
    const check = draw.chance(0.7) ? `[${hex(draw, 8).toUpperCase()}]` : '';
    return `Anime/${show}/[${by}] ${show} - ${two(number)}${version} [1080p]${check}.mkv`;
  });
}

/** A show that counts by its dates. */
function daily(draw) {
  const show = `The ${draw.word('adjective')} Show`;
  const date = [year(draw), two(draw.between(1, 12)), two(draw.between(1, 28))].join('.');
  return [`TV/${show}/${dotted(`${show} ${date} ${title(draw)} ${tags(draw, ['tv', 'web'])}`)}.mkv`];
}

/** Some seasons in one download: the folder tells the pack, the files their numbers. */
function pack(draw) {
  const [show, last, copy] = [title(draw), draw.between(2, 6), tags(draw, ['tv', 'web', 'disc'])];
  const folder = dotted(`${show} S01-S${two(last)} COMPLETE ${copy}`);
  return range(1, last).map(
    (season) =>
      `Downloads/${folder}/${dotted(`${show} S${two(season)}E${two(draw.between(1, 10))} ${copy}`)}.mkv`,
  );
}

/** A file whose own name says nothing, in a folder that says it all. */
function obfuscated(draw) {
  const number = draw.chance(0.5) ? year(draw) : `S${two(draw.between(1, 9))}E${two(draw.between(1, 20))}`;
  const folder = dotted(`${title(draw)} ${number} ${tags(draw, ['web', 'disc'])}`);
  return [`Downloads/${folder}/${draw.chance(0.7) ? hex(draw, 32) : `abc.xyz.${hex(draw, 6)}`}.mkv`];
}

/** Released names come more often than the rest. */
const MAKERS = [
  ...[shelvedFilm, releasedFilm, releasedFilm, shelvedSeason, releasedEpisode, releasedEpisode],
  ...[anime, daily, pack, obfuscated],
];

/** Paths without end, evenly mixed; the files of one series follow each other, as in a scan. */
export function* madeUpNames(seed) {
  const draw = drawer(seed);
  for (;;) yield* draw.pick(MAKERS)(draw);
}
