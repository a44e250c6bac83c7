import type { Candidate } from './candidate.js';
import type { ClusterFile } from './identify-store.js';
import type { MetadataProvider, WorkDetails } from './metadata-provider.js';
import { byScore } from './find-candidates.js';
import { resolveEpisodes } from './resolve-episodes.js';

/** Series of one name that are compared by their episodes; each costs a details call. */
const MOST_COMPARED = 3;

/** A series that lacks an episode which lies there is not the one, however well its title fits. */
const LACKS_EPISODES = 0.5;

/**
 * Tells series of one name apart by their seasons and episodes, when the best two are closer than `lead`: "Battlestar
 * Galactica" of 1978 has no fourth season. Candidates that lack an episode which a file's name states lose.
 */
export async function compareEpisodes(
  provider: MetadataProvider,
  lead: number,
  candidates: readonly Candidate[],
  files: readonly ClusterFile[],
): Promise<readonly Candidate[]> {
  const [best] = candidates;
  const numbered = files.filter(({ reading }) => reading.kind === 'episode' && reading.seasons.length > 0);
  if (best?.work.kind !== 'episode' || numbered.length === 0) return candidates;
  const close = candidates.filter(({ work, score }) => work.kind === 'episode' && best.score - score < lead);
  if (close.length < 2 || close.length > MOST_COMPARED) return candidates;
  const compared = new Map<Candidate, Candidate>();
  for (const candidate of close) {
    const details = await provider.details('episode', candidate.work.tmdbId);
    if (details !== null) compared.set(candidate, withEpisodes(candidate, details, numbered));
  }
  return candidates.map((candidate) => compared.get(candidate) ?? candidate).toSorted(byScore);
}

function withEpisodes(candidate: Candidate, details: WorkDetails, files: readonly ClusterFile[]): Candidate {
  const reasons = files.flatMap(({ reading }) => {
    const place = resolveEpisodes(reading, details.seasons);
    return 'reason' in place ? [place.reason] : [];
  });
  const [reason] = reasons;
  const isFit = reason === undefined;
  const detail = isFit ? 'it has every episode that lies here' : reason;
  return {
    ...candidate,
    score: isFit ? candidate.score : candidate.score * LACKS_EPISODES,
    features: [...candidate.features, { feature: 'episodes', score: isFit ? 1 : 0, detail }],
  };
}
