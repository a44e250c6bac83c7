import { extensionOf, stemOf } from '../library/classify.js';
import { baseName, decodeName, encodeUtf8, equalBytes, joinPath, parentPath } from '../shared/bytes.js';
import type { Placing } from './draft.js';
import { placeOf } from './naming/place.js';
import type { NamingScheme } from './naming/scheme.js';
import type { Tree } from './naming/template/check-template.js';
import { titleFolderOf } from './naming/title-folder.js';
import type { NameNeeds } from './naming/values.js';
import { fileOperation, linkOperation, type Trees } from './operations.js';
import type { OrganizableExtra, OrganizableVideo, PlannedOperation } from './plan.js';
import { LONGEST_NAME, safeName } from './safe-name.js';

/** A video whose extras are placed, with what its own name was given. */
export interface ExtrasOwner {
  readonly video: OrganizableVideo;
  readonly needs: NameNeeds;
  readonly range: readonly string[];
}

/** Room for a number and an extension behind a video's name with `-trailer`. */
const ROOM = LONGEST_NAME - 32;

/**
 * Places the extras of one work's videos. Where a tree gives the title a folder of its own, they go into the sub-folder
 * of their kind there, which Jellyfin and Plex read, under their own names. Where it does not, as for films in the view
 * of the preset `cineorg`, such a folder would be one for the extras of all its films: there a trailer is named
 * `<film>-trailer`, which Jellyfin, Plex and Kodi all read; other kinds get no name there, since a player that does not
 * know their endings would show them as films. A name that is taken is never wanted: extras are numbered.
 */
export class PlaceExtras {
  private readonly taken = new Set<string>();

  /** `keyOf` gives paths that a file system may take for one the same text. */
  constructor(
    private readonly layout: Trees & { readonly scheme: NamingScheme },
    private readonly isFree: (path: Uint8Array) => boolean,
    private readonly keyOf: (path: Uint8Array) => string,
  ) {}

  /** What is to be done for a video's extras; `of` are the operations of its other files, whose targets are taken. */
  operations(owner: ExtrasOwner, of: readonly PlannedOperation[]): PlannedOperation[] {
    for (const { target } of of) this.taken.add(this.keyOf(target));
    const placings = owner.video.extras.map((extra) => this.placing(extra, owner));
    const files = placings.flatMap(({ storage, ...rest }) =>
      storage === null ? [] : fileOperation({ ...rest, storage }, this.layout),
    );
    if (this.layout.mode === 'in-place') return files;
    const links = placings.flatMap(({ storage, view, ...rest }) => {
      if (view === null || (storage === null && this.layout.mode !== 'symlink')) return [];
      return linkOperation({ ...rest, storage: storage ?? view, view }, this.layout);
    });
    return [...files, ...links];
  }

  private placing(extra: OrganizableExtra, owner: ExtrasOwner): ExtraPlacing {
    for (let number = 1; ; number++) {
      const one = this.named(extra, owner, number);
      const wanted = this.pathsOf(one);
      // What stays in its place has it, and in place no number would give it another.
      const stays = wanted.every((path) => equalBytes(path, extra.path));
      if (!stays && wanted.some((path) => this.taken.has(this.keyOf(path)) || this.isOccupied(path, one)))
        continue;
      for (const path of wanted) this.taken.add(this.keyOf(path));
      return one;
    }
  }

  private named(extra: OrganizableExtra, owner: ExtrasOwner, number: number): ExtraPlacing {
    const { fileId, path: source, linkedAt } = extra;
    if (this.layout.mode === 'in-place') {
      return { fileId, source, linkedAt, storage: this.inPlace(extra, owner, number), view: null };
    }
    const storage = this.layout.mode === 'symlink' ? null : this.pathIn('storage', extra, { owner, number });
    return { fileId, source, linkedAt, storage, view: this.pathIn('view', extra, { owner, number }) };
  }

  /** An extra that is named for its video stays so; others keep their names. */
  private inPlace(
    { path, suffix }: OrganizableExtra,
    { video, needs }: ExtrasOwner,
    number: number,
  ): Uint8Array {
    if (suffix === '' || video.disc) return path;
    const { stem } = placeOf(this.layout.scheme, 'storage', { video, needs, room: ROOM });
    return joinPath(parentPath(path), encodeUtf8(safeName(stem, `${suffix}${endingOf(path, number)}`)));
  }

  private pathIn(
    tree: Tree,
    { path, folder }: OrganizableExtra,
    { owner, number }: { readonly owner: ExtrasOwner; readonly number: number },
  ): Uint8Array | null {
    const { scheme } = this.layout;
    const { range } = owner;
    const ending = endingOf(path, number);
    const own = titleFolderOf(scheme, tree, owner);
    if (own !== null) {
      const name = safeName(stemOf(decodeName(baseName(path))), ending);
      return pathOf([...ranged(own, range), folder, name]);
    }
    if (folder !== 'trailers') return null;
    const { folders, stem } = placeOf(scheme, tree, { ...owner, room: ROOM });
    return pathOf([
      ...ranged(folders, range),
      safeName(stem, `${numberOf(number)}-trailer${extensionFor(path)}`),
    ]);
  }

  /** Absolute paths that a placing wants and that are not its own yet. */
  private pathsOf({ source, storage, view, linkedAt }: ExtraPlacing): Uint8Array[] {
    const { mode, storageDir, viewDir } = this.layout;
    if (mode === 'in-place') return storage === null ? [] : [storage];
    const file = storage === null ? [] : [joinPath(storageDir, storage)];
    const isStored = file.some((path) => equalBytes(path, source));
    // Of a file that is in place already the link may be there, too: that is for the journal to see.
    const link = view === null || isStored || linkedAt !== null ? [] : [joinPath(viewDir, view)];
    return [...file, ...link];
  }

  private isOccupied(path: Uint8Array, { source }: ExtraPlacing): boolean {
    return !equalBytes(path, source) && !this.isFree(path);
  }
}

type ExtraPlacing = Pick<Placing, 'fileId' | 'source' | 'linkedAt'> & {
  /** Null where the extra has no name in that tree. */
  readonly storage: Uint8Array | null;
  readonly view: Uint8Array | null;
};

const ranged = (folders: readonly (string | null)[], range: readonly string[]): string[] =>
  folders.flatMap((name) => (name === null ? range : [name]));

const pathOf = (names: readonly string[]): Uint8Array => encodeUtf8(names.join('/'));

const numberOf = (number: number): string => (number === 1 ? '' : ` ${number}`);

function extensionFor(path: Uint8Array): string {
  const extension = extensionOf(decodeName(baseName(path)));
  return extension === '' ? '' : `.${extension}`;
}

const endingOf = (path: Uint8Array, number: number): string => `${numberOf(number)}${extensionFor(path)}`;
