import type { Reading } from '../release/reading.js';
import type { AcceptanceThresholds, Candidate, ProviderWork } from './candidate.js';
import { decide } from './decide.js';
import type { ClaimedCluster, ClusterFile, ClusterVerdict, FileVerdict } from './identify-store.js';
import type { MetadataProvider, WorkDetails } from './metadata-provider.js';
import { resolveEpisodes } from './resolve-episodes.js';
import { scoreCandidate } from './score-candidate.js';

/** How many candidates may cost a details call when their alternative titles can decide. */
const WORTH_DETAILS = 2;

/** Decides what a cluster's files are, from the works its lookups found. */
export async function decideCluster(
  provider: MetadataProvider,
  thresholds: AcceptanceThresholds,
  cluster: ClaimedCluster,
  files: readonly ClusterFile[],
): Promise<ClusterVerdict> {
  if (cluster.chosen === 'rejected') return rejected(files);
  if (cluster.chosen !== null) {
    const details = await provider.details(cluster.chosen.kind, cluster.chosen.tmdbId);
    if (details !== null)
      return identified(cluster, details, files, { by: 'user', reasons: ['chosen by the user'] });
  }
  const candidates = await scoreWorks(provider, thresholds, cluster);
  const decision = decide(candidates, thresholds);
  if (decision.outcome !== 'identified')
    return undecided(decision.outcome, candidates, decision.reasons, files);
  const details = await detailsOf(provider, decision.candidate.work);
  if (details === null)
    return undecided('review', candidates, ['the provider no longer knows this work'], files);
  const read = readAs(details.work.kind, cluster.readings, files);
  if (read === null) return undecided('review', candidates, ['it fits one of the names only'], files);
  return identified(cluster, details, read, { by: 'auto', reasons: decision.reasons, candidates });
}

/**
 * The files with the reading that makes them this kind of work. What one name may mean besides its best reading, the
 * other files' names need not: then null, for one film is never given to a season.
 */
function readAs(
  kind: Reading['kind'],
  readings: readonly Reading[],
  files: readonly ClusterFile[],
): readonly ClusterFile[] | null {
  if (readings[0]?.kind === kind) return files;
  const reading = readings.find((one) => one.kind === kind);
  const [only] = files;
  return files.length === 1 && only !== undefined && reading !== undefined ? [{ ...only, reading }] : null;
}

/** The verdict for a work that the user chose. */
export function chosenByUser(
  cluster: ClaimedCluster,
  details: WorkDetails,
  files: readonly ClusterFile[],
): ClusterVerdict {
  return identified(cluster, details, files, { by: 'user', reasons: ['chosen by the user'] });
}

/** The verdict for a cluster whose candidates the user refused altogether. */
export function rejected(files: readonly ClusterFile[]): ClusterVerdict {
  const reasons = ['rejected by the user'];
  return { ...undecided('unmatched', [], reasons, files), state: 'rejected', decidedBy: 'user' };
}

/** Scores all works; details are asked only for the best ones whose further titles could lift them over the bar. */
async function scoreWorks(
  provider: MetadataProvider,
  thresholds: AcceptanceThresholds,
  { readings, works }: ClaimedCluster,
): Promise<Candidate[]> {
  const scored = works.map((work) => scoreCandidate(readings, work)).toSorted(byScore);
  if (scored.length === 0 || (scored[0]?.score ?? 0) >= thresholds.score) return scored;
  const better: Candidate[] = [];
  for (const candidate of scored.slice(0, WORTH_DETAILS)) {
    const details = await provider.details(candidate.work.kind, candidate.work.tmdbId);
    better.push(details === null ? candidate : scoreCandidate(readings, details.work));
  }
  return [...better, ...scored.slice(WORTH_DETAILS)].toSorted(byScore);
}

const byScore = (a: Candidate, b: Candidate): number =>
  b.score - a.score || b.work.popularity - a.work.popularity;

/** Films need no further facts for a decision or a name; series need their seasons for both. */
async function detailsOf(provider: MetadataProvider, work: ProviderWork): Promise<WorkDetails | null> {
  if (work.kind === 'episode') return provider.details('episode', work.tmdbId);
  return { work, imdbId: null, tvdbId: null, runtime: null, seasonNumbers: [], seasons: [] };
}

function identified(
  cluster: ClaimedCluster,
  details: WorkDetails,
  files: readonly ClusterFile[],
  how: { by: 'auto' | 'user'; reasons: readonly string[]; candidates?: readonly Candidate[] },
): ClusterVerdict {
  const own = scoreCandidate(cluster.readings, details.work);
  const listed = (how.candidates ?? []).filter(({ work }) => work.tmdbId !== details.work.tmdbId);
  return {
    state: 'identified',
    details,
    candidates: [own, ...listed],
    score: own.score,
    decidedBy: how.by,
    reasons: how.reasons,
    files: files.map(({ id, reading }) => verdictOf(id, reading, details)),
  };
}

/** A series may be sure and an episode of it not: such a file goes to review alone. */
function verdictOf(fileId: string, reading: Reading, details: WorkDetails): FileVerdict {
  const nothing = { fileId, season: null, episodes: [] };
  if (details.work.kind === 'movie') return { ...nothing, state: 'identified', reason: null };
  const found = resolveEpisodes(reading, details.seasons);
  if ('reason' in found) return { ...nothing, state: 'review', reason: found.reason };
  return { fileId, state: 'identified', season: found.season, episodes: found.episodes, reason: null };
}

function undecided(
  state: 'review' | 'unmatched',
  candidates: readonly Candidate[],
  reasons: readonly string[],
  files: readonly ClusterFile[],
): ClusterVerdict {
  const score = candidates[0]?.score ?? null;
  return {
    state,
    details: null,
    candidates,
    score,
    decidedBy: null,
    reasons,
    files: files.map(({ id }) => ({
      fileId: id,
      state,
      season: null,
      episodes: [],
      reason: reasons[0] ?? null,
    })),
  };
}
