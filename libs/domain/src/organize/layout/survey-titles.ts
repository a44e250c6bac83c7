import { cutToBytes } from '../../shared/bytes.js';
import { hasTitleFolder, titlePathOf } from '../naming/place.js';
import { NAMING_TREES, type NamingScheme } from '../naming/scheme.js';
import type { RenderedPath } from '../naming/template/render-template.js';
import { titleFolderPathOf } from '../naming/title-folder.js';
import { type OrganizableTitle, titleIdOf } from '../plan.js';
import { cleanText } from '../safe-name.js';
import type { RangeEntry } from './group-keys.js';
import { isSameRange, type RangePlace, rangesOfLink } from './ranged-links.js';
import { divide, rangeFolders, rangesIn } from './ranges.js';
import { sortKey } from './sort-key.js';

/** A work that has files in place or to be placed. */
export interface SurveyedTitle extends OrganizableTitle {
  /** Its files that are or will be linked in the view; a disc counts as one. */
  readonly files: number;
  /**
   * The names of its first and its last link by path, from the view down; none when it has none yet. What these two have in
   * common all links between them have. Those of discs, which are never moved, are left out.
   */
  readonly links: readonly (readonly string[])[];
  /** The names of the folder that one of its discs is linked in; null when it has none. */
  readonly discAt: readonly string[] | null;
}

/** What is the same for all files of a work, and depends on the library's other works. */
export interface TitlePlace {
  /** Another work would get the same names. */
  readonly homonym: boolean;
  /** Ranges of the view that it lies in, from the upper one down. */
  readonly range: readonly string[];
  /** Where its links have their ranges; null when the view has none. */
  readonly ranges: RangePlace | null;
  /** Some of its links lie in other ranges now. */
  readonly isMoving: boolean;
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
      shelf === null ? null : divide(rangesIn(all.flatMap(({ known }) => known)), all, maxPerFolder);
    for (const { id, key, ranges, rangesNow } of all) {
      const range = node === null ? [] : rangeFolders(node, key);
      const isMoving = rangesNow.some((one) => !isSameRange(one, range));
      places.set(id, { homonym: homonyms.has(id), range, ranges, isMoving });
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
  readonly ranges: RangePlace | null;
  /** Ranges that its links lie in now, but for those of discs. */
  readonly rangesNow: readonly (readonly string[])[];
  /** All that it says of how its shelf is divided already. */
  readonly known: readonly (readonly string[])[];
}

function filed(title: SurveyedTitle, scheme: NamingScheme): FiledTitle {
  const ranges = rangePlaceOf(title, scheme);
  const rangesNow =
    ranges === null ? [] : title.links.flatMap((names) => listed(rangesOfLink(names, ranges)));
  return {
    id: titleIdOf(title),
    key: `${cutToBytes(sortKey(cleanText(title.title)), LONGEST_KEY)} ${title.year ?? ''} ${title.tmdbId}`,
    weight: ranges !== null && ranges.below > 0 ? 1 : title.files,
    shelf: ranges === null ? null : ranges.above.join('/'),
    ranges,
    rangesNow,
    known: ranges === null ? [] : [...rangesNow, ...discRanges(title, ranges, scheme)],
  };
}

const listed = <Item>(item: Item | null): Item[] => (item === null ? [] : [item]);

function rangePlaceOf(title: SurveyedTitle, scheme: NamingScheme): RangePlace | null {
  const { folders } = titlePathOf(scheme, 'view', title);
  const at = folders.indexOf(null);
  if (at < 0) return null;
  const above = folders.slice(0, at).filter((name) => name !== null);
  const below = folders.length - at - 1;
  const own = titleFolderPathOf(scheme, 'view', title);
  if (own === null) return { above, below, belowExtras: below };
  // Behind the folder of the title comes that of the kind of extras.
  return { above, below, belowExtras: own.includes(null) ? own.length - at : null };
}

/** A disc's folder says what ranges it lies in where it surely has the place that another video's file would have. */
function discRanges(
  { kind, discAt }: SurveyedTitle,
  ranges: RangePlace,
  { templates }: NamingScheme,
): (readonly string[])[] {
  if (discAt === null || hasTitleFolder(templates.view[kind])) return [];
  return listed(rangesOfLink(discAt, ranges));
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
