import { cutToBytes, utf8Length } from '../shared/bytes.js';
import { type SignStyles, USUAL_SIGNS, withoutIllegalSigns } from './signs.js';

/** The longest name of Linux, macOS and most network file systems, in bytes. */
export const LONGEST_NAME = 255;

/** An ending longer than this loses its beginning, so that some of the name before it always stays. */
const LONGEST_ENDING = 128;

/** Characters of a text that are looked at: far more than any name has, and few enough for one made to take long. */
const LONGEST_TEXT = 500;

/** What most names are made of, and nothing has to be done about. */
const PLAIN = /^[\w .,'()&!+#[\]{}-]*$/;

/** What a terminal, a reader or another program could be deceived with: nobody sees these, or sees them elsewhere. */
const HOSTILE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]/gu;
const LINE_ENDS = /[\t\n\v\f\r\u0085\u2028\u2029]/g;
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=$|\.|\s)/i;

/**
 * Makes one name of a path out of any text, so that it can never leave its folder, be hidden, or fail on another
 * file system. `ending` (suffix, extension) is kept while the text before it is cut to fit 255 bytes.
 */
export function safeName(text: string, ending = ''): string {
  const tail = lastBytes(cleanText(ending), LONGEST_ENDING);
  // One byte is left free for the mark that a reserved name gets.
  const head = trimEnds(cutToBytes(trimEnds(cleanText(text)), LONGEST_NAME - 1 - utf8Length(tail)));
  const name = `${head === '' ? '_' : head}${tail}`.normalize('NFC').replace(/[. ]+$/, '');
  return unreserved(name);
}

/** A name that Windows keeps for itself gets a mark before it; others stay as they are. */
export const unreserved = (name: string): string => (RESERVED.test(name) ? `_${name}` : name);

/**
 * A text in NFC without anything that has no place in a name; dots and spaces at its ends stay. A text that was cleaned
 * stays as it is, whatever way of writing signs it is cleaned with again.
 */
export function cleanText(text: string, signs: SignStyles = USUAL_SIGNS): string {
  if (PLAIN.test(text) && text.length <= LONGEST_TEXT && !text.includes('  ')) return text;
  const shown = text
    .slice(0, LONGEST_TEXT)
    .normalize('NFC')
    .replace(LINE_ENDS, ' ')
    .replace(HOSTILE, '')
    .replace(/\s/g, ' ');
  return withoutIllegalSigns(shown, signs).replace(/ {2,}/g, ' ').normalize('NFC');
}

/** No dot begins a name (it would be hidden), no dot or space ends it (Windows drops them). */
const trimEnds = (text: string): string => text.replace(/^[. ]+|[. ]+$/g, '');

/** As much of a text's end as fits `room` bytes of UTF-8, no sign cut in two. */
export function lastBytes(text: string, room: number): string {
  let excess = utf8Length(text) - room;
  if (excess <= 0) return text;
  let from = 0;
  for (const sign of text) {
    if (excess <= 0) break;
    excess -= utf8Length(sign);
    from += sign.length;
  }
  return text.slice(from);
}
