import type { ClassifyOptions } from '../library/classify.js';
import type { ClaimedDirectory, KnownFile } from './scan-store.js';

/** What inspecting a folder needs to know besides its entries. */
export interface InspectionContext {
  readonly libraryId: string;
  readonly directory: ClaimedDirectory;
  /** Names of the folders from the root of readings down to and with this one, decoded. */
  readonly folders: readonly string[];
  /** Files expected in this folder; for a disc also the row of the folder itself, which lies in its parent. */
  readonly known: readonly KnownFile[];
  /** Videos known in the parent folder, for folders such as `Subs`. */
  readonly parentVideos: readonly KnownFile[];
  readonly options: ClassifyOptions;
}
