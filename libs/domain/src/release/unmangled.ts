/** What Windows' code page shows for the bytes 0x80 to 0x9f; all other bytes it shows as Unicode does. */
const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const FIRST_OF_CP1252 = 0x80;

/** A letter that shows the first byte of a longer UTF-8 sign, and the ones that show its other bytes. */
const MANGLED = new RegExp(`[\\u00c2-\\u00f4][\\u0080-\\u00bf${CP1252}]{1,3}`, 'gu');

/**
 * Text that was UTF-8 and was read byte by byte (`AmÃ©lie`) as it was meant; all other text as it is, for in no
 * language do such letters follow each other.
 */
export function unmangled(text: string): string {
  return text.replace(MANGLED, (letters) => decoded(letters) ?? letters);
}

/** The signs that these letters' bytes spell in UTF-8; null when they are no whole signs. */
function decoded(letters: string): string | null {
  const bytes = [...letters].map(byteOf);
  const length = lengthOf(bytes[0] ?? 0);
  if (bytes.length < length) return null;
  const bits = bytes.slice(1, length).map((byte) => byte & 0x3f);
  const first = (bytes[0] ?? 0) & (0x7f >> length);
  const point = bits.reduce((value, part) => value * 0x40 + part, first);
  // What one byte could have spelt, and halves of surrogates, are never written so.
  if (point < 0x80 || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return null;
  return String.fromCodePoint(point) + [...letters].slice(length).join('');
}

function byteOf(letter: string): number {
  const at = CP1252.indexOf(letter);
  return at >= 0 ? at + FIRST_OF_CP1252 : (letter.codePointAt(0) ?? 0);
}

function lengthOf(first: number): number {
  if (first >= 0xf0) return 4;
  return first >= 0xe0 ? 3 : 2;
}
