import type { WorkKind } from '#domain';
import type { ServiceMeaning } from './external-index-calls.js';
import { fieldsOf, optionalFields, textIn, WrongShape } from './tmdb-answers.js';

/** What OMDb knows of a film or series, as far as it is read. */
export interface OmdbWork {
  readonly imdbId: string;
  /** Empty when unknown. */
  readonly title: string;
  /** Of the first release or broadcast; null when unknown. */
  readonly year: number | null;
  readonly kind: WorkKind;
}

/** How OMDb says that there is no such thing, or that it can make no sense of the question. */
const NOTHING = /not found|incorrect imdb|too many results|error getting data/i;
const USED_UP = /limit reached/i;
const REFUSED = /api key/i;

/** Judges an answer by its body: its status says little, since failures come with 200 and a used-up day with 401. */
export function omdbMeaning(status: number, body: unknown): ServiceMeaning {
  const { Response: response, Error: error } = optionalFields(body);
  if (status === 200 && response === 'True') return 'answer';
  const text = typeof error === 'string' ? error : '';
  if (USED_UP.test(text)) return 'used-up';
  if (status === 401 || REFUSED.test(text)) return 'refused-key';
  return response === 'False' && NOTHING.test(text) ? 'nothing' : 'fault';
}

const KINDS: Readonly<Record<string, WorkKind>> = { movie: 'movie', series: 'episode' };

/** The film or series of an answer; null for anything else (games, single episodes) or without an IMDb id. */
export function readOmdbWork(body: unknown): OmdbWork | null {
  const fields = fieldsOf(body);
  const type = known(fields, 'Type');
  if (type === '') throw new WrongShape('a work without a type');
  const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  const imdbId = known(fields, 'imdbID');
  if (kind === undefined || !/^tt\d{1,12}$/.test(imdbId)) return null;
  // A series' years are written "2008–2013", or "2008–" while it runs.
  const year = Number(/^(1[89]\d\d|20\d\d)(?!\d)/.exec(known(fields, 'Year'))?.[1] ?? 0);
  return { imdbId, kind, title: known(fields, 'Title'), year: year === 0 ? null : year };
}

/** A value as text; empty for the "N/A" that stands for unknown. */
function known(fields: Readonly<Record<string, unknown>>, name: string): string {
  const value = textIn(fields, name);
  return value === 'N/A' ? '' : value;
}
