/** Before it there was no film; a higher bound would take numbers for years. */
const EARLIEST = 1878;
/** A year beyond this one is part of a title ("Blade Runner 2049", "Thunderbirds 2086"). */
const LATEST = 2039;

/** A year that a name states. */
export interface FoundYear {
  readonly value: number;
  /** Of a span of years (`1978-2022`), as collections have it. */
  readonly isSpan: boolean;
  readonly start: number;
  readonly end: number;
  /** Offset of the bracket that holds it; null when none does. */
  readonly bracket: number | null;
  /** It fills its bracket: `(1994)`. */
  readonly isAlone: boolean;
}

const YEAR =
  /(?<![\p{L}\p{N}])((?:18|19|20)\d\d)( ?[-–] ?(?:18|19|20)\d\d)?(?![\p{L}\p{N}]|[*×]\d|[.,]\d{1,2}(?!\d))/gu;

/** Whether a number can be the year of a release. */
export const isReleaseYear = (value: number): boolean => value >= EARLIEST && value <= LATEST;

/** All numbers of a name that can be the year of a work, in order. */
export function findYears(text: string): FoundYear[] {
  const years: FoundYear[] = [];
  for (const match of text.matchAll(YEAR)) {
    const value = Number(match[1]);
    if (!isReleaseYear(value)) continue;
    years.push({
      value,
      isSpan: match[2] !== undefined,
      start: match.index,
      end: match.index + match[0].length,
      bracket: openBracket(text, match.index),
      isAlone:
        /[([{]/.test(text[match.index - 1] ?? '') && /[)\]}]/.test(text[match.index + match[0].length] ?? ''),
    });
  }
  return years;
}

/** The bracket before an offset that is still open there. */
function openBracket(text: string, at: number): number | null {
  const open = Math.max(text.lastIndexOf('(', at), text.lastIndexOf('[', at), text.lastIndexOf('{', at));
  if (open < 0) return null;
  const closed = Math.max(text.lastIndexOf(')', at), text.lastIndexOf(']', at), text.lastIndexOf('}', at));
  return closed > open ? null : open;
}
