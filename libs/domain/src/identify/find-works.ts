import type { WorkKind } from '../release/reading.js';
import type { ProviderWork } from './candidate.js';
import type { MetadataProvider } from './metadata-provider.js';

/** A work named by an id; `kind` null where the id alone has to tell. */
export interface WorkId {
  readonly source: 'tmdb' | 'imdb' | 'tvdb';
  readonly id: string;
}

const ID = /^(?:(?<imdb>tt\d{1,12})|(?<source>tmdb|tvdb|imdb):(?<id>tt\d{1,12}|\d{1,10}))$/i;

/** Reads `tt0133093`, `imdb:tt0133093`, `tmdb:603` or `tvdb:81189`; null for any other text. */
export function readWorkId(text: string): WorkId | null {
  const { imdb, source, id } = ID.exec(text.trim())?.groups ?? {};
  if (imdb !== undefined) return { source: 'imdb', id: imdb.toLowerCase() };
  if (source === undefined || id === undefined) return null;
  const of = source.toLowerCase() as WorkId['source'];
  return (of === 'imdb') === id.startsWith('tt') ? { source: of, id } : null;
}

/** What the user looks for by title, year or id. */
export interface WorkSearch {
  readonly text: string;
  /** Null: films by title, and either kind by id. */
  readonly kind: WorkKind | null;
  readonly year: number | null;
}

/** Works by title or, where the text is an id, the one that it names. Throws what the provider throws. */
export async function findWorks(
  provider: MetadataProvider,
  { text, kind, year }: WorkSearch,
): Promise<readonly ProviderWork[]> {
  const named = readWorkId(text);
  if (named === null) return provider.search(kind ?? 'movie', text, year);
  const kinds: readonly WorkKind[] = kind === null ? ['movie', 'episode'] : [kind];
  const works = await Promise.all(kinds.map((one) => workOf(provider, named, one)));
  return works.filter((work) => work !== null);
}

/** The work that an id names, of this kind; null when there is none. */
export async function workOf(
  provider: MetadataProvider,
  { source, id }: WorkId,
  kind: WorkKind,
): Promise<ProviderWork | null> {
  if (source !== 'tmdb') return provider.find(kind, source, id);
  const details = await provider.details(kind, Number(id));
  return details?.work ?? null;
}
