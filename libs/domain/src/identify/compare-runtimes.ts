import type { Candidate } from './candidate.js';
import { byScore } from './find-candidates.js';
import { foldTitle } from './fold-title.js';
import type { ClusterFile } from './identify-store.js';
import type { MetadataProvider } from './metadata-provider.js';

/** Films of one name that are compared by their length; each costs a details call. */
const MOST_COMPARED = 3;

/** Credits cut, frame rates of television: a copy's length differs by so much from the one stated, in minutes and parts. */
const MINUTES_APART = 3;
const PART_APART = 0.06;

/** A film of another length than the file is not the one, where just one other has the right length. */
const OTHER_LENGTH = 0.5;

interface Timed {
  readonly candidate: Candidate;
  readonly runtime: number;
}

/**
 * Tells films of one name apart by their length, when the best ones are closer than `lead` and the file's length is
 * known. Two films of one title and year are never told apart so: that is the user's.
 */
export async function compareRuntimes(
  provider: MetadataProvider,
  lead: number,
  candidates: readonly Candidate[],
  files: readonly ClusterFile[],
): Promise<readonly Candidate[]> {
  const minutes = lengthOf(files);
  if (minutes === null || !runtimeMayDecide(lead, candidates)) return candidates;
  const close = closeFilms(lead, candidates);
  const timed: Timed[] = [];
  for (const candidate of close) {
    const details = await provider.details('movie', candidate.work.tmdbId);
    if (details === null || details.runtime === null) return candidates;
    timed.push({ candidate, runtime: details.runtime });
  }
  const fitting = timed.filter(({ runtime }) => fits(runtime, minutes));
  const judged = new Map(
    timed.map((one) => [one.candidate, judge(one, minutes, fitting.length === 1)] as const),
  );
  return candidates.map((candidate) => judged.get(candidate) ?? candidate).toSorted(byScore);
}

/** Whether knowing how long the file is could tell the best candidates apart. */
export function runtimeMayDecide(lead: number, candidates: readonly Candidate[]): boolean {
  const close = closeFilms(lead, candidates);
  return close.length >= 2 && close.length <= MOST_COMPARED && !hasTwins(close);
}

/** The films that are closer to the best than `lead`, if that is a film. */
function closeFilms(lead: number, candidates: readonly Candidate[]): readonly Candidate[] {
  const [best] = candidates;
  if (best?.work.kind !== 'movie') return [];
  return candidates.filter(({ work, score }) => work.kind === 'movie' && best.score - score < lead);
}

/** Minutes of the film: of its parts together when it comes in several; null while a length is not known. */
function lengthOf(files: readonly ClusterFile[]): number | null {
  const parts = files.filter(({ reading }) => reading.part !== null);
  const counted = parts.length > 0 ? parts : files.slice(0, 1);
  const distinct = new Map(counted.map((file) => [file.reading.part, file.minutes]));
  const lengths = [...distinct.values()];
  if (lengths.length === 0 || lengths.includes(null)) return null;
  return lengths.reduce<number>((sum, minutes) => sum + (minutes ?? 0), 0);
}

function hasTwins(candidates: readonly Candidate[]): boolean {
  const keys = candidates.map(({ work }) => `${foldTitle(work.title)}/${work.year ?? ''}`);
  return new Set(keys).size < keys.length;
}

const fits = (runtime: number, minutes: number): boolean =>
  Math.abs(runtime - minutes) <= Math.max(MINUTES_APART, runtime * PART_APART);

function judge({ candidate, runtime }: Timed, minutes: number, decides: boolean): Candidate {
  const isFit = fits(runtime, minutes);
  const detail = `${Math.round(minutes)} minutes against ${runtime}`;
  return {
    ...candidate,
    score: isFit || !decides ? candidate.score : candidate.score * OTHER_LENGTH,
    features: [...candidate.features, { feature: 'runtime', score: isFit ? 1 : 0, detail }],
  };
}
