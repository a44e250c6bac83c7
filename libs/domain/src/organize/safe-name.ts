import { encodeUtf8 } from '../shared/bytes.js';

/** The longest name of Linux, macOS and most network file systems, in bytes. */
export const LONGEST_NAME = 255;

/** Separators, what Windows and SMB forbid, and what a terminal or a reader could be deceived with. */
const SLASHES = /[/\\]/g;
const FORBIDDEN = /[<>"|?*]/g;
const HOSTILE = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=$|\.|\s)/i;

/**
 * Makes one name of a path out of any text, so that it can never leave its folder, be hidden, or fail on another
 * file system. `ending` (extension, suffix, part) is kept whole while the text is cut to fit 255 bytes.
 */
export function safeName(text: string, ending = ''): string {
  const tail = clean(ending);
  const room = LONGEST_NAME - byteLength(tail);
  const cut = trimEnds(cutToBytes(trimEnds(clean(text)), room));
  const name = cut === '' ? '_' : cut;
  return `${RESERVED.test(name) ? `_${name}` : name}${tail}`.normalize('NFC');
}

function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s/g, ' ')
    .replace(HOSTILE, '')
    .replace(/ ?: ?/g, ' - ')
    .replace(SLASHES, '-')
    .replace(FORBIDDEN, '')
    .replace(/ {2,}/g, ' ');
}

/** No dot begins a name (it would be hidden), no dot or space ends it (Windows drops them). */
const trimEnds = (text: string): string => text.replace(/^[. ]+|[. ]+$/g, '');

function cutToBytes(text: string, room: number): string {
  if (byteLength(text) <= room - 1) return text;
  let kept = '';
  let used = 0;
  for (const sign of text) {
    used += byteLength(sign);
    // One byte is left free for the mark that a reserved name gets.
    if (used > room - 1) break;
    kept += sign;
  }
  return kept;
}

const byteLength = (text: string): number => encodeUtf8(text).length;
