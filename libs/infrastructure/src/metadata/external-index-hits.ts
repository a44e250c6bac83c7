import type { ExternalMatch } from '#domain';
import { fieldsOf, positive, WrongShape } from './tmdb-answers.js';

/** How far the years of two services may lie apart for one work. */
const YEARS_APART = 1;

const FORMS = { imdb: /^tt\d{1,12}$/, tvdb: /^\d{1,10}$/, tmdb: /^\d{1,10}$/ } as const;

/** A match with its year as the other service has it, as it is kept. */
export interface ExternalHit extends ExternalMatch {
  readonly year: number | null;
}

/** Hits as they were kept; throws `WrongShape` for anything else. Nothing kept stands for no hits. */
export function readHits(body: unknown): ExternalHit[] {
  if (body === null) return [];
  if (!Array.isArray(body)) throw new WrongShape('no list of hits');
  return body.map((item) => {
    const { id, source, year } = fieldsOf(item);
    const known = source === 'imdb' || source === 'tvdb' || source === 'tmdb' ? source : null;
    if (known === null || typeof id !== 'string' || !FORMS[known].test(id)) throw new WrongShape('no hit');
    return { source: known, id, year: positive(year) };
  });
}

/** The hits that may be of the year, those of that very year first; all of them when no year is asked for. */
export function ofYear(hits: readonly ExternalHit[], year: number | null): ExternalMatch[] {
  const apart = (hit: ExternalHit): number =>
    year === null ? 0 : hit.year === null ? YEARS_APART : Math.abs(hit.year - year);
  return hits
    .filter((hit) => apart(hit) <= YEARS_APART)
    .toSorted((a, b) => apart(a) - apart(b))
    .map(({ source, id }) => ({ source, id }));
}
