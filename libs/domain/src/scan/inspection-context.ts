import type { ClassifyOptions } from '../library/classify.js';
import type { FoundFile } from './directory-reader.js';
import type { FolderRules } from './ignore-rules.js';
import type { ClaimedDirectory, KnownFile } from './scan-store.js';

/** What inspecting a folder needs to know besides its entries. */
export interface InspectionContext {
  readonly libraryId: string;
  readonly directory: ClaimedDirectory;
  /** Names of the folders from the root of readings down to and with this one, decoded. */
  readonly folders: readonly string[];
  /** Files expected in this folder; for a disc also the row of the folder itself, which lies in its parent. */
  readonly known: readonly KnownFile[];
  /** Videos known one or two folders above, for folders such as `Subs` and those in them. */
  readonly videosAbove: readonly KnownFile[];
  /** Names of the folder's videos when it is inspected in parts; null when it is inspected whole. */
  readonly allVideos: readonly Uint8Array[] | null;
  readonly options: ClassifyOptions;
  readonly rules: FolderRules;
  /** Files that were seen to change while the folder was read. */
  readonly growing: ReadonlySet<FoundFile>;
}
