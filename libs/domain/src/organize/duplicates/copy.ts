import type { MediaFacts } from '../../probe/media-facts.js';
import type { CopyFacets } from '../../release/reading.js';

/** What is known of one copy of a work. */
export interface Copy {
  /** What its name says. */
  readonly reading: CopyFacets;
  /** What its headers say, which outweighs the name; null while that is not known. */
  readonly media: MediaFacts | null;
  /** Bytes; 0 when that is not known, as of a disc's folder. */
  readonly size: number;
  /** Its headers could not be read. */
  readonly damaged: boolean;
}
