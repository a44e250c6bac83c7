/** Names that say nothing: a disc copier's "title_t01", "movie", a bare number, "ep 3". */
const SILENT = /^(?:(?:episode|folge|ep?)?[ ._]?\d{1,3}|title[ ._]?t?\d+|movie|video|film|feature|main)$/i;
/** Files of a disc: `VTS_01_1`, `00001`, "title_t01". */
const DISC = /^(?:vts_\d.*|\d{5}|title[ ._]?t?\d+|avseq\d+|(?:cd|dis[ck]|dvd)[ ._-]?\d)$/i;
/** What posters call a file that has no name. */
const PLACEHOLDER = /^(?:abc[ ._-]?xyz|b00bs|123)$/i;
/** How release groups shorten a name inside a folder that bears it in full: `grp-title`. */
const SHORTENED = /^[a-z]{3}-[a-z0-9]+$/;
const HEX = /^[a-f0-9]{16,}$/i;
/** A piece of a hash that hyphens divide. */
const HEX_PIECE = /^[a-z]{0,2}[a-f0-9]{4,}$/i;
/** Letters and digits in one, long enough to be drawn at random. */
const ONE_WORD = /^[a-z0-9]{24,}$/i;
/** In words with a year or a tag, letters and digits meet less often. */
const MEETINGS = 6;

/** Whether a file is named as discs name theirs: `VTS_01_1`, `00001`, "title_t01". */
export const isDisc = (stem: string): boolean => DISC.test(stem);

/** Whether a name was drawn at random, as posters do to hide what they post. */
export function isRandom(name: string): boolean {
  if (name.length < 16 || /[ ._]/.test(name) || !/\d/.test(name)) return false;
  const pieces = name.split('-');
  if (HEX.test(name) || (pieces.length > 1 && pieces.every((piece) => HEX_PIECE.test(piece)))) return true;
  if (!ONE_WORD.test(name)) return false;
  return (name.match(/[a-z](?=\d)|\d(?=[a-z])/gi)?.length ?? 0) >= MEETINGS;
}

/** Whether a file's name says nothing about the work, so that the folder's is to be believed. */
export function isScrambled(stem: string): boolean {
  return (
    SILENT.test(stem) || isDisc(stem) || SHORTENED.test(stem) || PLACEHOLDER.test(stem) || isRandom(stem)
  );
}

/** Whether a title says anything. */
export function isTelling(title: string): boolean {
  return title !== '' && !SILENT.test(title) && !isRandom(title);
}
