import type { ReviewView, WorkView } from '#contracts/http';
import type { ProviderWork } from '#domain';
import type { ReviewView as StoredReview } from '#infrastructure/database';

/** TMDb's image host, with the width that a list of candidates needs. */
const POSTERS = 'https://image.tmdb.org/t/p/w342';

/** A work with the address of its poster. */
export function showWork(work: ProviderWork): WorkView {
  return { ...work, posterUrl: work.posterPath === null ? null : `${POSTERS}${work.posterPath}` };
}

/** A cluster with its candidates' posters. */
export function showReview(review: StoredReview): ReviewView {
  const candidates = review.candidates.map((candidate) => ({ ...candidate, work: showWork(candidate.work) }));
  return { ...review, candidates };
}
