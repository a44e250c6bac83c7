import { stemOf } from '../library/classify.js';
import { isExtraName, isExtrasFolder, isSampleName } from '../library/extras.js';
import { cutToBytes } from '../shared/bytes.js';
import { copyOf } from './copy-of.js';
import { locate } from './folders/locate.js';
import { identities } from './identities.js';
import { namesOf } from './names-of-path.js';
import type { ExtraKind, Reading } from './reading.js';

/** The longest name a file system takes, in bytes; what is longer is no name, and may be an attack on the patterns. */
const LONGEST = 255;

/**
 * Reads a path. Answers one to five readings, the best first; any text is accepted, and a path that says nothing has
 * one reading with an empty title.
 */
export function parsePath(path: string): readonly Reading[] {
  return readPath(namesOf(path));
}

/** Reads a path given as its names, folders first, from the root of the library. Answers as `parsePath` does. */
export function readPath(names: readonly string[]): readonly Reading[] {
  const folders = names.slice(0, -1).map(cut);
  const stem = cut(stemOf(names.at(-1) ?? ''));
  const place = locate(folders, stem);
  const copy = copyOf(place);
  const extra = extraKind(folders, stem);
  return identities(place).map((identity) => ({
    ...copy,
    ...identity,
    idsFrom: Object.keys(identity.ids).length > 0 ? 'name' : null,
    extra,
  }));
}

/** In NFC first, so that a name is cut at the same letter however its accents are written. */
const cut = (name: string): string => cutToBytes(name.normalize('NFC'), LONGEST);

function extraKind(folders: readonly string[], stem: string): ExtraKind | null {
  const nearest = folders.slice(-2);
  if (isSampleName(stem, nearest)) return 'sample';
  if (/(?:trailer|teaser)(?:[^\p{L}]|$)/iu.test(stem) && isExtraName(stem)) return 'trailer';
  if (/^trailers?$/i.test(folders.at(-1) ?? '')) return 'trailer';
  return isExtraName(stem) || isExtrasFolder(nearest, folders.length) ? 'extra' : null;
}
