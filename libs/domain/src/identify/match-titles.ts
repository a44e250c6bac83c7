import type { Reading } from '../release/reading.js';
import { foldTitle, withoutArticle } from './fold-title.js';
import { titleSimilarity } from './title-similarity.js';

/** How well a name's titles fit a work's, and which two did it. */
export interface TitleMatch {
  readonly score: number;
  readonly known: string;
  readonly own: string;
}

/** From here on a half of a title counts as found. */
const FOUND = 0.95;

/** "Alien" is half of "Alien - Covenant" and still another film: a half alone never decides without asking. */
const HALF = 0.9;

/** The best match of any title that the name offers with any title that the work is known by. */
export function matchTitles({ title, alternativeTitles }: Reading, known: readonly string[]): TitleMatch {
  const whole = foldTitle(title);
  const matches = [title, ...alternativeTitles].map((own) => bestOf(own, known));
  const halves = matches.filter(({ own }) => isHalf(foldTitle(own), whole));
  const explained = isCovered(
    whole,
    halves.filter(({ score }) => score >= FOUND),
  );
  const weighed = matches.map((match) =>
    !explained && halves.includes(match) ? { ...match, score: match.score * HALF } : match,
  );
  return weighed.reduce((best, match) => (match.score > best.score ? match : best));
}

function bestOf(own: string, known: readonly string[]): TitleMatch {
  const all = known.map((text) => ({ score: titleSimilarity(own, text), known: text, own }));
  return all.reduce((best, one) => (one.score > best.score ? one : best), { score: 0, known: '', own });
}

const isHalf = (part: string, whole: string): boolean => part !== whole && ` ${whole} `.includes(` ${part} `);

/** Whether the halves found make up the whole, as in "Le Cercle Rouge - The Red Circle". */
function isCovered(whole: string, halves: readonly TitleMatch[]): boolean {
  const rest = halves.reduce((text, { own }) => ` ${text} `.replace(` ${foldTitle(own)} `, ' '), whole);
  return halves.length > 1 && withoutArticle(rest.trim()) === '';
}
