import { firstTag } from './tag-words.js';
import { languageOf } from './language-words.js';
import { isTagWord } from './vocabulary.js';

/** One word of a release name. */
export interface TagWord {
  /** In lower case. */
  readonly word: string;
  /** As it stands in the name. */
  readonly raw: string;
  readonly start: number;
  readonly end: number;
  /** True where a word that titles have too is a tag all the same, by where it stands. */
  readonly sure: boolean;
}

/** A release name cut into words, with what stands behind its title told apart. */
export interface TagText {
  readonly text: string;
  /** The text behind the title. */
  readonly tags: string;
  /** Offset of the first unmistakable tag in `text`; its length when there is none. */
  readonly firstTag: number;
  readonly words: readonly TagWord[];
  /** Index in `words` of the first word behind the title. */
  readonly firstWord: number;
}

/** As `TagWord`, while it is being decided. */
type Word = { -readonly [Key in keyof TagWord]: TagWord[Key] };

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const BRACKETS = /[[\](){}]/;
const CAPITALS = /[A-Z][^A-Z]*[A-Z]/;
/** Words that make a list of languages of what stands beside them. */
const TRACK = /^(?:audio|dub(?:bed)?|sub(?:s|bed|titles)?)$/;
/** Words other than languages that may be left at a title's end. */
const TITLE_TAG =
  /^(?:extended|remastered|unrated|uncut|imax|directors|cut|edition|multi|dual|dubbed|3d|sbs|hsbs|hou|htab|mvc)$/;
const YEAR = /^(?:19|20)\d{2}$/;
const ARTICLE = /^(?:the|an?|l[ae]|d(?:er|ie|as)|el|il)$/;
const LOWER_CASE = /[a-z]/;

/** Cuts `text` into words and decides which of those that may belong to a title are tags. */
export function tagText(text: string, tagsFrom: number): TagText {
  const words: Word[] = [];
  for (const { 0: raw, index } of text.matchAll(WORD))
    words.push({ word: raw.toLowerCase(), raw, start: index, end: index + raw.length, sure: false });
  const behind = words.findIndex(({ start }) => start >= tagsFrom);
  const found = firstTag(text, tagsFrom);
  const first = found === -1 ? text.length : found;
  const firstWord = wordBehindTitle(text, words, behind === -1 ? words.length : behind, first);
  const hasYear = YEAR.test(words[firstWord - 1]?.word ?? '');
  markSure(text, { words, firstWord, firstTag: first, hasTitle: tagsFrom > 0, hasYear });
  return {
    text,
    tags: text.slice(Math.min(tagsFrom, words[firstWord]?.start ?? tagsFrom)),
    firstTag: first,
    words,
    firstWord,
  };
}

/**
 * Index of the word with which the tags begin: `firstWord`, or before it where tags have been left at the title's
 * end: several together (`Title 3D HSBS`), one in capitals, or one with an unmistakable tag directly behind
 * (`Title Hindi 720p`, but not `The German 720p`).
 */
function wordBehindTitle(text: string, words: readonly Word[], firstWord: number, firstTag: number): number {
  let start = firstWord;
  while (start > 1 && isTitleTag(at(words, start - 1))) start -= 1;
  const run = words.slice(start, firstWord);
  const meetsTag =
    (words[firstWord]?.start ?? -1) >= firstTag && !(start === 1 && ARTICLE.test(at(words, 0).word));
  if (run.length > 1 || meetsTag) return start;
  const isPlain = run.some(({ raw, word }) => word === '3d' || isLoud(raw, text));
  return isPlain ? start : firstWord;
}

/** True for a word in capitals (`GERMAN`, `iTALiAN`) in a name that is not all in capitals. */
const isLoud = (raw: string, text: string): boolean =>
  raw.length > 2 && CAPITALS.test(raw) && LOWER_CASE.test(text);

const isTitleTag = ({ word, raw }: Word): boolean =>
  TITLE_TAG.test(word) || languageOf(word, raw)?.needsCompany === false;

interface Parts {
  readonly words: readonly Word[];
  readonly firstWord: number;
  readonly firstTag: number;
  readonly hasTitle: boolean;
  /** A year ends the title, so that no episode's title can follow. */
  readonly hasYear: boolean;
}

/**
 * Marks the words that are certainly tags: all from the first unmistakable tag on, and before it the runs of tag
 * words that lead up to it, fill a pair of brackets, stand behind a film's year, or fill all that stands between
 * title and end. A run behind the title that an episode's own title follows counts when it is in capitals
 * (`S01E02 GERMAN The Hunt`).
 */
function markSure(text: string, parts: Parts): void {
  const { words, firstWord, firstTag } = parts;
  let index = firstWord;
  while (index < words.length && at(words, index).start < firstTag) {
    const end = runEnd(words, index, firstTag);
    if (end > index && isSureRun(text, parts, index, end))
      for (const word of words.slice(index, end)) word.sure = true;
    index = Math.max(end, index + 1);
  }
  for (; index < words.length; index += 1) at(words, index).sure = true;
}

/** Index behind the run of tag words that begins at `from`; `from` itself when its word is none. */
function runEnd(words: readonly Word[], from: number, firstTag: number): number {
  let end = from;
  while (
    end < words.length &&
    at(words, end).start < firstTag &&
    isTagWord(at(words, end).word, at(words, end).raw)
  )
    end += 1;
  return end;
}

function isSureRun(text: string, parts: Parts, from: number, to: number): boolean {
  const { words, firstWord, firstTag, hasTitle, hasYear } = parts;
  const run = words.slice(from, to);
  if (hasYear || isTrackList(run)) return true;
  const next = words[to]?.start;
  if (next !== undefined && (next >= firstTag || isInBrackets(text, parts, from, to))) return true;
  if (from !== firstWord || !hasTitle) return false;
  return next === undefined || run.some(({ raw }) => isLoud(raw, text));
}

const isTrackList = (run: readonly Word[]): boolean =>
  run.length > 1 && run.some(({ word }) => TRACK.test(word));

function isInBrackets(text: string, { words }: Parts, from: number, to: number): boolean {
  const before = text.slice(words[from - 1]?.end ?? 0, at(words, from).start);
  const behind = text.slice(at(words, to - 1).end, words[to]?.start ?? text.length);
  return BRACKETS.test(before) && BRACKETS.test(behind);
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`no item ${index}`);
  return item;
}
