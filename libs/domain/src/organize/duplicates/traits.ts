import { copyWordsOf } from '../naming/copy-words.js';
import type { Copy } from './copy.js';
import { coversLanguages, spokenIn } from './spoken.js';

/** What copies are compared by, the weightiest first. */
export const QUALITY_FEATURES = [
  'damage',
  'release',
  'resolution',
  'source',
  'hdr',
  'sound',
  'channels',
  'languages',
  'proper',
  'video',
  'bit-rate',
  'size',
] as const;
export type QualityFeature = (typeof QUALITY_FEATURES)[number];

/** One feature of copies, and how two of them compare in it. */
export interface Trait {
  readonly feature: QualityFeature;
  /** For people; empty when it is not known. */
  readonly textOf: (copy: Copy) => string;
  /** More is better; null when it is not known. */
  readonly rankOf: (copy: Copy) => number | null;
  /** Whether `one` is at least as good as `other`, as far as is known. */
  readonly atLeast: (one: Copy, other: Copy) => boolean;
  /** Whether `one` is known to be better than `other`, which is known too. */
  readonly above: (one: Copy, other: Copy) => boolean;
}

type Ranked = Pick<Trait, 'feature' | 'textOf' | 'rankOf'>;

/** What is not known counts as least, so that it never outweighs what is. */
const LEAST = -1;

function ranked(trait: Ranked): Trait {
  const { rankOf } = trait;
  return {
    ...trait,
    atLeast: (one, other) => (rankOf(one) ?? LEAST) >= (rankOf(other) ?? LEAST),
    above: (one, other) => {
      const [own, others] = [rankOf(one), rankOf(other)];
      return own !== null && others !== null && own > others;
    },
  };
}

/** A trait that is a word of a list, the best first; words that the list has not are not known. */
const listed = (
  feature: QualityFeature,
  wordOf: (copy: Copy) => string,
  ranks: Readonly<Record<string, number>>,
): Trait =>
  ranked({
    feature,
    textOf: (copy) => (ranks[wordOf(copy)] === undefined ? '' : wordOf(copy)),
    rankOf: (copy) => ranks[wordOf(copy)] ?? null,
  });

const words = ({ reading, media }: Copy) => copyWordsOf(reading, media);

/** Ranks for damage: 0 damaged, 1 nobody has looked, 2 its headers are in order. */
const soundnessOf = ({ media, damaged }: Copy): number => (damaged ? 0 : media === null ? 1 : 2);

/** That nobody has looked at a copy makes no other better than it, and only what was looked at beats what is damaged. */
const damage: Trait = {
  feature: 'damage',
  textOf: (copy) => ['damaged', 'not probed', 'sound'][soundnessOf(copy)] ?? '',
  rankOf: ({ damaged }) => (damaged ? 0 : 1),
  atLeast: (one, other) => soundnessOf(one) >= soundnessOf(other),
  above: (one, other) => soundnessOf(one) === 2 && soundnessOf(other) === 0,
};

/** Copies that were taken before the work was out are worse than any that was not, whatever their size. */
const ADVANCE: ReadonlySet<string> = new Set(['screener', 'telecine', 'telesync', 'cam', 'workprint']);

const release = ranked({
  feature: 'release',
  textOf: ({ reading }) => (isAdvance(reading.source) ? (reading.source ?? '') : 'regular'),
  rankOf: ({ reading }) => (isAdvance(reading.source) ? 0 : 1),
});

const isAdvance = (source: string | null): boolean => source !== null && ADVANCE.has(source);

const resolution = ranked({
  feature: 'resolution',
  textOf: (copy) => words(copy).resolution,
  rankOf: (copy) => Number.parseInt(words(copy).resolution, 10) || null,
});

const SOURCES: Readonly<Record<string, number>> = {
  remux: 12,
  bluray: 11,
  'hd-dvd': 10,
  'web-dl': 9,
  webrip: 8,
  vod: 7,
  ppv: 7,
  hdrip: 7,
  hdtv: 6,
  dvd: 5,
  vhs: 4,
  screener: 3,
  telecine: 2,
  telesync: 1,
  cam: 0,
  workprint: 0,
};

