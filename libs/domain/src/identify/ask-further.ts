import type { AcceptanceThresholds, Candidate } from './candidate.js';
import { isProven } from './decide.js';
import { foldTitle } from './fold-title.js';
import type { ClaimedCluster, LookupAnswer } from './identify-store.js';
import { type Findings, type KeyedQuery, nextQuery, otherKindQuery, PAGE } from './lookup-queries.js';

/** From here on a title counts as found. */
const FOUND = 0.8;

/** What else to ask before a decision; null when what was found is good enough, or nothing is left to ask. */
export function furtherQuestion(
  cluster: ClaimedCluster,
  candidates: readonly Candidate[],
  { score }: AcceptanceThresholds,
): KeyedQuery | null {
  const [best] = candidates;
  const [reading] = cluster.readings;
  const findings = findingsOf(cluster, candidates);
  if (best === undefined || best.score < score) return nextQuery(cluster.readings, findings);
  // Without a year, an id or the shelf to agree, the name's other kind is heard first.
  if (reading?.shelf === best.work.kind || isProven(best)) return null;
  const rival = otherKindQuery(cluster.readings);
  return rival === null || findings.asked.has(rival.key) ? null : rival;
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
