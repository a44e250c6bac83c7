import type { AcceptanceThresholds, Candidate } from './candidate.js';
import { isGood, isProven } from './decide.js';
import { foldTitle } from './fold-title.js';
import type { ClaimedCluster, LookupAnswer } from './identify-store.js';
import {
  type Findings,
  type KeyedQuery,
  nextQuery,
  otherAmpersandQuery,
  otherKindQuery,
  PAGE,
  titleInYearQuery,
} from './lookup-queries.js';

/** From here on a title counts as found. */
const FOUND = 0.8;

/** What else to ask before a decision; null when what was found is good enough, or nothing is left to ask. */
export function furtherQuestion(
  cluster: ClaimedCluster,
  candidates: readonly Candidate[],
  thresholds: AcceptanceThresholds,
): KeyedQuery | null {
  const [best] = candidates;
  const findings = findingsOf(cluster, candidates);
  if (best === undefined || !isGood(best, thresholds)) return nextQuery(cluster.readings, findings);
  return rivalQueries(cluster, best, findings).find(({ key }) => !findings.asked.has(key)) ?? null;
}

/**
 * What to ask before a good candidate is taken whose year or id the name does not state exactly: for the title with
 * the other ampersand, for the name's other kind, and, where many works bear the title, for those of that very year.
 */
function rivalQueries(
  { readings }: ClaimedCluster,
  best: Candidate,
  { crowded }: Findings,
): readonly KeyedQuery[] {
  if (best.features.some(({ feature, score }) => feature === 'id' || (feature === 'year' && score === 1)))
    return [];
  const isExpected = isProven(best) || readings[0]?.shelf === best.work.kind;
  const rivals = [
    isExpected ? null : otherKindQuery(readings),
    otherAmpersandQuery(readings),
    crowded && best.work.year !== null ? titleInYearQuery(readings, best.work.year) : null,
  ];
  return rivals.filter((rival) => rival !== null);
}

/** How popular a work may be that bears the title and stands on a page not asked for; 0 when all were shown. */
export function unseenPopularity({ readings, answers }: ClaimedCluster): number {
  const titles = new Set(readings.map(({ title }) => foldTitle(title)));
  const full = answers.filter((answer) => titles.has(wholeTitle(answer)) && answer.works.length >= PAGE);
  return Math.max(0, ...full.map(({ works }) => Math.min(...works.map(({ popularity }) => popularity))));
}

function findingsOf({ readings, answers }: ClaimedCluster, candidates: readonly Candidate[]): Findings {
  const title = foldTitle(readings[0]?.title ?? '');
  const titles = candidates.flatMap(({ features }) => features.filter(({ feature }) => feature === 'title'));
  return {
    asked: new Set(answers.map(({ key }) => key)),
    titleKnown: titles.some(({ score }) => score >= FOUND),
    crowded: answers.some(
      (answer) => isYearless(answer) && wholeTitle(answer) === title && answer.works.length >= PAGE,
    ),
  };
}

const wholeTitle = ({ query }: LookupAnswer): string => (query.by === 'title' ? foldTitle(query.title) : '');

const isYearless = ({ query }: LookupAnswer): boolean => query.by === 'title' && query.year === null;
