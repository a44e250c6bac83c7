/**
 * Languages as release names spell them, by ISO 639-1 code: English and own names, ISO 639-2 codes and common
 * abbreviations. Letter case does not matter, and none of these is shorter than three letters.
 */
const SPELLINGS: Readonly<Record<string, string>> = {
  af: 'afrikaans',
  ar: 'arabic ara arab',
  az: 'azerbaijani azerbaijan azeri aze',
  be: 'belarusian belorussian bel',
  bg: 'bulgarian bul',
  bn: 'bengali bangla bangladeshi ben',
  bs: 'bosnian bos',
  ca: 'catalan catala català catalán cat',
  cs: 'czech cze ces česky čeština',
  cy: 'welsh',
  da: 'danish dan dansk danska',
  de: 'german ger deu deutsch',
  el: 'greek gre ell',
  en: 'english eng ingles inglés inglese anglais englisch',
  es: 'spanish spa esp español espanol espanhol castellano spanisch latino espa',
  et: 'estonian est',
  eu: 'basque euskera euskara',
  fa: 'persian farsi per fas',
  fi: 'finnish fin suomi',
  fr: 'french fre fra français francais truefrench vff vfq vfi vf2 subfrench französisch francese',
  ga: 'irish gaelic',
  gl: 'galician galego gallego',
  gu: 'gujarati guj',
  he: 'hebrew heb',
  hi: 'hindi hin',
  hr: 'croatian hrv',
  hu: 'hungarian hun magyar',
  hy: 'armenian arm hye',
  id: 'indonesian indo',
  is: 'icelandic ice isl',
  it: 'italian ita italiano italien italienisch',
  ja: 'japanese jpn jap japonais 日语 日語 日文',
  ka: 'georgian geo kat',
  kk: 'kazakh kaz',
  kn: 'kannada kan',
  ko: 'korean kor 한국어',
  lt: 'lithuanian lit',
  lv: 'latvian lav latviesu',
  mk: 'macedonian mkd',
  ml: 'malayalam mal',
  mn: 'mongolian mongol khalkha',
  mr: 'marathi mar',
  ms: 'malay msa',
  nl: 'dutch nld ned flemish nederlands vlaams',
  no: 'norwegian nor norsk',
  pa: 'punjabi pan',
  pl: 'polish pol polski lektor lek',
  pt: 'portuguese por português portugues brazilian dublado ptbr',
  rm: 'romansh rumantsch romansch',
  ro: 'romanian ron rum',
  ru: 'russian rus русский',
  sk: 'slovak slovakian slo svk',
  sl: 'slovenian slovene slv',
  sq: 'albanian alb sqi shqip',
  sr: 'serbian srp',
  sv: 'swedish swe svenska',
  ta: 'tamil tam',
  te: 'telugu tel',
  th: 'thai tha',
  tl: 'tagalog filipino',
  tr: 'turkish tur türkçe turkce',
  uk: 'ukrainian ukr українська',
  ur: 'urdu urd',
  uz: 'uzbek uzbekistan uzb',
  vi: 'vietnamese vie',
  zh: 'chinese chi zho mandarin cantonese 国语 國語 国配 國配 粤语 粵語 普通话 中文',
};

/** Abbreviations of two letters, which count in capitals only, as there are words among them in many languages. */
const CAPITALS: Readonly<Record<string, string>> = {
  az: 'AZ',
  bg: 'BG',
  ca: 'CA',
  cs: 'CZ CS',
  da: 'DK DA',
  de: 'DE',
  el: 'GR',
  en: 'EN',
  es: 'ES',
  et: 'EE ET',
  fi: 'FI',
  fr: 'FR VF',
  he: 'HE',
  hi: 'HI',
  hr: 'HR',
  hu: 'HU',
  is: 'IS',
  it: 'IT',
  ja: 'JP JA',
  ka: 'KA',
  ko: 'KR KO',
  lt: 'LT',
  lv: 'LV',
  mn: 'MN',
  nl: 'NL',
  no: 'NO',
  pl: 'PL',
  pt: 'PT BR',
  ro: 'RO',
  ru: 'RU',
  sk: 'SK',
  sq: 'SQ',
  sv: 'SE SV',
  ta: 'TA',
  te: 'TE',
  th: 'TH',
  tr: 'TR',
  uk: 'UA UK',
  uz: 'UZ',
  zh: 'CN ZH',
};

/** Two-letter words in capitals that mean something else so often that only a language beside them decides. */
const NEEDS_COMPANY: ReadonlySet<string> = new Set(
  'BR CA CS DA EE ET HE HI HR IS IT JA KO LT NO SE SV TA TE TH TR UK'.split(' '),
);

