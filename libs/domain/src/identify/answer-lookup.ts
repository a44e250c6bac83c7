import type { ProviderWork } from './candidate.js';
import type { LookupQuery } from './lookup-queries.js';
import type { MetadataProvider } from './metadata-provider.js';
import { titleSimilarity } from './title-similarity.js';

/** From here on a title counts as found, so that the year need not be dropped from the question. */
const FOUND = 0.9;

/**
 * Asks the provider one query. A year filters, and names are often off by one, so a search that finds nothing
 * convincing is repeated without it.
 */
export async function answerLookup(provider: MetadataProvider, query: LookupQuery): Promise<readonly ProviderWork[]> {
  if (query.by === 'id') return answerId(provider, query);
  const { kind, title, year } = query;
  const exact = await provider.search(kind, title, year);
  if (year === null || exact.some((work) => resembles(work, title))) return exact;
  const broad = await provider.search(kind, title, null);
  const known = new Set(exact.map(({ tmdbId }) => tmdbId));
  return [...exact, ...broad.filter(({ tmdbId }) => !known.has(tmdbId))];
}

function resembles(work: ProviderWork, title: string): boolean {
  return [work.title, work.originalTitle].some((known) => titleSimilarity(known, title) >= FOUND);
}

async function answerId(
  provider: MetadataProvider,
  { kind, source, id }: Extract<LookupQuery, { by: 'id' }>,
): Promise<readonly ProviderWork[]> {
  if (source === 'tmdb') {
    const details = await provider.details(kind, Number(id));
    return details === null ? [] : [details.work];
  }
  const work = await provider.find(kind, source, id);
  return work === null ? [] : [work];
}