const source = listed('source', ({ reading }) => (reading.remux ? 'remux' : (reading.source ?? '')), SOURCES);

/** A name or header that says nothing of it is of a copy without it. Its kinds are a matter of one's screen. */
const hdr = ranked({
  feature: 'hdr',
  textOf: (copy) => words(copy).hdr || 'SDR',
  rankOf: (copy) => (words(copy).hdr === '' ? 0 : 1),
});

const LOSSLESS: ReadonlySet<string> = new Set(['TrueHD', 'DTS-HD', 'FLAC']);

/** The word for the best sound of a copy; names' `pcm` has none of its own. */
const soundOf = (copy: Copy): string => {
  const isPcm =
    copy.reading.audioCodecs.includes('pcm') || copy.media?.audio.some(({ codec }) => codec === 'PCM');
  return words(copy).audio || (isPcm ? 'PCM' : '');
};

const isLossless = (sound: string): boolean => LOSSLESS.has(sound) || sound === 'PCM';

const sound = ranked({
  feature: 'sound',
  textOf: soundOf,
  rankOf: (copy) => {
    const word = soundOf(copy);
    return word === '' ? null : isLossless(word) ? 1 : 0;
  },
});

const channels = ranked({
  feature: 'channels',
  textOf: (copy) => words(copy).channels,
  rankOf: (copy) => Number.parseFloat(words(copy).channels) || null,
});

/** By how many are known; some that are not listed count for less than any two that are, and than one more that is. */
function rankOfLanguages(spoken: readonly string[]): number | null {
  const listed = spoken.filter((language) => language !== 'multi').length;
  if (listed === spoken.length) return listed || null;
  return listed === 0 ? 1.2 : listed + 0.5;
}

const languages: Trait = {
  feature: 'languages',
  textOf: (copy) => spokenIn(copy).join(' '),
  rankOf: (copy) => rankOfLanguages(spokenIn(copy)),
  atLeast: (one, other) => coversLanguages(spokenIn(one), spokenIn(other)),
  above: (one, other) => {
    const [own, others] = [spokenIn(one), spokenIn(other)];
    return others.length > 0 && coversLanguages(own, others) && !coversLanguages(others, own);
  },
};

const proper = ranked({
  feature: 'proper',
  textOf: ({ reading }) => (reading.proper ? 'proper' : 'first'),
  rankOf: ({ reading }) => (reading.proper ? 1 : 0),
});

const video = listed('video', (copy) => words(copy).video, {
  AV1: 6,
  x265: 5,
  VP9: 4,
  x264: 3,
  'VC-1': 2,
  XviD: 1,
  DivX: 1,
  MPEG2: 0,
});

const KILO = 1_000;

const bitRate = ranked({
  feature: 'bit-rate',
  textOf: ({ media }) => (media?.bitRate ? `${Math.round(media.bitRate / KILO)} kbit/s` : ''),
  rankOf: ({ media }) => media?.bitRate || null,
});

const MEGA = 1_000_000;

const size = ranked({
  feature: 'size',
  textOf: (copy) => (copy.size > 0 ? `${(copy.size / MEGA).toFixed(1)} MB` : ''),
  rankOf: (copy) => copy.size || null,
});

/** Traits in which a better copy must not be worse. */
export const DECISIVE: readonly Trait[] = [
  damage,
  release,
  resolution,
  source,
  hdr,
  sound,
  channels,
  languages,
];

/** A release that mends another is better than it where nothing decisive tells them apart. */
export const MENDED: Trait = proper;

/** Traits that only put copies in an order, so that one of them can come first. */
const TIE_BREAKS: readonly Trait[] = [video, bitRate, size];

/** All traits in the order of their weight. */
export const TRAITS: readonly Trait[] = [...DECISIVE, MENDED, ...TIE_BREAKS];
