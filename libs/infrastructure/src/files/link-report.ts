import {
  type DiskPlace,
  hardLinksBetween,
  type LinkAnswer,
  placeOnDisk,
  reflinksBetween,
  symlinksOn,
} from './link-support.js';
import { readMounts } from './mounts.js';

/** What can be done with files of one root. */
export interface RootLinks {
  readonly path: string;
  /** Whether a file of it can have another name in storage, so that what is seeded from it stays. */
  readonly hardLinks: LinkAnswer;
  /** Whether its copies in storage may share its blocks. */
  readonly reflinks: LinkAnswer;
}

/** What links the folders of an installation allow. */
export interface LinkReport {
  readonly roots: readonly RootLinks[];
  /** Null while no view is set. */
  readonly view: { readonly path: string; readonly symlinks: LinkAnswer } | null;
}

/** The folders that links are to lead between. */
export interface LinkedFolders {
  readonly roots: readonly string[];
  readonly storageDir: string | null;
  readonly viewDir: string | null;
}

/** Finds out what links an installation's folders allow; nothing is written for it. */
export function linkReport({ roots, storageDir, viewDir }: LinkedFolders): LinkReport {
  const mounts = readMounts();
  const storage = storageDir === null ? NO_STORAGE : placed(storageDir);
  return {
    roots: roots.map((path) => {
      const root = placed(path);
      const between = (of: (from: DiskPlace, to: DiskPlace) => LinkAnswer): LinkAnswer => {
        if (typeof root === 'string') return unknown(root);
        return typeof storage === 'string' ? unknown(storage) : of(root, storage);
      };
      return { path, hardLinks: between(hardLinksBetween), reflinks: between(reflinksBetween) };
    }),
    view: viewDir === null ? null : { path: viewDir, symlinks: ofView(placed(viewDir)) },
  };

  function placed(path: string): DiskPlace | string {
    try {
      return placeOnDisk(path, mounts);
    } catch {
      return `${path} is not there`;
    }
  }
}

const NO_STORAGE = 'no storage folder is set: CINEORG_STORAGE_DIR';

const unknown = (reason: string): LinkAnswer => ({ answer: 'unknown', reason });

const ofView = (view: DiskPlace | string): LinkAnswer =>
  typeof view === 'string' ? unknown(view) : symlinksOn(view);

/** The report in one line for people; empty when there is nothing to say. */
export function linkWords({ roots, view }: LinkReport): string {
  const able = roots.filter(({ hardLinks }) => hardLinks.answer === 'yes').map(({ path }) => path);
  const others = roots
    .filter(({ hardLinks }) => hardLinks.answer !== 'yes')
    .map(({ path, hardLinks: { answer, reason } }) => `${path}: ${answer} (${reason})`);
  return [
    able.length > 0
      ? `hard links to storage work from ${able.join(', ')}: choose CINEORG_MODE=hardlink for folders that are seeded from`
      : '',
    others.length > 0 ? `hard links to storage from ${others.join('; ')}` : '',
    view !== null && view.symlinks.answer !== 'yes'
      ? `symbolic links in ${view.path}: ${view.symlinks.answer} (${view.symlinks.reason})`
      : '',
  ]
    .filter((words) => words !== '')
    .join('; ');
}
