/** Which entries of one folder the user wants left out. Names are decoded. */
export interface IgnoreRules {
  ignores(name: string, isFolder: boolean): boolean;
}

/** What the ignore files that apply to a folder say, and when its own was last changed. */
export interface FolderRules extends IgnoreRules {
  /** Modification time of the folder's own ignore file; null when it has none. */
  readonly rulesNs: bigint | null;
}

/** Why a file is ignored that a rule names; rows bear these words, so that they are known again. */
export const IGNORED_BY_RULE = 'ignored by .cineorgignore or CINEORG_IGNORE';

/** Reads ignore files, which have the syntax of `.gitignore` and apply to the folder they lie in and all below it. */
export abstract class IgnoreFiles {
  /** The name that an ignore file has. */
  static readonly fileName = '.cineorgignore';

  /**
   * The rules for a folder, of all ignore files from `root` down to it and of the settings. `hasOwn` says whether
   * one lies in the folder itself. Never throws: an ignore file that cannot be read has no rules.
   */
  abstract rulesOf(folder: Uint8Array, root: Uint8Array, hasOwn: boolean): FolderRules;

  /** Forgets what was read: ignore files may have changed since. */
  abstract forget(): void;

  /** Modification time of a folder's own ignore file; null when it has none. */
  abstract changedAt(folder: Uint8Array): bigint | null;
}
