/** Languages and dubs as release names write them. */
const LANGUAGES =
  'multi multi3 multi5 multisubs dual dual-audio dl french truefrench vostfr subfrench vff vfq vfi vf vf2 vo vost german deutsch swissgerman austrian italian ita english eng russian rus spanish castellano espanol español esp latino lat japanese jpn jap jp korean kor chinese chs cht mandarin cantonese swedish danish norwegian finnish nordic dutch flemish polish pl pldub plsub lektor dublado legendado pt-br ptbr portuguese brazilian hindi tamil telugu malayalam kannada bengali punjabi marathi urdu turkish arabic hebrew greek czech cz hungarian hun romanian ukrainian ukr bulgarian croatian serbian thai vietnamese indonesian nlsubs subbed dubbed dub sub subs ger fre fra fr it en de es ru';

/** What a release says of itself. */
const OF_A_RELEASE =
  'proper real repack rerip limited internal int readnfo nfofix nfo dirfix complete completa completo custom hybrid restored retail subfix syncfix doku docu documentary untouched ws fs ntsc pal dc se om xxx hdr dv 3d sbs hsbs hou ou hd sd fhd uhd 4k convert cam ts tc r5 r6 screener scr line ld md mic web hq mhd bdmv hfr tv vhs';

/** Versions of a film. Single words of them may be a title's own. */
const EDITIONS =
  "extended unrated uncut uncensored theatrical remastered imax directors director’s director's despecialized fanedit criterion";

const LANGUAGE = new Set(LANGUAGES.split(' '));
const TAGGED = new Set(`${LANGUAGES} ${OF_A_RELEASE} ${EDITIONS}`.split(' '));
const BEFORE_YEAR = new Set(`truefrench vostfr vff vfq ${EDITIONS} om dc repack proper remux`.split(' '));
/** These ask for capitals before a year: "The Good German" is a title, "FILM GERMAN 2006" is not. */
const CAPITALS_BEFORE_YEAR = new Set(
  `${LANGUAGES} ${OF_A_RELEASE}`.split(' ').filter((word) => word !== '3d'),
);

const EDITION_NOUN = new Set(
  'cut edition version edit collection schnitt fassung longue collector'.split(' '),
);
const EDITION_MODIFIER = new Set(
  "extended directors director director's director’s final ultimate special collectors collector collector's collector’s theatrical anniversary uncut unrated uncensored alternative alternate rogue fan imax international criterion remastered restored limited deluxe the super assembly despecialized original kinofassung version edition langfassung".split(
    ' ',
  ),
);

/** Where the words to be judged stand: before a technical word, before the year, or at the end of the name. */
export type Behind = 'tag' | 'year' | 'nothing';

/**
 * The words of a title without those at its end that tell of the copy. Before a technical word all such words go;
 * before a year those that are hardly a title's; where nothing follows, only a version named in full ("Extended Cut").
 */
export function withoutSoftWords(title: string, behind: Behind): string {
  const found = [...title.matchAll(/[^ .]+/g)];
  const words = found.map(([word]) => word);
  let end = words.length;
  for (;;) {
    const next = endWithoutEdition(words, end) ?? endWithoutWord(words, end, behind);
    if (next === null) break;
    end = next;
  }
  const last = found[end - 1];
  if (isArticleAlone(words, end)) return title;
  const kept =
    last === undefined || end === words.length ? title : title.slice(0, last.index + last[0].length);
  return /[\p{L}\p{N}]/u.test(kept) ? kept : title;
}

/** "The Good German": what would be left is too little for a title, and one language alone may be its last word. */
function isArticleAlone(words: readonly string[], end: number): boolean {
  if (!ARTICLE.test(words[0] ?? '') || end >= words.length) return false;
  return end === 1 || (end === 2 && words.length === 3 && LANGUAGE.has(bare(words[2])));
}

const ARTICLE = /^(?:the|a|an|le|la|les|der|die|das|el)$/i;

const bare = (word = ''): string => word.toLowerCase().replace(/^[[({]+|[\])}.,:;-]+$/g, '');

function endWithoutEdition(words: readonly string[], end: number): number | null {
  if (!EDITION_NOUN.has(bare(words[end - 1]))) {
    return bare(words[end - 1]) === 'matte' && bare(words[end - 2]) === 'open' ? end - 2 : null;
  }
  let start = end - 1;
  while (
    start > 0 &&
    (EDITION_MODIFIER.has(bare(words[start - 1])) || /^\d{1,3}(?:st|nd|rd|th)$/.test(bare(words[start - 1])))
  )
    start -= 1;
  const hasModifier = words.slice(start, end - 1).some((word) => bare(word) !== 'the');
  return hasModifier ? start : null;
}

function endWithoutWord(words: readonly string[], end: number, behind: Behind): number | null {
  const raw = words[end - 1] ?? '';
  if (end < 2 || behind === 'nothing') return null;
  const tells = behind === 'tag' ? tellsBeforeTag(bare(raw)) : tellsBeforeYear(raw, words[0] ?? '');
  return tells ? end - 1 : null;
}

const tellsBeforeTag = (word: string): boolean =>
  TAGGED.has(word) || isLanguagePair(word) || /^(?:v\d|\d{2,3}fps|[a-z]{2,7}subs?)$/.test(word);

/** In capitals behind a title that is not, a language tells of the copy. */
function tellsBeforeYear(raw: string, first: string): boolean {
  const word = bare(raw);
  const isLoud = /^\P{Ll}{2,}$/u.test(raw) && /\p{Ll}/u.test(first);
  return BEFORE_YEAR.has(word) || (isLoud && CAPITALS_BEFORE_YEAR.has(word));
}

/** `ita-eng`, `vo+vff`. */
const isLanguagePair = (word: string): boolean => {
  const parts = word.split(/[-+/&]/);
  return parts.length > 1 && parts.every((part) => TAGGED.has(part));
};
