import type { Reading } from '../release/reading.js';
import type { Candidate, FeatureScore, ProviderWork } from './candidate.js';
import { matchTitles } from './match-titles.js';
import { numbersIn } from './title-similarity.js';

/** Shares of title and year in a score (the founding tool's 67/33 without runtime, rounded to its use here). */
const TITLE_SHARE = 0.65;
const YEAR_SHARE = 0.35;

/** Without a year a title has to be nearly exact, and even an exact one is not certain. */
const YEARLESS = 0.93;

/** Titles this much alike are one title, whatever their numbers: "Ocean's 11", "Oceans Eleven". */
const SAME = 0.95;

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
  const titles = titleFeatures(reading, work);
  const [title] = titles;
  const id = idFeature(reading);
  if (id !== null) return { work, score: id.score, features: [id, ...titles] };
  const year = yearFeature(reading, work);
  if (year === null) return { work, score: YEARLESS * title.score ** 2, features: titles };
  return { work, score: TITLE_SHARE * title.score + YEAR_SHARE * year.score, features: [...titles, year] };
}

/** A work that was asked for by the id that the name states. */
function idFeature({ ids }: Reading): FeatureScore | null {
  const stated = ids.tmdb ?? ids.imdb ?? ids.tvdb;
  return stated === undefined
    ? null
    : { feature: 'id', score: 1, detail: `the name states the id ${stated}` };
}

/** How alike the titles are; said apart when it is their numbers that make them differ, as those of sequels do. */
function titleFeatures(reading: Reading, work: ProviderWork): [FeatureScore, ...FeatureScore[]] {
  const { score, known, own } = matchTitles(reading, [
    work.title,
    work.originalTitle,
    ...(work.alternativeTitles ?? []),
  ]);
  const detail = score === 0 ? 'no title is alike' : `"${own}" against "${known}"`;
  const title: FeatureScore = { feature: 'title', score, detail };
  const [ours, theirs] = [numbersIn(own), numbersIn(known)];
  if (score === 0 || score >= SAME || ours === theirs) return [title];
  return [
    title,
    { feature: 'number', score: 0, detail: `${ours || 'no number'} against ${theirs || 'no number'}` },
  ];
}

function yearFeature({ year }: Reading, work: ProviderWork): FeatureScore | null {
  if (year === null) return null;
  if (work.year === null) return { feature: 'year', score: 0.4, detail: 'the provider knows no year' };
  const score = YEAR_SCORES[Math.abs(year - work.year)] ?? 0;
  return { feature: 'year', score, detail: `${year} against ${work.year}` };
}
