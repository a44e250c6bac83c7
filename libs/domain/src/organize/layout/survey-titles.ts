import { cutToBytes } from '../../shared/bytes.js';
import { titlePathOf } from '../naming/place.js';
import { NAMING_TREES, type NamingScheme } from '../naming/scheme.js';
import type { RenderedPath } from '../naming/template/render-template.js';
import { type OrganizableTitle, titleIdOf } from '../plan.js';
import { cleanText } from '../safe-name.js';
import type { RangeEntry } from './group-keys.js';
import { divide, rangeFolders, rangesIn } from './ranges.js';
import { sortKey } from './sort-key.js';

/** A work that has files in place or to be placed. */
export interface SurveyedTitle extends OrganizableTitle {
  /** Its files that are or will be linked in the view; a disc counts as one. */
  readonly files: number;
  /** The names of the path of one of its links, from the view down; null when it has none yet. */
  readonly linkedAt: readonly string[] | null;
}

/** What is the same for all files of a work, and depends on the library's other works. */
export interface TitlePlace {
  /** Another work would get the same names. */
  readonly homonym: boolean;
  /** Ranges of the view that it lies in, from the upper one down. */
  readonly range: readonly string[];
  /** Ranges that its links lie in now; null when it has none there. */
  readonly rangeNow: readonly string[] | null;
  /** How many folders lie between the view and the ranges. */
  readonly depth: number;
}

/** Decides what depends on all works of a library: which need their numbers in their names, and the view's ranges. */
export function surveyTitles(
  titles: readonly SurveyedTitle[],
  scheme: NamingScheme,
  maxPerFolder: number,
): ReadonlyMap<string, TitlePlace> {
  const homonyms = homonymsAmong(titles, scheme);
  const shelves = Map.groupBy(
    titles.map((title) => filed(title, scheme)),
    ({ shelf }) => shelf,
  );
  const places = new Map<string, TitlePlace>();
  for (const [shelf, all] of shelves) {
    const node =
      shelf === null
        ? null
        : divide(
            rangesIn(all.flatMap(({ rangeNow }) => (rangeNow === null ? [] : [rangeNow]))),
            all,
            maxPerFolder,
          );
    for (const { id, key, rangeNow, depth } of all) {
      const range = node === null ? [] : rangeFolders(node, key);
      places.set(id, { homonym: homonyms.has(id), range, rangeNow, depth });
    }
  }
  return places;
}

/** Bytes that titles are sorted by; a range is named by two such keys with their years and numbers. */
const LONGEST_KEY = 100;

interface FiledTitle extends RangeEntry {
  readonly id: string;
  /** The folder of the view that is divided into ranges; null when the view has none. */
  readonly shelf: string | null;
  readonly rangeNow: readonly string[] | null;
  readonly depth: number;
}

function filed(title: SurveyedTitle, scheme: NamingScheme): FiledTitle {
  const { folders } = titlePathOf(scheme, 'view', title);
  const at = folders.indexOf(null);
  const above = folders.slice(0, Math.max(0, at));
  const below = folders.length - at - 1;
  return {
    id: titleIdOf(title),
    key: `${cutToBytes(sortKey(cleanText(title.title)), LONGEST_KEY)} ${title.year ?? ''} ${title.tmdbId}`,
    weight: below > 0 ? 1 : title.files,
    shelf: at < 0 ? null : above.join('/'),
    depth: above.length,
    rangeNow: at < 0 ? null : rangesOf(title, { above, below }),
  };
}

/** The ranges in the path of a work's link, if it is one that the present templates give. */
function rangesOf(
  { linkedAt }: SurveyedTitle,
  { above, below }: { above: readonly (string | null)[]; below: number },
): readonly string[] | null {
  if (linkedAt === null || !above.every((name, at) => linkedAt[at] === name)) return null;
  const end = linkedAt.length - 1 - below;
  return end < above.length ? null : linkedAt.slice(above.length, end);
}

/** Names that differ only in case or in how accents are composed are one name to some file systems. */
export const foldedName = (text: string): string => text.normalize('NFC').toLowerCase();

const textOf = ({ folders, stem }: RenderedPath): string => foldedName([...folders, stem].join('/'));

/** Works that some other one would share names with, in either tree. */
function homonymsAmong(titles: readonly SurveyedTitle[], scheme: NamingScheme): ReadonlySet<string> {
  const owners = new Map<string, string>();
  const homonyms = new Set<string>();
  for (const title of titles) {
    const id = titleIdOf(title);
    const { storage, view } = scheme.templates;
    const areAlike = storage[title.kind] === view[title.kind];
    for (const tree of areAlike ? (['storage'] as const) : NAMING_TREES) {
      const path = `${tree} ${textOf(titlePathOf(scheme, tree, title))}`;
      const owner = owners.get(path) ?? id;
      owners.set(path, owner);
      if (owner === id) continue;
      homonyms.add(owner);
      homonyms.add(id);
    }
  }
  return homonyms;
}
