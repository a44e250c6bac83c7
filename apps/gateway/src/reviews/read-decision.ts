import type { Decision } from '#contracts/http';
import { DomainError, type WorkReference } from '#domain';

/** What the user wants done with a cluster. Throws `review.invalid-decision` unless it is exactly one thing. */
export function readDecision(decision: Decision): WorkReference | 'reject' | 'skip' | 'undo' {
  const { tmdbId, imdbId, tvdbId, kind = null, reject, skip, undo } = decision;
  const ids = { tmdb: tmdbId, imdb: imdbId, tvdb: tvdbId };
  const references = (['tmdb', 'imdb', 'tvdb'] as const).map((source): WorkReference | null => {
    const id = ids[source] ?? null;
    return id === null ? null : { source, id: String(id), kind };
  });
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
