// The readers that can be measured: this project's, and two others for comparison, in the corpus' fields and words.
import { parseTorrentTitle } from '@viren070/parse-torrent-title';
import { parsePath, toCorpusFields } from '#domain/release';
import { SetUpError } from '../lib/run.mjs';

const SOURCES = [
  [/screener|scr$/i, 'screener'],
  [/hd-?dvd/i, 'hd-dvd'],
  [/blu-?ray|bd-?rip|br-?rip|bdremux/i, 'bluray'],
  [/web-?rip/i, 'webrip'],
  [/^web/i, 'web-dl'],
  [/telesync|^ts$|hdts/i, 'telesync'],
  [/telecine|^tc$/i, 'telecine'],
  [/cam/i, 'cam'],
  [/tv|sat/i, 'hdtv'],
  [/dvd/i, 'dvd'],
  [/hd-?rip/i, 'hdrip'],
  [/vhs/i, 'vhs'],
  [/ppv|pay-per-view/i, 'ppv'],
];
const VIDEO = [
  [/264|avc/i, 'h264'],
  [/265|hevc/i, 'h265'],
  [/av1/i, 'av1'],
  [/vp9/i, 'vp9'],
  [/xvid/i, 'xvid'],
  [/divx/i, 'divx'],
  [/mpeg-?2/i, 'mpeg2'],
  [/vc-?1/i, 'vc1'],
];
const AUDIO = [
  [/atmos/i, 'atmos'],
  [/truehd/i, 'truehd'],
  [/dts[: -]?(?:hd|x|lossless)/i, 'dts-hd'],
  [/dts/i, 'dts'],
  [/ddp|eac3|digital plus/i, 'eac3'],
  [/^dd|ac-?3|dolby digital/i, 'ac3'],
  [/aac/i, 'aac'],
  [/flac/i, 'flac'],
  [/opus/i, 'opus'],
  [/mp3/i, 'mp3'],
  [/pcm/i, 'pcm'],
];
const EDITIONS = [
  [/director/i, 'directors'],
  [/collector/i, 'collector'],
  [/^fan/i, 'fanedit'],
];
const LANGUAGES = Object.entries({
  ...{
    por: 'pt',
    ita: 'it',
    eng: 'en',
    pol: 'pl',
    jpn: 'ja',
    spa: 'es',
    hin: 'hi',
    swe: 'sv',
    rus: 'ru',
    tel: 'te',
  },
  ...{
    fra: 'fr',
    deu: 'de',
    kor: 'ko',
    cat: 'ca',
    heb: 'he',
    rum: 'ro',
    nld: 'nl',
    ukr: 'uk',
    ces: 'cs',
    hun: 'hu',
  },
  ...{
    nor: 'no',
    dan: 'da',
    fin: 'fi',
    tur: 'tr',
    zho: 'zh',
    tam: 'ta',
    mal: 'ml',
    kan: 'kn',
    ara: 'ar',
    tha: 'th',
  },
}).map(([three, two]) => [new RegExp(`^${three}$`), two]);

const list = (value) => [value].flat().filter((one) => one !== undefined && one !== null);
const wordIn = (table, text) => table.find(([pattern]) => pattern.test(text ?? ''))?.[1];
const wordsIn = (table, values) => list(values).map((text) => wordIn(table, text) ?? text.toLowerCase());

/** The base parser reads file names, not paths: it gets the last name, without the extension. */
function base(path) {
  const found = parseTorrentTitle(path.replace(/^.*\/(?=[^ ])/, '').replace(/\.[a-z0-9]{2,4}$/i, ''));
  const resolution = { '4k': '2160p', '2k': '1440p' }[found.resolution] ?? found.resolution;
  const isEpisode = list(found.seasons).length + list(found.episodes).length > 0 || found.date !== undefined;
  return [
    {
      ...{ type: isEpisode ? 'episode' : 'movie', title: found.title, year: Number(found.year) || undefined },
      ...{ season: found.seasons, episodes: found.episodes, date: found.date, resolution },
      ...{ source: wordIn(SOURCES, found.quality), videoCodec: wordIn(VIDEO, found.codec) },
      audioCodec: wordsIn(AUDIO, found.audio),
      edition: list(found.editions).map((text) => wordIn(EDITIONS, text) ?? text.toLowerCase().split(' ')[0]),
      ...{ languages: found.languages, releaseGroup: found.group, threeD: found.threeD !== undefined },
      ...{
        proper: found.proper === true || found.repack === true,
        remux: /remux/i.test(found.quality ?? ''),
      },
    },
  ];
}

async function guessitReader() {
  const { guessit } = await import('guessit-js').catch(() => {
    throw new SetUpError('guessit-js is not installed; `npm install` brings it');
  });
  return (path) => {
    const found = guessit(path);
    const other = list(found.other);
    return [
      {
        ...{ type: found.type, title: list(found.title)[0], titleAlt: list(found.alternative_title) },
        ...{
          year: found.year,
          season: found.season,
          episodes: list(found.episode ?? found.absolute_episode),
        },
        ...{ date: found.date && new Date(found.date).toISOString().slice(0, 10), part: list(found.part)[0] },
        resolution: found.screen_size?.replace(/i$/, 'p'),
        source: other.includes('Screener') ? 'screener' : guessitSource(found.source, other),
        ...{ videoCodec: wordIn(VIDEO, found.video_codec), audioCodec: wordsIn(AUDIO, found.audio_codec) },
        edition: wordsIn(EDITIONS, found.edition),
        languages: list(found.language).map((language) => wordIn(LANGUAGES, language.alpha3 ?? language)),
        ...{ releaseGroup: found.release_group, proper: found.proper_count > 0 },
        ...{ remux: other.includes('Remux'), threeD: other.includes('3D') },
        extra: other.some((word) => ['Extras', 'Trailer', 'Sample'].includes(word)),
      },
    ];
  };
}

/** guessit says "Web" with or without "Rip". */
const guessitSource = (source, other) =>
  list(source)[0] === 'Web' && other.includes('Rip') ? 'webrip' : wordIn(SOURCES, list(source)[0]);

const READERS = {
  cineorg: () => (path) => parsePath(path).map(toCorpusFields),
  base: () => base,
  guessit: guessitReader,
};

export const PARSERS = Object.keys(READERS);

/** A function from a path to its readings in the corpus' fields, the best first. */
export const readerOf = async (parser) => READERS[parser]();
