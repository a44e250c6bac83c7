/**
 * Spellings of technical tags that no title contains, one regular expression source per family. Letter
 * case does not matter. A part written `[ .-]?` is a separator that some names have inside the word.
 */
const UNMISTAKABLE: readonly string[] = [
  // Resolution; a frame rate or the next tag may follow without a separator (`1080p60`, `720pHDTV`).
  String.raw`(?:360|432|480|540|576|720|866|900|1048|1072|1080|1440|2160|4320)p`,
  String.raw`(?:480|576|720|1080|2160)i(?![a-z0-9])`,
  String.raw`[1-9]\d{2,3} ?[x×*] ?[1-9]\d{2,3}(?![a-z0-9])`,
];

/** As above, and nothing but a separator may follow. */
const UNMISTAKABLE_WORDS: readonly string[] = [
  // Resolution by name.
  '4k(?:light)?|8k|[uf]hd|hdlight|[µm]hd|microhd',
  // Disc.
  String.raw`blu[ .-]?ray(?:rip)?|b[dr][ .-]?rip|bd[ .-]?remux|bd[ .]?(?:25|50|66|100)|bdmv|bdiso|(?:uhd)?bdr|uhd[ .-]?(?:2?bd(?:[ .-]?rip)?|remux|rip)|m?bluray`,
  String.raw`(?:hd[ .-]?|\dx)?dvd(?:[ .-]?(?:rip|r[59]?|[59]|scr|screener|full|mux))?|ntsc|(?:pre|p)[ .-]?dvd(?:rip)?|dvdivx`,
  // Stream and broadcast.
  String.raw`web[ .-]?(?:dl|rip|cap|hd|mux|dlrip)|(?:amazon|netflix|disney|itunes|hulu|apple|google|maxdome|paramount)(?:u?hd|sd)|dlmux|vod[ .-]?rip|ppv[ .-]?rip|hd[ .-]?rip`,
  String.raw`(?:hd|pd|sd|uhd|ahd|d)tv(?:[ .-]?rip|mux)?|(?:tv|sat|dsr?|dth|dvb|vhs)[ .-]?rip|dsr|dvb[ .-]?[cst]2?`,
  // Cinema and advance copies.
  String.raw`hd[ .-]?(?:cam|ts|tc)(?:[ .-]?rip)?|(?:new|hq)cam|cam[ .-]?rip|(?:ts|tc)[ .-]?rip|telesynch?|telecine|workprint`,
  String.raw`(?:(?:dvd|bd|web|hd|ts)[ .-]?)?scr|(?:dvd|bd|web|ts)[ .-]?screener`,
  // Streaming services in their abbreviations that are no words.
  'amzn|dsnp|hmax|atvp|pcok|pmtp|nflx',
  // Picture.
  String.raw`[xh][ .-]?26[3-6]|hevc|x?avc|av1|vp[789]|xvid|divx\d?|mpeg[ .-]?[24]|vc[ .-]?1`,
  String.raw`8bits?|(?:1[026]|24)[ .-]?bits?|hi(?:10|422|444)pp?|hdr(?:10)?(?:\+|p|plus)?|dovi|dolby[ .-]?vision|hlg|sdr`,
  String.raw`h[ .-]?(?:sbs|ou|tab)|half[ .-]?(?:sbs|ou|tab)`,
  // Sound.
  String.raw`(?:he[ .-]?)?aac(?:[ .-]?lc|v2)?(?:[ .-]?[1257][ .]?[012])?|(?:e[ .-]?)?ac-?3(?:dl?|ld)?(?:[ .-]?[1257][ .]?[012])?`,
  String.raw`dd[p+]?a?[ .-]?[1257][ .]?[012]|dd(?:pa?|\+)|dts(?:[ .-]?(?:hd|x|es))?(?:[ .-]?(?:hr|hra|ma))?(?:[ .-]?[1257][ .][012])?`,
  String.raw`true[ .-]?hd|atmos|flac(?:[ .-]?[1257][ .][012])?|l?pcm|mp3|dolby[ .-]?digital`,
  String.raw`[2568]ch|[57][ .]1ch`,
  // The kind of copy.
  String.raw`remux|repack\d?|rerip|dual[ .-]?audio|multi[ .-]?subs?`,
  String.raw`vostfr|vostf?a|subfrench|truefrench|vff|vfq|vf2|vfi`,
];

/** Words that titles have too, but that are tags where an unmistakable one stands directly behind; never at the very start. */
const BEFORE_TAG = String.raw`(?<=[ ._\-([])(?:bd|uhd|hd|nf|hulu|hbo|dsny|proper|internal|extended|uncut|unrated|remastered|multi|imax)`;
const FOLLOWING = String.raw`(?=[ ._-]+(?:web(?![a-z0-9])|web[ .-]?(?:dl|rip)|blu[ .-]?ray|bdrip|brrip|dvdrip|hdtv|(?:480|576|720|1080|2160)[pi]|[xh][ .]?26[45]|hevc|av1|remux))`;

/** In front of a codec "WEB" is a source; in front of a resolution it may be a title's ("Charlotte's Web 1080p"). */
const WEB = String.raw`(?<=[ ._\-([])web(?=[ ._-]+(?:[xh][ .]?26[45]|hevc|av1))`;

/** A Latin letter or digit: what would make a tag the inside of a longer word. Other scripts stand apart by themselves. */
const WORD_CHARACTER = 'a-z0-9À-ɏ';

const TAG = `(?<![${WORD_CHARACTER}])(?:${UNMISTAKABLE.join('|')}|(?:${UNMISTAKABLE_WORDS.join('|')})(?![${WORD_CHARACTER}])|${BEFORE_TAG}${FOLLOWING}|${WEB})`;
const FIRST_TAG = new RegExp(TAG, 'gi');
const TAG_HERE = new RegExp(TAG, 'iy');

/**
 * The offset of the first unmistakable technical tag at or behind `from`, -1 when there is none. It marks
 * where a title has ended at the latest: words that also occur in titles (`Cam`, `Extended`, `3D`, a
 * language, `Web`) do not count by themselves.
 */
export function firstTag(text: string, from: number): number {
  FIRST_TAG.lastIndex = from;
  const match = FIRST_TAG.exec(text);
  return match === null ? -1 : match.index;
}

/** The length of the unmistakable tag that begins at `at`, 0 when none begins there. */
export function tagLength(text: string, at: number): number {
  TAG_HERE.lastIndex = at;
  return TAG_HERE.exec(text)?.[0].length ?? 0;
}
