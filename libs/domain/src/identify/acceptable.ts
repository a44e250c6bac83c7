import type { WorkKind } from '../release/reading.js';
import type { Candidate } from './candidate.js';
import { foldTitle } from './fold-title.js';
import type { ReviewedCluster } from './review-store.js';

/** A cluster with the candidate it may be given without looking at it. */
export interface Acceptable {
  readonly cluster: ReviewedCluster;
  readonly candidate: Candidate;
}

/** A cluster that was left as it is, and why. */
export interface BulkRefusal {
  readonly id: string;
  /** Stable, as `review.tied` or `provider.unavailable`. */
  readonly code: string;
  readonly reason: string;
}

interface Bar {
  readonly minScore: number;
  readonly kind: WorkKind | null;
}

type Refusal = Omit<BulkRefusal, 'id'>;

/** The cluster's best candidate when it is good enough and nothing is as good; else why it has to be looked at. */
export function whyNotAccepted(cluster: ReviewedCluster, bar: Bar): Acceptable | BulkRefusal {
  const [best, ...others] = cluster.candidates;
  const { id } = cluster;
  const refusal = notWaiting(cluster);
  if (refusal !== null) return { id, ...refusal };
  if (best === undefined) return { id, code: 'review.no-candidate', reason: 'it has no candidate' };
  const why = notGood(best, bar) ?? notAlone(best, others) ?? notForAll(cluster, best);
  return why === null ? { cluster, candidate: best } : { id, ...why };
}

function notWaiting({ state, chosen }: ReviewedCluster): Refusal | null {
  if (state !== 'review')
    return { code: 'review.not-waiting', reason: `it is not in review; it is ${state}` };
  if (chosen === null) return null;
  return { code: 'review.taken-back', reason: 'a decision was taken back: decide it by itself' };
}

function notGood({ score, work }: Candidate, { minScore, kind }: Bar): Refusal | null {
  if (kind !== null && work.kind !== kind)
    return { code: 'review.other-kind', reason: 'its best candidate is of the other kind' };
  if (score >= minScore) return null;
  const percent = (share: number): string => `${Math.floor(share * 100)} %`;
  return {
    code: 'review.low-score',
    reason: `its best candidate reaches ${percent(score)} of ${percent(minScore)}`,
  };
}

function notAlone(best: Candidate, others: readonly Candidate[]): Refusal | null {
  if (others.some(({ score }) => score >= best.score))
    return { code: 'review.tied', reason: 'another candidate is as good' };
  const names = [best, ...others].map(
    ({ work }) => `${work.kind} ${foldTitle(work.title)} ${work.year ?? ''}`,
  );
  if (new Set(names).size === names.length) return null;
  return { code: 'review.same-title', reason: 'two candidates have the same title and year' };
}

/** A further reading of one name says nothing about the names of other files. */
function notForAll({ readings, openFiles }: ReviewedCluster, { work }: Candidate): Refusal | null {
  if (openFiles <= 1 || readings[0]?.kind === work.kind) return null;
  return { code: 'review.other-kind', reason: 'it fits one of the names only' };
}
