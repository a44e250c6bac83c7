import type { ExternalIds } from '../shared/external-ids.js';

/** Who gives out an id. */
export type IdSource = 'tmdb' | 'imdb' | 'tvdb';

/** One id that an nfo states, as its text has it. */
export interface Statement {
  readonly source: IdSource;
  readonly id: string;
  /** What the statement's own words say it is an id of; null when they do not. */
  readonly about: 'movie' | 'series' | null;
}

/**
 * The ids that statements agree on: where two of one source differ (a list of similar films), none of that source
 * counts. Ids of zero and of other shapes are placeholders and count for nothing.
 */
export function agreedIds(statements: readonly Statement[]): ExternalIds {
  const tmdb = onlyId(statements, 'tmdb');
  const imdb = onlyId(statements, 'imdb');
  const tvdb = onlyId(statements, 'tvdb');
  return {
    ...(tmdb === null ? {} : { tmdb: Number(tmdb) }),
    ...(imdb === null ? {} : { imdb }),
    ...(tvdb === null ? {} : { tvdb: Number(tvdb) }),
  };
}

function onlyId(statements: readonly Statement[], source: IdSource): string | null {
  const ids = statements.filter((one) => one.source === source).map(({ id }) => canonical(source, id));
  const [only, ...others] = new Set(ids.filter((id) => id !== null));
  return only === undefined || others.length > 0 ? null : only;
}

/** The one spelling of an id, so that equal ones compare equal; null when it is none. */
function canonical(source: IdSource, id: string): string | null {
  const [, digits] = (source === 'imdb' ? /^tt(\d{7,9})$/i : /^(\d{1,9})$/).exec(id) ?? [];
  if (digits === undefined || Number(digits) === 0) return null;
  return source === 'imdb' ? `tt${digits}` : String(Number(digits));
}
