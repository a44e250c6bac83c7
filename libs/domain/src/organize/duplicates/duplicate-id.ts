/** Copies of one film or of the same episodes, which may be of several versions. */
export interface TitleKey {
  readonly titleId: string;
  /** Null for films. */
  readonly season: number | null;
  readonly episodes: readonly number[];
  readonly libraryId: string;
}

/** Copies of one content. */
export interface ContentKey {
  /** In hexadecimal digits. */
  readonly hash: string;
  readonly libraryId: string;
}

/** What a duplicate's id says: where its copies are found, and which version of them it is. */
export type DuplicateId =
  | { readonly reason: 'title'; readonly key: TitleKey; readonly version: string }
  | { readonly reason: 'content'; readonly key: ContentKey };

const TITLE = /^t(\d{1,18})-(f|s\d{1,9})-(x|\d{1,9}(?:\.\d{1,9}){0,99})-(\d{1,18})-([0-9a-f]{16}|z)$/;
const CONTENT = /^c([0-9a-f]{64})-(\d{1,18})$/;

/** Stands for a version behind all others. */
export const LAST_VERSION = 'z';

/** The id as it goes through URLs; equal duplicates have equal ids, whatever copies come and go. */
export function formatDuplicateId(id: DuplicateId): string {
  if (id.reason === 'content') return `c${id.key.hash}-${id.key.libraryId}`;
  const { titleId, season, episodes, libraryId } = id.key;
  const numbers = episodes.length === 0 ? 'x' : episodes.join('.');
  return `t${titleId}-${season === null ? 'f' : `s${season}`}-${numbers}-${libraryId}-${id.version}`;
}

/** Reads an id; null for anything else. */
export function parseDuplicateId(text: string): DuplicateId | null {
  const content = CONTENT.exec(text);
  if (content !== null)
    return { reason: 'content', key: { hash: content[1] ?? '', libraryId: content[2] ?? '' } };
  const title = TITLE.exec(text);
  return title === null ? null : titleIdOf(title);
}

function titleIdOf(parts: RegExpExecArray): DuplicateId | null {
  const [, titleId = '', named = '', numbers = '', libraryId = '', version = ''] = parts;
  const season = named === 'f' ? null : Number(named.slice(1));
  const episodes = numbers === 'x' ? [] : numbers.split('.').map(Number);
  if (![season ?? 0, ...episodes].every(isInt4)) return null;
  return { reason: 'title', key: { titleId, season, episodes, libraryId }, version };
}

const isInt4 = (number: number): boolean => number < 2 ** 31;
