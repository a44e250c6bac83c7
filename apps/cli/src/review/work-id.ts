/** How a decision names a work. */
export type NamedWork =
  | { readonly tmdbId: number }
  | { readonly imdbId: string }
  | { readonly tvdbId: number };

/** Reads `603`, `tmdb:603`, `tt0133093`, `imdb:tt0133093` or `tvdb:81189`; null for anything else. */
export function readWork(text: string): NamedWork | null {
  const [, source = 'tmdb', id = ''] =
    /^(?:(tmdb|imdb|tvdb):)?(tt\d{1,12}|\d{1,9})$/i.exec(text.trim()) ?? [];
  if (/^tt/i.test(id))
    return /tvdb/i.test(source) || /^tmdb:/i.test(text) ? null : { imdbId: id.toLowerCase() };
  const number = Number(id);
  if (number === 0 || /imdb/i.test(source)) return null;
  return /tvdb/i.test(source) ? { tvdbId: number } : { tmdbId: number };
}
