import { languageOf } from './language-words.js';
import type { NamedLanguage } from './language-words.js';
import type { TagText, TagWord } from './tag-text.js';

/** Languages of a copy, ISO 639-1, in the order of the name. */
export interface Languages {
  /** Spoken; `multi` when the name says that there are several and names fewer than two. */
  readonly audio: readonly string[];
  readonly subtitles: readonly string[];
}

/** Words that make subtitles of the languages behind them, or of the one before them. */
const SUBTITLES: ReadonlySet<string> = new Set([
  ...[
    'sub',
    'subs',
    'subbed',
    'subtitle',
    'subtitles',
    'subtitled',
    'softsub',
    'softsubs',
    'hardsub',
    'hardsubs',
  ],
  ...[
    'srt',
    'ass',
    'legenda',
    'legendas',
    'sottotitoli',
    'subtitulado',
    'subtitulada',
    'subtitulos',
    'subforced',
  ],
]);
/** Words that say that there is sound in several languages. */
const SEVERAL: ReadonlySet<string> = new Set(['multi', 'dual', 'dl', 'ml', 'multiaudio', 'dualaudio']);
const HAN = /[\u4e00-\u9fff]/;
/** Signs that end a list of languages. */
const LIST_END = /[[\](){}|]/;
/** Chinese subtitles, as part of a longer word too: 简体 and 简 are simplified characters, 繁 traditional ones. */
const CHINESE_SUBTITLES = /中字|字幕|[简簡繁][体體中日繁简簡]|[简簡繁日中]双语|[中简簡繁]英/;
const CHINESE_SOUND = /国语|國語|国配|國配|粤语|粵語|普通话|国粤/;

/** What stands behind the language of a sound track. */
const SOUND = /^(?:audio|dub(?:bed)?|ddp?\d?|e?ac3|aac\d?|dts)$/;
const NUMBER = /^\d+$/;

/** What one word of the name says of languages. */
interface Mention {
  readonly language: NamedLanguage;
  readonly index: number;
}

/** The languages of sound and subtitles that a name states. */
export function languagesOf(tags: TagText): Languages {
  const mentions = mentionsIn(tags);
  const subtitled = subtitleMentions(tags, mentions);
  const audio = new Set<string>();
  const subtitles = new Set<string>();
  for (const { language, index } of mentions) (subtitled.has(index) ? subtitles : audio).add(language.code);
  if (HAN.test(tags.tags)) addChinese(tags.tags, audio, subtitles);
  if (audio.size < 2 && saysSeveral(tags)) audio.add('multi');
  return { audio: [...audio], subtitles: [...subtitles] };
}

function mentionsIn({ words, firstWord }: TagText): readonly Mention[] {
  const all: Mention[] = [];
  for (let index = firstWord; index < words.length; index += 1) {
    const word = words[index];
    const language = word?.sure === true ? languageOf(word.word, word.raw) : null;
    if (language !== null && !isOtherThing(words, index)) all.push({ language, index });
  }
  return all.filter(
    ({ language, index }) =>
      !language.needsCompany ||
      SOUND.test(words[index + 1]?.word ?? '') ||
      all.some((other) => Math.abs(other.index - index) === 1),
  );
}

/** Words that are languages elsewhere: `DTS-ES` and `HE-AAC` are codecs, `1.4 GB` is a size. */
function isOtherThing(words: readonly TagWord[], index: number): boolean {
  const [before, word, after] = [
    words[index - 1]?.word ?? '',
    words[index]?.word,
    words[index + 1]?.word ?? '',
  ];
  if (word === 'es') return before === 'dts';
  if (word === 'gb') return NUMBER.test(before);
  return word === 'he' && after.startsWith('aac');
}

function addChinese(text: string, audio: Set<string>, subtitles: Set<string>): void {
  if (CHINESE_SOUND.test(text)) audio.add('zh');
  if (CHINESE_SUBTITLES.test(text)) subtitles.add('zh');
}

/** Indexes of the words that name a language of the subtitles. */
function subtitleMentions(tags: TagText, mentions: readonly Mention[]): ReadonlySet<number> {
  const ofKind = (kind: NamedLanguage['kind']): Set<number> =>
    new Set(mentions.filter(({ language }) => language.kind === kind).map(({ index }) => index));
  const subtitled = ofKind('subtitles');
  const undecided = ofKind('any');
  if (undecided.size === 0) return subtitled;
  tags.words.forEach(({ word }, mark) => {
    if (mark >= tags.firstWord && SUBTITLES.has(word))
      for (const index of listAt(tags, mark, undecided)) subtitled.add(index);
  });
  return subtitled;
}

/** Indexes of the languages that belong to the mark of subtitles: all directly behind it, or else the one before. */
function listAt(tags: TagText, mark: number, languages: ReadonlySet<number>): readonly number[] {
  const list: number[] = [];
  for (let index = mark + 1; languages.has(index) && touch(tags, index - 1); index += 1) list.push(index);
  if (list.length > 0) return list;
  return languages.has(mark - 1) && touch(tags, mark - 1) ? [mark - 1] : [];
}

/** True when nothing between a word and the next one ends a list. */
function touch({ text, words }: TagText, index: number): boolean {
  return !LIST_END.test(text.slice(words[index]?.end ?? 0, words[index + 1]?.start ?? 0));
}

function saysSeveral({ words, firstWord }: TagText): boolean {
  return words.some(
    ({ word, sure }, index) =>
      index >= firstWord && sure && SEVERAL.has(word) && !isMediumOrSubtitles(words, index),
  );
}

/** The `DL` of `WEB-DL`, and the `Multi` of `Multi Subs`. */
function isMediumOrSubtitles(words: readonly TagWord[], index: number): boolean {
  return words[index - 1]?.word === 'web' || SUBTITLES.has(words[index + 1]?.word ?? '');
}
