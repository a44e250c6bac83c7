import type { Reading } from '../release/reading.js';
import type { AcceptanceThresholds, Candidate, ProviderWork } from './candidate.js';
import { hiddenRivals, isGood, isProven, showsWhyFound } from './decide.js';
import { foldTitle } from './fold-title.js';
import type { ClaimedCluster, LookupAnswer } from './identify-store.js';
import type { MetadataProvider } from './metadata-provider.js';
import { scoreCandidate } from './score-candidate.js';

/** How many candidates may cost a details call when their alternative titles can decide. */
const WORTH_DETAILS = 2;

/**
 * Everything that was found, scored, best first. Details are asked only where their further titles can decide: of the
 * best ones when none is good enough, and of rivals that may bear the best one's title too.
 */
export async function findCandidates(
  provider: MetadataProvider,
  thresholds: AcceptanceThresholds,
  { readings, answers }: ClaimedCluster,
): Promise<readonly Candidate[]> {
  const score = scorer(readings, answers);
  const found = distinctWorks(answers).map(score).toSorted(byScore);
  const [best, ...others] = found;
  if (best === undefined) return [];
  const doubtful = !isGood(best, thresholds)
    ? hiddenByTitle(found, answers, readings)
    : rivalsWorthAsking(best, others);
  const better = new Map<Candidate, Candidate>();
  for (const candidate of doubtful.slice(0, WORTH_DETAILS)) {
    const details = await provider.details(candidate.work.kind, candidate.work.tmdbId);
    if (details !== null) better.set(candidate, score(details.work));
  }
  return found.map((candidate) => better.get(candidate) ?? candidate).toSorted(byScore);
}

/** Best first; popularity only breaks ties. */
export const byScore = (a: Candidate, b: Candidate): number =>
  b.score - a.score || b.work.popularity - a.work.popularity;

/** The id that a name states says something only about the works that were asked for by it. */
function scorer(
  readings: readonly Reading[],
  answers: readonly LookupAnswer[],
): (work: ProviderWork) => Candidate {
  const stated = new Set(
    answers.filter(({ query }) => query.by === 'id').flatMap(({ works }) => works.map(keyOf)),
  );
  const withoutIds = readings.map((reading) => ({ ...reading, ids: {} }));
  return (work) => scoreCandidate(stated.has(keyOf(work)) ? readings : withoutIds, work);
}

const keyOf = ({ kind, tmdbId }: ProviderWork): string => `${kind}/${tmdbId}`;

function distinctWorks(answers: readonly LookupAnswer[]): ProviderWork[] {
  const works = answers.flatMap((answer) => answer.works);
  return [...new Map(works.map((work) => [keyOf(work), work])).values()];
}

/** Candidates that a search for a whole title found although they show no title with its words. */
function hiddenByTitle(
  candidates: readonly Candidate[],
  answers: readonly LookupAnswer[],
  readings: readonly Reading[],
): readonly Candidate[] {
  const titles = new Set(
    readings.flatMap(({ title, alternativeTitles }) => [title, ...alternativeTitles]).map(foldTitle),
  );
  const hidden = new Set(
    answers.flatMap(({ query, works }) => {
      if (query.by === 'id' || !titles.has(foldTitle(query.title))) return [];
      return works.filter((work) => !showsWhyFound(work, [query.title])).map(keyOf);
    }),
  );
  return candidates.filter(({ work }) => hidden.has(keyOf(work)));
}

/** More rivals than may be asked cannot all be ruled out, and then none need be. */
function rivalsWorthAsking(best: Candidate, others: readonly Candidate[]): readonly Candidate[] {
  if (isProven(best)) return [];
  const rivals = hiddenRivals(best, others);
  return rivals.length <= WORTH_DETAILS ? rivals : [];
}
