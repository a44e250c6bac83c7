import { EDITION_WORDS } from './edition-words.js';
import type { TagText, TagWord } from './tag-text.js';

/** Words that make an edition of those before or beside them, wherever they stand: `Extended Edition`, `Final Cut`. */
const ANCHORS: ReadonlySet<string> = new Set(['cut', 'edition', 'version', 'edit', 'collection']);
/** Words that mean an edition only in a phrase with an anchor. */
const PHRASE_ONLY: ReadonlySet<string> = new Set([
  ...[
    'director',
    'directors',
    'special',
    'final',
    'festival',
    'assembly',
    'alternative',
    'alternate',
    'anniversary',
  ],
  ...['collector', 'collectors', 'ultimate', 'fan', 'theatre'],
]);
/** Of the words that need no anchor, those that are no title's last word and count before a year with no tags behind. */
const PLAIN: ReadonlySet<string> = new Set([
  'extended',
  'remastered',
  'unrated',
  'despecialized',
  'fanedit',
  'dircut',
]);

const ORDINAL = /^\d+(?:st|nd|rd|th)?$/;
const YEAR = /^(?:19|20)\d{2}$/;

/** The editions that a name states, each once, in the order of the name. */
export function editionsOf(tags: TagText): readonly string[] {
  const { words } = tags;
  const found = new Set<string>();
  for (let from = 0; from < words.length;) {
    const to = runEnd(words, from);
    for (const edition of to > from ? ofRun(tags, from, to) : []) found.add(edition);
    from = Math.max(to, from + 1);
  }
  return [...found];
}

function runEnd(words: readonly TagWord[], from: number): number {
  let to = from;
  while (EDITION_WORDS.has(words[to]?.word ?? '')) to += 1;
  return to;
}

function ofRun(tags: TagText, from: number, to: number): readonly string[] {
  const run = tags.words.slice(from, to);
  const anchored = (isPhrase(run) || isAnniversary(tags.words, from)) && !isTitle(tags, from);
  return run
    .filter(
      (word) => anchored || (!PHRASE_ONLY.has(word.word) && (word.sure || isBeforeYear(tags, from, to))),
    )
    .map(({ word }) => EDITION_WORDS.get(word) ?? null)
    .filter((edition) => edition !== null);
}

const isPhrase = (run: readonly TagWord[]): boolean =>
  run.length > 1 && run.some(({ word }) => ANCHORS.has(word));

/** `25th Anniversary` needs no further word. */
const isAnniversary = (words: readonly TagWord[], from: number): boolean =>
  words[from]?.word === 'anniversary' && ORDINAL.test(words[from - 1]?.word ?? '');

/** A phrase that begins the name is its title: `Final Cut (2022)`, `The Director's Cut`. */
function isTitle({ words, firstWord }: TagText, from: number): boolean {
  return from < firstWord && (from === 0 || (from === 1 && words[0]?.word === 'the'));
}

/** `Film EXTENDED 2011`: the word stands between the title and its year. */
function isBeforeYear({ words, firstTag, text }: TagText, from: number, to: number): boolean {
  const last = words[to - 1];
  const year = words[to];
  if (from === 0 || last === undefined || year === undefined || !YEAR.test(year.word)) return false;
  return PLAIN.has(last.word) || (firstTag < text.length && last.raw === last.raw.toUpperCase());
}