/** The same of longer abbreviations that are names and words of many titles and groups. */
const NEEDS_COMPANY_TOO: ReadonlySet<string> = new Set(
  'ara arm ben bel bos ned cat dan est fas fin ice kan kat lit mal mar nor pan per pol por slo'.split(' '),
);

const byWord = (table: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(table).flatMap(([code, words]) => words.split(' ').map((word) => [word, code])));

const LANGUAGE_BY_WORD = byWord(SPELLINGS);
const LANGUAGE_BY_CAPITALS = byWord(CAPITALS);

/** Subtitles and dubbing written in one word with their language: `NLsubs`, `SWESUB`, `HebDubbed`, `PLDUB`. */
const COMPOUND_END = /^(.+?)-?(soft|hard)?(sub(?:s|bed|title|titles)?|dub(?:s|bed)?|lek|audio)$/;
const COMPOUND_START = /^(sub|dub|lek)-?([a-z]{2,8})$/;
/** `ESub` is short for English subtitles. */
const COMPOUND_LANGUAGES: ReadonlyMap<string, { readonly code: string }> = new Map([['e', { code: 'en' }]]);

/** A language in a name, and whether its word says that it is the subtitles' or the sound's. */
export interface NamedLanguage {
  readonly code: string;
  readonly kind: 'any' | 'audio' | 'subtitles';
  /** True when the word means a language only beside another one. */
  readonly needsCompany: boolean;
}

const FIXED: ReadonlyMap<string, NamedLanguage> = new Map(
  (
    [
      ['vostfr', 'fr', 'subtitles'],
      ['vost', 'fr', 'subtitles'],
      ['subfrench', 'fr', 'subtitles'],
      ['vosta', 'en', 'subtitles'],
      ['vostf', 'fr', 'subtitles'],
      ['vose', 'es', 'subtitles'],
      ['legendado', 'pt', 'subtitles'],
      ['legendas', 'pt', 'subtitles'],
      ['napisy', 'pl', 'subtitles'],
      ['titulky', 'cs', 'subtitles'],
      ['untertitel', 'de', 'subtitles'],
      ['dublado', 'pt', 'audio'],
      ['lektor', 'pl', 'audio'],
      ['lek', 'pl', 'audio'],
      ['国语', 'zh', 'audio'],
      ['國語', 'zh', 'audio'],
      ['国配', 'zh', 'audio'],
      ['國配', 'zh', 'audio'],
      ['粤语', 'zh', 'audio'],
      ['粵語', 'zh', 'audio'],
      ['普通话', 'zh', 'audio'],
      ['chs', 'zh', 'subtitles'],
      ['cht', 'zh', 'subtitles'],
      ['gb', 'zh', 'subtitles'],
      ['big5', 'zh', 'subtitles'],
    ] as const
  ).map(([word, code, kind]) => [word, { code, kind, needsCompany: false }]),
);

const named = (code: string, kind: NamedLanguage['kind'] = 'any', needsCompany = false): NamedLanguage => ({
  code,
  kind,
  needsCompany,
});

const PLAIN: ReadonlyMap<string, NamedLanguage> = new Map(
  [...LANGUAGE_BY_WORD].map(([word, code]) => [
    word,
    FIXED.get(word) ?? named(code, 'any', NEEDS_COMPANY_TOO.has(word)),
  ]),
);

const SHORT: ReadonlyMap<string, NamedLanguage> = new Map(
  [...LANGUAGE_BY_CAPITALS].map(([word, code]) => [word, named(code, 'any', NEEDS_COMPANY.has(word))]),
);

/** The language that a word of a release name means; null when it means none. `raw` is the word as it stands there. */
export function languageOf(word: string, raw: string): NamedLanguage | null {
  const plain = PLAIN.get(word) ?? FIXED.get(word);
  if (plain !== undefined) return plain;
  if (raw.length === 2) return SHORT.get(raw) ?? null;
  return word.includes('sub') || word.includes('dub') || word.includes('lek') || word.endsWith('audio')
    ? compound(word)
    : null;
}

function compound(word: string): NamedLanguage | null {
  const [, language = '', , mark = ''] = COMPOUND_END.exec(word) ?? startCompound(word);
  const short = language.toUpperCase();
  const { code } = COMPOUND_LANGUAGES.get(language) ?? PLAIN.get(language) ?? SHORT.get(short) ?? {};
  return code === undefined ? null : named(code, mark.startsWith('sub') ? 'subtitles' : 'audio');
}

/** `SUBITA` in the order of `ITASUB`'s groups. */
function startCompound(word: string): readonly (string | undefined)[] {
  const [whole, mark, language] = COMPOUND_START.exec(word) ?? [];
  return [whole, language, undefined, mark];
}
