import type { ProviderWork } from './candidate.js';
import type { LookupQuery } from './lookup-queries.js';
import type { MetadataProvider } from './metadata-provider.js';

/** Asks the provider one question. */
export async function answerLookup(
  provider: MetadataProvider,
  query: LookupQuery,
): Promise<readonly ProviderWork[]> {
  if (query.by === 'title') return provider.search(query.kind, query.title, query.year);
  const { kind, source, id } = query;
  if (source === 'tmdb') {
    const details = await provider.details(kind, Number(id));
    return details === null ? [] : [details.work];
  }
  const work = await provider.find(kind, source, id);
  return work === null ? [] : [work];
}
