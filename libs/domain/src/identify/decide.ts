import type { AcceptanceThresholds, Candidate, Decision, ProviderWork } from './candidate.js';
import { foldTitle, withoutArticle } from './fold-title.js';

/** A work whose matching title is not among those known may bear the very name; it counts when about as popular. */
const RIVAL_POPULARITY = 0.3;

/** The same for a work that is not shown at all. */
const UNSEEN_POPULARITY = 0.5;

/** A title less alike was found by a word or two and is no answer. */
const RESEMBLES = 0.55;

/** At most one letter in ten may be wrong, whatever the year says. */
const LIKE = 0.85;

/** Below this similarity a work was found by a title that its search answer does not show. */
const HIDDEN_TITLE = 0.6;

const percent = (score: number): string => `${Math.round(score * 100)} %`;
const nameOf = ({ work }: Candidate): string => `${work.title} (${work.year ?? '?'})`;
const featureOf = (candidate: Candidate, feature: string): number | undefined =>
  candidate.features.find((one) => one.feature === feature)?.score;

/**
 * Decides only what is both good and clearly ahead; everything else is the user's. `candidates` come best first;
 * `unseen` is the popularity that a work not shown may have, 0 when the provider showed all it found.
 */
export function decide(
  candidates: readonly Candidate[],
  thresholds: AcceptanceThresholds,
  unseen = 0,
): Decision {
  const [best, second] = candidates;
  if (best === undefined)
    return { outcome: 'unmatched', reasons: ['the provider knows nothing by this name'] };
  const stated = candidates.filter((candidate) => featureOf(candidate, 'id') !== undefined);
  const [only] = stated;
  if (only !== undefined && stated.length === 1)
    return accepted(only, only.features.find(({ feature }) => feature === 'id')?.detail ?? '');
  if (candidates.every((candidate) => !resembles(candidate))) {
    return {
      outcome: 'unmatched',
      reasons: [`nothing was found that resembles it; the closest is ${nameOf(best)}`],
    };
  }
  const doubts = [
    tooLow(best, thresholds),
    tooUnlike(best),
    tooClose(best, second, thresholds),
    hiddenRival(best, candidates.slice(1)),
    unseenRival(best, unseen),
  ].filter((doubt) => doubt !== null);
  if (doubts.length > 0) return { outcome: 'review', reasons: doubts };
  const lead =
    second === undefined ? 'the only candidate' : `${percent(best.score - second.score)} ahead of the next`;
  return accepted(best, lead);
}

/** Whether a candidate is worth showing: its title is somewhat like the name's, or it was found by more than a title. */
function resembles(candidate: Candidate): boolean {
  const isKnown = candidate.features.some(({ feature }) => feature === 'id' || feature === 'remembered');
  return isKnown || (featureOf(candidate, 'title') ?? 0) >= RESEMBLES;
}

const accepted = (candidate: Candidate, why: string): Decision => ({
  outcome: 'identified',
  candidate,
  reasons: [`${nameOf(candidate)}: ${percent(candidate.score)}, ${why}`],
});

function tooLow(best: Candidate, { score }: AcceptanceThresholds): string | null {
  if (best.score >= score) return null;
  return `the best candidate, ${nameOf(best)}, reaches ${percent(best.score)} of the ${percent(score)} needed`;
}

/** "The Hunter" of the same year is not "The Hunted", though nothing else was found. */
function tooUnlike(best: Candidate): string | null {
  if ((featureOf(best, 'title') ?? 0) >= LIKE) return null;
  return `too many letters of the title differ from ${nameOf(best)}`;
}

function tooClose(
  best: Candidate,
  second: Candidate | undefined,
  { lead }: AcceptanceThresholds,
): string | null {
  if (second === undefined || best.score - second.score >= lead) return null;
  return `${nameOf(second)} is too close to ${nameOf(best)}: ${percent(second.score)} and ${percent(best.score)}`;
}

/** Whether a candidate is good enough, rivals apart: then nothing further need be asked to find a better one. */
export const isGood = (candidate: Candidate, thresholds: AcceptanceThresholds): boolean =>
  featureOf(candidate, 'id') !== undefined ||
  (tooLow(candidate, thresholds) === null && tooUnlike(candidate) === null);

/** Whether the name states a year or an id that was compared. */
export const isProven = (candidate: Candidate): boolean =>
  featureOf(candidate, 'year') !== undefined || featureOf(candidate, 'id') !== undefined;

/** Without a year or id, a popular work that was found by an alternative title may be the one that is meant. */
function hiddenRival(best: Candidate, others: readonly Candidate[]): string | null {
  if (isProven(best)) return null;
  const [rival] = hiddenRivals(best, others);
  return rival === undefined ? null : `without a year it may be ${nameOf(rival)} under another title`;
}

/** Works come the most popular first, a page at a time: one that is as popular may stand on the next page. */
function unseenRival(best: Candidate, unseen: number): string | null {
  if (unseen <= best.work.popularity * UNSEEN_POPULARITY) return null;
  return `the provider knows more works of such a title than it shows, and ${nameOf(best)} is no better known`;
}

/** Candidates of which a title not yet asked for may be the very one that `best` bears. */
export function hiddenRivals(best: Candidate, others: readonly Candidate[]): readonly Candidate[] {
  return others.filter(
    (other) =>
      other.work.alternativeTitles === null &&
      (featureOf(other, 'title') ?? 0) < HIDDEN_TITLE &&
      other.work.popularity >= best.work.popularity * RIVAL_POPULARITY &&
      !showsWhyFound(other.work, [best.work.title, best.work.originalTitle]),
  );
}

/**
 * A search finds titles that merely contain the words asked for: then no other title of theirs need be feared. One
 * word must not begin them, though: "LOL (Laughing Out Loud)" is also known as "LOL".
 */
export function showsWhyFound(other: ProviderWork, titles: readonly string[]): boolean {
  return titles.some((asked) => {
    const words = wordsOf(asked);
    return [other.title, other.originalTitle].some((shown) => {
      const own = wordsOf(shown);
      if (words.length === 1 && own[0] === words[0]) return false;
      return words.every((word) => own.some((one) => one.startsWith(word)));
    });
  });
}

const wordsOf = (title: string): string[] => withoutArticle(foldTitle(title)).split(' ');
