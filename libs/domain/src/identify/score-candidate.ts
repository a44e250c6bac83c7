import type { Reading } from '../release/reading.js';
import type { Candidate, FeatureScore, ProviderWork } from './candidate.js';
import { matchTitles } from './match-titles.js';

/** Shares of title and year in a score (the founding tool's 67/33 without runtime, rounded to its use here). */
const TITLE_SHARE = 0.65;
const YEAR_SHARE = 0.35;

/** Without a year a title has to be nearly exact, and even an exact one is not certain. */
const YEARLESS = 0.93;

/** By difference in years: databases differ by one in about one film of a hundred. */
const YEAR_SCORES = [1, 0.85, 0.4];

/**
 * Scores one work against all readings of a name; the reading that fits best counts. Readings state ids only for the
 * works that were found by them.
 */
export function scoreCandidate(readings: readonly Reading[], work: ProviderWork): Candidate {
  const scored = readings.map((reading) => scoreReading(reading, work));
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  return best ?? { work, score: 0, features: [] };
}

function scoreReading(reading: Reading, work: ProviderWork): Candidate {
  if (reading.kind !== work.kind) {
    return { work, score: 0, features: [{ feature: 'kind', score: 0, detail: 'a film is no series' }] };
  }
  const title = titleFeature(reading, work);
  const id = idFeature(reading);
  if (id !== null) return { work, score: id.score, features: [id, title] };
  const year = yearFeature(reading, work);
  if (year === null) return { work, score: YEARLESS * title.score ** 2, features: [title] };
  return { work, score: TITLE_SHARE * title.score + YEAR_SHARE * year.score, features: [title, year] };
}

/** A work that was asked for by the id that the name states. */
function idFeature({ ids }: Reading): FeatureScore | null {
  const stated = ids.tmdb ?? ids.imdb ?? ids.tvdb;
  return stated === undefined
    ? null
    : { feature: 'id', score: 1, detail: `the name states the id ${stated}` };
}

function titleFeature(reading: Reading, work: ProviderWork): FeatureScore {
  const { score, known, own } = matchTitles(reading, [
    work.title,
    work.originalTitle,
    ...(work.alternativeTitles ?? []),
  ]);
  const detail = score === 0 ? 'no title is alike' : `"${own}" against "${known}"`;
  return { feature: 'title', score, detail };
}

function yearFeature({ year }: Reading, work: ProviderWork): FeatureScore | null {
  if (year === null) return null;
  if (work.year === null) return { feature: 'year', score: 0.4, detail: 'the provider knows no year' };
  const score = YEAR_SCORES[Math.abs(year - work.year)] ?? 0;
  return { feature: 'year', score, detail: `${year} against ${work.year}` };
}
