import type { Candidate, Decision } from './candidate.js';
import type { ClaimedCluster } from './identify-store.js';
import type { MetadataProvider } from './metadata-provider.js';
import { scoreCandidate } from './score-candidate.js';

/** The candidates with what the user chose for the same title elsewhere, and what that amounts to. */
export interface Recalled {
  readonly candidates: readonly Candidate[];
  /** Null when nothing is remembered, or the name's year speaks against it. */
  readonly decision: Decision | null;
}

/**
 * Recalls what the user chose where the same title turned up before. It comes first, and decides where the name's year
 * agrees; without a year it is asked for again, since two folders with a yearless "Halloween" may be two films.
 */
export async function recallChoice(
  provider: MetadataProvider,
  { readings, remembered }: ClaimedCluster,
  candidates: readonly Candidate[],
): Promise<Recalled> {
  for (const { kind, tmdbId } of remembered) {
    const reading = readings.find((one) => one.kind === kind);
    if (reading === undefined) continue;
    const isIt = ({ work }: Candidate): boolean => work.kind === kind && work.tmdbId === tmdbId;
    const details = candidates.some(isIt) ? null : await provider.details(kind, tmdbId);
    const known = candidates.find(isIt) ?? (details === null ? null : scoreCandidate(readings, details.work));
    if (known === null || (reading.year !== null && known.work.year !== reading.year)) continue;
    const first: Candidate = {
      ...known,
      features: [
        ...known.features,
        { feature: 'remembered', score: 1, detail: 'chosen for this title before' },
      ],
    };
    return {
      candidates: [first, ...candidates.filter((candidate) => !isIt(candidate))],
      decision: decisionOn(first, reading.year !== null),
    };
  }
  return { candidates, decision: null };
}

function decisionOn(candidate: Candidate, yearAgrees: boolean): Decision {
  const name = `${candidate.work.title} (${candidate.work.year ?? '?'})`;
  if (yearAgrees) {
    const reasons = [`${name}: chosen for this title before, and the year agrees`];
    return { outcome: 'identified', candidate, reasons };
  }
  return {
    outcome: 'review',
    reasons: [`${name} was chosen for this title elsewhere; here it may be another`],
  };
}
