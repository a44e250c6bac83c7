/** Names that say nothing: a disc copier's "title_t01", "movie", a bare number, "ep 3". */
const SILENT = /^(?:(?:episode|folge|ep?)?[ ._]?\d{1,3}|title[ ._]?t?\d+|movie|video|film|feature|main)$/i;
/** Files of a disc: `VTS_01_1`, `00001`, "title_t01". */
const DISC = /^(?:vts_\d.*|\d{5}|title[ ._]?t?\d+|avseq\d+)$/i;
/** How release groups shorten a name inside a folder that bears it in full: `grp-title`. */
const SHORTENED = /^[a-z]{3}-[a-z0-9]+$/;
/** A hash, or letters and digits that a poster drew at random. */
const RANDOM = /^(?:[a-f0-9]{16,}|[a-z0-9]{24,}|[a-z0-9-]{30,}|abc[ ._-]?xyz|b00bs|123)$/i;

/** Whether a file is named as discs name theirs. */
export const isDisc = (stem: string): boolean => DISC.test(stem);

/** Numbers are titles where they name a folder: "300". */
export const isRandom = (name: string): boolean => RANDOM.test(name) && /\d/.test(name);

/** Whether a file's name says nothing about the work, so that the folder's is to be believed. */
export function isScrambled(stem: string): boolean {
  return SILENT.test(stem) || isDisc(stem) || SHORTENED.test(stem) || isRandom(stem);
}

/** Whether a title says anything. */
export function isTelling(title: string): boolean {
  return title !== '' && !SILENT.test(title) && !RANDOM.test(title);
}
