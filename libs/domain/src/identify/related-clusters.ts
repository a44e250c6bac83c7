import type { Reading } from '../release/reading.js';
import { foldTitle } from './fold-title.js';
import type { WorkDetails } from './metadata-provider.js';
import type { ReviewedCluster } from './review-store.js';

/**
 * Whether an undecided cluster of the same folder belongs to the series that the user chose for `decided`: it was read
 * with the same title, or lists the series among its candidates; and nothing in its name speaks of another series.
 */
export function followsChoice(
  other: ReviewedCluster,
  decided: ReviewedCluster,
  details: WorkDetails,
): boolean {
  const [reading] = other.readings;
  const [first] = decided.readings;
  if (reading?.kind !== 'episode' || first === undefined) return false;
  if (contradicts(reading, first, details)) return false;
  const title = foldTitle(reading.title);
  if (title !== '' && title === foldTitle(first.title)) return true;
  const { kind, tmdbId } = details.work;
  return other.candidates.some(({ work }) => work.kind === kind && work.tmdbId === tmdbId);
}

/** Another id, or a year that is neither the series' nor that of the name decided ("Doctor Who (1963)" beside 2005). */
function contradicts({ ids, year }: Reading, first: Reading, details: WorkDetails): boolean {
  const { work, imdbId, tvdbId } = details;
  const otherId =
    (ids.tmdb !== undefined && ids.tmdb !== work.tmdbId) ||
    (ids.imdb !== undefined && ids.imdb !== imdbId) ||
    (ids.tvdb !== undefined && ids.tvdb !== tvdbId);
  return otherId || (year !== null && year !== first.year && year !== work.year);
}
