import type { ExternalIds } from '../shared/external-ids.js';
import { statedByLinks } from './nfo-links.js';
import { agreedIds, type IdSource, type Statement } from './nfo-statements.js';
import { type NfoField, readNfoXml } from './nfo-xml.js';

/** What an nfo is about; `unknown` when it only gives an id, as the notes of a release do. */
export type NfoSubject = 'movie' | 'series' | 'episode' | 'unknown';

/** The ids that an nfo states, at least one. */
export interface NfoIds {
  readonly about: NfoSubject;
  readonly ids: ExternalIds;
}

/** How much of an nfo is read: bytes from the disk, and characters of its text. */
export const NFO_LIMIT = 65_536;

const SUBJECTS: ReadonlyMap<string, NfoSubject> = new Map([
  ['movie', 'movie'],
  ['tvshow', 'series'],
  ['episodedetails', 'episode'],
]);

/**
 * Reads the ids out of an nfo: XML as media centres write it (`<movie>`, `<tvshow>`, `<episodedetails>`), addresses of
 * IMDb, TMDb or TheTVDB alone or beside the XML, or an IMDb id somewhere in the notes of a release. Null when it
 * states none, contradicts itself about what it describes, or describes something else (a season, an artist). The ids
 * of an episode are its own, never those of its series. Any text is accepted, in linear time; only the first
 * `NFO_LIMIT` characters count.
 */
export function idsOfNfo(text: string): NfoIds | null {
  const { roots, fields, outside } = readNfoXml(text.slice(0, NFO_LIMIT));
  const statements = [...fields.flatMap(statedByField), ...statedByLinks(outside)];
  const about = subjectOf(roots, statements);
  const ids = agreedIds(statements);
  return about === null || Object.keys(ids).length === 0 ? null : { about, ids };
}

/** What outermost elements and addresses say the nfo is about; null when that is several things or none of ours. */
function subjectOf(roots: readonly string[], statements: readonly Statement[]): NfoSubject | null {
  const said = new Set<NfoSubject | undefined>(roots.map((root) => SUBJECTS.get(root)));
  if (said.has('episode')) return said.size === 1 ? 'episode' : null;
  for (const { about } of statements) if (about !== null) said.add(about);
  const [only = null] = said;
  if (said.size === 0) return 'unknown';
  return said.size === 1 ? only : null;
}

/** Elements that hold an id, by whose it is. A bare `<id>` may be anyone's: only an IMDb id shows what it is. */
const FIELDS: ReadonlyMap<string, IdSource> = new Map([
  ['tmdbid', 'tmdb'],
  ['tmdb_id', 'tmdb'],
  ['imdbid', 'imdb'],
  ['imdb_id', 'imdb'],
  ['id', 'imdb'],
  ['tvdbid', 'tvdb'],
  ['tvdb_id', 'tvdb'],
]);

/** The words of `<uniqueid type="…">`. */
const TYPES: ReadonlyMap<string, IdSource> = new Map([
  ['tmdb', 'tmdb'],
  ['themoviedb', 'tmdb'],
  ['imdb', 'imdb'],
  ['tvdb', 'tvdb'],
  ['thetvdb', 'tvdb'],
]);

const SOURCES: readonly IdSource[] = ['tmdb', 'imdb', 'tvdb'];

function statedByField({ name, attributes, value }: NfoField): Statement[] {
  const typed =
    name === 'uniqueid' ? TYPES.get(attributeOf(attributes, 'type').toLowerCase()) : FIELDS.get(name);
  const own = typed === undefined ? [] : [{ source: typed, id: value, about: null }];
  // `<id IMDB="tt…" TMDB="…">`, as some write a series' ids.
  const more =
    name === 'id' ? SOURCES.map((source) => ({ source, id: attributeOf(attributes, source) })) : [];
  return [...own, ...more.map((one) => ({ ...one, about: null }))];
}

/** The value of an attribute, whatever the case of its name; empty when there is none. */
function attributeOf(attributes: string, name: string): string {
  const pattern = new RegExp(
    String.raw`(?<![\w-])${name}\s{0,9}=\s{0,9}["']\s{0,9}([\w-]{1,40})\s{0,9}["']`,
    'i',
  );
  return pattern.exec(attributes)?.[1] ?? '';
}

/** What several nfo files say of one work together, by the rules of a single one; null when that is nothing. */
export function mergeNfoIds(answers: readonly NfoIds[]): NfoIds | null {
  const said = new Set(answers.map(({ about }) => about).filter((about) => about !== 'unknown'));
  const statements = answers.flatMap(({ ids }) =>
    SOURCES.map((source) => ({ source, id: String(ids[source] ?? ''), about: null })),
  );
  const ids = agreedIds(statements);
  const [about = 'unknown'] = said;
  return said.size > 1 || Object.keys(ids).length === 0 ? null : { about, ids };
}
