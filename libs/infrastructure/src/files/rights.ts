import type { BigIntStats } from 'node:fs';

/** Who may do what with a file or folder. */
export interface Rights {
  /** Permission bits. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** What files and folders that CineOrg places are given; null leaves them as they are. */
export interface RightsSettings {
  readonly file: Partial<Rights> | null;
  readonly folder: Partial<Rights> | null;
}

/** The rights of a file or folder. */
export const rightsOf = ({ mode, uid, gid }: BigIntStats): Rights => ({
  mode: Number(mode) & 0o7777,
  uid: Number(uid),
  gid: Number(gid),
});
