import type { Decision } from '#contracts/http';
import { DomainError, type WorkReference } from '#domain';

/** What the user wants done with a cluster. Throws `review.invalid-decision` unless it is exactly one thing. */
export function readDecision(decision: Decision): WorkReference | 'reject' | 'skip' | 'undo' {
  const { tmdbId, imdbId, tvdbId, kind = null, reject, skip, undo } = decision;
  const references: readonly (WorkReference | null)[] = [
    tmdbId === undefined ? null : { source: 'tmdb', id: String(tmdbId), kind },
    imdbId === undefined ? null : { source: 'imdb', id: imdbId, kind },
    tvdbId === undefined ? null : { source: 'tvdb', id: String(tvdbId), kind },
  ];
  const verbs = [reject === true && 'reject', skip === true && 'skip', undo === true && 'undo'] as const;
  const given = [...references, ...verbs].filter((one) => one !== null && one !== false);
  const [wanted, ...others] = given;
  if (wanted === undefined || others.length > 0) {
    throw new DomainError(
      'review.invalid-decision',
      'Give exactly one of "tmdbId", "imdbId", "tvdbId", "reject": true, "skip": true and "undo": true',
    );
  }
  return wanted;
}
