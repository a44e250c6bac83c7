import type { ProviderWork } from './candidate.js';
import type { LookupQuery } from './lookup-queries.js';
import type { MetadataProvider } from './metadata-provider.js';
import { otherSpellings } from './spellings.js';
import { titleSimilarity } from './title-similarity.js';

/** From here on a title counts as found, so that the year need not be dropped from the question. */
const FOUND = 0.9;

/**
 * Asks the provider one query. A year filters, and names are often off by one, so a search that finds nothing
 * convincing is repeated without it; then with the title's other spellings, when there are any.
 */
export async function answerLookup(
  provider: MetadataProvider,
  query: LookupQuery,
): Promise<readonly ProviderWork[]> {
  if (query.by === 'id') return answerId(provider, query);
  const { kind, title, year } = query;
  const found = new Map<number, ProviderWork>();
  for (const [text, filter] of questions(title, year)) {
    for (const work of await provider.search(kind, text, filter)) {
      if (!found.has(work.tmdbId)) found.set(work.tmdbId, work);
    }
    if ([...found.values()].some((work) => resembles(work, title))) break;
  }
  return [...found.values()];
}

function questions(title: string, year: number | null): (readonly [string, number | null])[] {
  const spellings = otherSpellings(title).map((text) => [text, year] as const);
  return year === null ? [[title, null], ...spellings] : [[title, year], [title, null], ...spellings];
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
