import type { Reading } from '../release/reading.js';
import type { Candidate } from './candidate.js';
import type { ClaimedCluster, ClusterFile, ClusterVerdict, FileVerdict } from './identify-store.js';
import type { WorkDetails } from './metadata-provider.js';
import { resolveEpisodes } from './resolve-episodes.js';
import { scoreCandidate } from './score-candidate.js';

/** Who decided, why, and between which works. */
export interface HowDecided {
  readonly by: 'auto' | 'user';
  readonly reasons: readonly string[];
  readonly candidates?: readonly Candidate[];
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

/** The verdict that gives a cluster its work; each episode finds its own place in it. */
export function identified(
  cluster: ClaimedCluster,
  details: WorkDetails,
  files: readonly ClusterFile[],
  how: HowDecided,
): ClusterVerdict {
  const isOwn = ({ work }: Candidate): boolean =>
    work.kind === details.work.kind && work.tmdbId === details.work.tmdbId;
  const all = how.candidates ?? [];
  const own = all.find(isOwn) ?? scoreCandidate(cluster.readings, details.work);
  return {
    state: 'identified',
    details,
    candidates: [own, ...all.filter((candidate) => !isOwn(candidate))],
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

/** The verdict that leaves a cluster to the user. */
export function undecided(
  state: 'review' | 'unmatched',
  candidates: readonly Candidate[],
  reasons: readonly string[],
  files: readonly ClusterFile[],
): ClusterVerdict {
  const [reason = null] = reasons;
  return {
    state,
    details: null,
    candidates,
    score: candidates[0]?.score ?? null,
    decidedBy: null,
    reasons,
    files: files.map(({ id }) => ({ fileId: id, state, season: null, episodes: [], reason })),
  };
}
