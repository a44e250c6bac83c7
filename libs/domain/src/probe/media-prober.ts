import type { MediaFacts } from './media-facts.js';

/** What probing a file came to; `problem` is for people, and says what is wrong with the file. */
export type ProbeOutcome = { readonly facts: MediaFacts } | { readonly problem: string };

/** Reads the headers of videos, which may be damaged or made to harm whoever reads them. */
export abstract class MediaProber {
  /** The facts of the file at this path. Never throws for what the file is or does to its reader. */
  abstract probe(path: Uint8Array): Promise<ProbeOutcome>;
}
