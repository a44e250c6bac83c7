import { spellings, squashed, tagPattern } from './patterns.js';
import type { TagText } from './tag-text.js';

/** Sources by their spellings without separators. */
const SOURCES = spellings({
  bluray:
    'bluray blurayrip bdrip brrip bdremux brremux uhdremux uhdbdremux bdmv bdiso bd25 bd50 bd66 bd100 bdmux uhdbd uhdbdrip hdlight bdr microhd µhd mhd bdlight uhdrip brmux bluraymux bluray3d mbluray uhd2bd hddvdbluray',
  'web-dl': 'webdl webdlrip webhd webmux dlmux webuhd webdlmux itunesrip',
  webrip: 'webrip webcap',
  hdtv: 'hdtv hdtvrip hdtvmux pdtv pdtvrip sdtv sdtvrip uhdtv uhdtvrip ahdtv dtv dtvrip tvrip satrip dsr dsrip dthrip dvbrip dvb dvbc dvbs dvbs2 dvbt dvbt2 tvmux',
  dvd: 'dvd dvdrip dvdr dvd5 dvd9 dvdfull dvdmux dvdivx predvd predvdrip pdvd pdvdrip ntscdvd paldvd dvdr5 dvdr9 dvd9r ddvdrip',
  'hd-dvd': 'hddvd hddvdrip hddvdr',
  hdrip: 'hdrip',
  cam: 'newcam hqcam camrip hdcam hdcamrip',
  telesync: 'telesync telesynch newts hdts hdtsrip tsrip hqts',
  telecine: 'telecine hdtc hdtcrip tcrip',
  screener: 'dvdscr bdscr webscr hdscr tsscr scr dvdscreener bdscreener webscreener tsscreener screener',
  workprint: 'workprint',
  vhs: 'vhsrip',
  ppv: 'ppvrip',
  vod: 'vodrip',
});

const CERTAIN = tagPattern(
  String.raw`(?:uhd[ .-]?)?b[dr][ .-]?(?:remux|rip|mux|light)|uhd[ .-]?(?:2?bd|rip|remux)|m?blu[ .-]?ray(?:[ .-]?(?:rip|mux|3d))?|bdmv|bdiso|bd[ .]?(?:25|50|66|100)|bdr|hdlight|micro[ .-]?hd|[µm]hd`,
  String.raw`web[ .-]?(?:dl(?:[ .-]?(?:rip|mux))?|rip|cap|hd|mux|uhd)|dlmux|itunes[ .-]?rip|(?:amazon|netflix|disney|itunes|hulu|apple|google|maxdome|paramount)(?:u?hd|sd)`,
  String.raw`(?:hd|pd|sd|uhd|ahd|d)tv(?:[ .-]?rip|[ .-]?mux)?|(?:tv|sat|dth|dvb|vhs|ppv|vod)[ .-]?rip|dsr(?:[ .-]?ip)?|dvb[ .-]?(?:c|s2?|t2?)|tvmux`,
  String.raw`hd[ .-]?dvd(?:[ .-]?r(?:ip)?)?|(?:pre|p)[ .-]?dvd(?:[ .-]?rip)?|(?:\dx)?dvd(?:[ .-]?(?:rip|r[59]?|[59]r?|full|mux|scr|screener))?|dvdivx`,
  String.raw`hd[ .-]?(?:cam|ts|tc|rip|scr)(?:[ .-]?rip)?|(?:cam|ts|tc)[ .-]?rip|telesynch?|telecine|(?:hq|new)[ .-]?(?:ts|cam)|work[ .-]?print|(?:(?:bd|web|ts)[ .-]?)?scr(?:eener)?`,
);
const LINES = '(?:480|576|720|1080|2160)[pi]';
const TOUCHED = '(?:(hdtv)|(web-?dl|web)|(blu-?ray|bd))';
/** A resolution may touch the source: `HDTV1080p`, `720pWEB`, `BD1080p`. */
const TOUCHING = new RegExp(`${LINES}${TOUCHED}(?![a-z0-9])|(?<![a-z0-9])${TOUCHED}(?=${LINES})`, 'i');
const TOUCHED_SOURCES: readonly string[] = ['hdtv', 'web-dl', 'bluray'];

/** Words that titles have too: they count only where a tag is sure, and after all others. */
const UNSURE: ReadonlyMap<string, string> = new Map([
  ['web', 'web-dl'],
  ['webdl', 'web-dl'],
  ['bd', 'bluray'],
  ['ts', 'telesync'],
  ['cam', 'cam'],
  ['tc', 'telecine'],
  ['tv', 'hdtv'],
  ['r5', 'telecine'],
  ['vhs', 'vhs'],
  ['ppv', 'ppv'],
  ['vod', 'vod'],
  ['screeners', 'screener'],
  ['wp', 'workprint'],
]);

/** `NetflixUHD`: German groups name the service with the size of its picture. */
const SERVICE = /(?:u?hd|sd)$/;
/** `2xDVD9`: how many discs. */
const COUNT = /^\dx/;
const REMUX = /remux/i;

/** Sources that say how a copy was taken before the film was out; they outweigh the medium named beside them. */
const ADVANCE: ReadonlySet<string> = new Set(['screener', 'telesync', 'telecine', 'cam', 'workprint']);

/** The medium that the copy was taken from. */
export function sourceOf(tags: TagText): string | null {
  const found = certain(tags.tags) ?? touching(tags.tags) ?? unsure(tags);
  return found ?? certain(tags.text) ?? (isRemux(tags) ? 'bluray' : null);
}

function certain(text: string): string | null {
  const all = text.match(CERTAIN)?.map((tag) => spelt(squashed(tag))) ?? [];
  const found = all.filter((source) => source !== undefined);
  return found.find((source) => ADVANCE.has(source)) ?? found[0] ?? null;
}

/** Whether a disc's streams were kept as they are. */
export function isRemux(tags: TagText): boolean {
  return REMUX.test(tags.tags);
}

const spelt = (word: string): string | undefined =>
  SOURCES.get(word.replace(COUNT, '')) ?? (SERVICE.test(word) ? 'web-dl' : undefined);

function touching(text: string): string | null {
  const groups = TOUCHING.exec(text)?.slice(1) ?? [];
  return TOUCHED_SOURCES[groups.findIndex((group) => group !== undefined) % TOUCHED_SOURCES.length] ?? null;
}

function unsure({ words, firstWord }: TagText): string | null {
  for (let index = firstWord; index < words.length; index += 1) {
    const { word, sure } = words[index] ?? { word: '', sure: false };
    const source = sure ? UNSURE.get(word) : undefined;
    if (source !== undefined) return source;
  }
  return null;
}
