import { encodeUtf8 } from '../shared/bytes.js';

/** The longest name of Linux, macOS and most network file systems, in bytes. */
export const LONGEST_NAME = 255;

/** An ending longer than this loses its beginning, so that some of the name before it always stays. */
const LONGEST_ENDING = 128;

/** What a terminal, a reader or another program could be deceived with: nobody sees these, or sees them elsewhere. */
const HOSTILE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]/gu;
const LINE_ENDS = /[\t\n\v\f\r\u0085\u2028\u2029]/g;
/** Separators here and elsewhere, and what Windows and SMB forbid. */
const SLASHES = /[/\\]/g;
const FORBIDDEN = /[<>"|?*]/g;
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=$|\.|\s)/i;

/**
 * Makes one name of a path out of any text, so that it can never leave its folder, be hidden, or fail on another
 * file system. `ending` (suffix, extension) is kept while the text before it is cut to fit 255 bytes.
 */
export function safeName(text: string, ending = ''): string {
  const tail = lastBytes(cleanText(ending), LONGEST_ENDING);
  // One byte is left free for the mark that a reserved name gets.
  const head = trimEnds(cutToBytes(trimEnds(cleanText(text)), LONGEST_NAME - 1 - byteLength(tail)));
  const name = `${head === '' ? '_' : head}${tail}`.normalize('NFC').replace(/[. ]+$/, '');
  return RESERVED.test(name) ? `_${name}` : name;
}

/** A text in NFC without anything that has no place in a name; dots and spaces at its ends stay. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(LINE_ENDS, ' ')
    .replace(HOSTILE, '')
    .replace(/\s/g, ' ')
    .replace(/ ?: ?/g, ' - ')
    .replace(SLASHES, '-')
    .replace(FORBIDDEN, '')
    .replace(/ {2,}/g, ' ')
    .normalize('NFC');
}

/** No dot begins a name (it would be hidden), no dot or space ends it (Windows drops them). */
const trimEnds = (text: string): string => text.replace(/^[. ]+|[. ]+$/g, '');

/** As much of a text as fits `room` bytes of UTF-8, no sign cut in two. */
export function cutToBytes(text: string, room: number): string {
  if (byteLength(text) <= room) return text;
  let kept = '';
  let used = 0;
  for (const sign of text) {
    used += byteLength(sign);
    if (used > room) break;
    kept += sign;
  }
  return kept;
}

function lastBytes(text: string, room: number): string {
  const signs = Array.from(text);
  let used = byteLength(text);
  while (used > room) used -= byteLength(signs.shift() ?? '');
  return signs.join('');
}

/** Length of a text in bytes of UTF-8. */
export const byteLength = (text: string): number => encodeUtf8(text).length;
