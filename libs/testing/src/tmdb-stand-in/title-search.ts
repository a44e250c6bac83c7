import type { Work } from './catalogue.js';

/** How a search is narrowed by year. */
export interface YearRule<W extends Work> {
  readonly year: number | null;
  /** Whether the year filters or only raises works of that year. */
  readonly mode: 'strict' | 'nudge';
  /** The years a work counts for. */
  readonly yearsOf: (work: W) => readonly number[];
}

/** How much a year that agrees weighs when it does not filter: too little to put a new film before a famous one. */
const NUDGE = 1.5;

/** Latin letters that Unicode does not decompose. */
const FOLDS: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

/** Finds works by the words of their titles. */
export class TitleSearch<W extends Work> {
  private readonly entries: readonly { readonly work: W; readonly titles: readonly ReadonlySet<string>[] }[];

  constructor(works: readonly W[]) {
    this.entries = works.map((work) => ({ work, titles: titlesOf(work).map((title) => wordsKnown(title)) }));
  }

  /**
   * Works of which one title (English, original, translated or alternative) holds all words of the query, the most
   * popular first. Latin accents do not count; a query in decomposed Unicode finds nothing; `&` stands for no word.
   */
  find(query: string, { year, mode, yearsOf }: YearRule<W>): W[] {
    if (query !== query.normalize('NFC')) return [];
    const words = split(join(fold(query)));
    if (words.length === 0) return [];
    const agrees = (work: W): boolean => year === null || yearsOf(work).includes(year);
    const weight = (work: W): number => work.popularity * (year !== null && agrees(work) ? NUDGE : 1);
    return this.entries
      .filter(({ titles }) => titles.some((known) => words.every((word) => known.has(word))))
      .map(({ work }) => work)
      .filter((work) => mode === 'nudge' || agrees(work))
      .toSorted((a, b) => weight(b) - weight(a) || a.id - b.id);
  }
}

function titlesOf({ title, originalTitle, translations, alternativeTitles }: Work): string[] {
  const others = [...translations, ...alternativeTitles].map((other) => other.title);
  return [...new Set([title, originalTitle, ...others])];
}

/** Words of a title, those with marks inside both whole and in parts: `Spider-Man` is spider, man and spiderman. */
function wordsKnown(title: string): Set<string> {
  const folded = fold(title);
  return new Set([
    ...split(folded),
    ...split(join(folded)),
    ...split(folded.replace(/(?<=\S)[-.·'’](?=\S)/gu, '')),
  ]);
}

/** Lower case without accents on Latin letters; other scripts keep theirs. */
function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(
      /\p{Script=Latin}/gu,
      (letter) => FOLDS[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, ''),
    );
}

/** Apostrophes do not part words. */
function join(text: string): string {
  return text.replace(/['’]/gu, '');
}

function split(text: string): string[] {
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
}
