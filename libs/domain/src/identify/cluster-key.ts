import type { Reading } from '../release/reading.js';
import { foldTitle } from './fold-title.js';

/** What makes files one cluster. `folderId` stands for the title's folder. */
export interface ClusterIdentity {
  readonly libraryId: string;
  readonly folderId: string;
  readonly reading: Reading;
}

/**
 * Files with equal keys are decided together: the same words, year and ids in the same title folder. Two folders
 * with a yearless "Halloween" are two decisions.
 */
export function clusterKey({ libraryId, folderId, reading }: ClusterIdentity): string {
  const { kind, title, alternativeTitles, year, ids } = reading;
  const titles = [title, ...alternativeTitles].map(foldTitle);
  return JSON.stringify([libraryId, folderId, kind, titles, year, ids.tmdb, ids.imdb, ids.tvdb]);
}
