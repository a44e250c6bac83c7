/**
 * Paths and names as the disk has them: raw bytes, which need not be UTF-8. Everything that compares or moves files
 * works on these; text made from them is for reading and showing only.
 */

const SLASH = 0x2f;
const REPLACEMENT = '\uFFFD';

/** Bytes of a text as UTF-8; lone surrogates become U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const safe = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
    if (safe < 0x80) bytes.push(safe);
    else if (safe < 0x800) bytes.push(0xc0 | (safe >> 6), tail(safe, 0));
    else if (safe < 0x10000) bytes.push(0xe0 | (safe >> 12), tail(safe, 6), tail(safe, 0));
    else bytes.push(0xf0 | (safe >> 18), tail(safe, 12), tail(safe, 6), tail(safe, 0));
  }
  return Uint8Array.from(bytes);
}

const tail = (code: number, shift: number): number => 0x80 | ((code >> shift) & 0x3f);

/** How many bytes a text takes as UTF-8. */
export function utf8Length(text: string): number {
  let length = 0;
  for (const sign of text) length += signLength(sign);
  return length;
}

/** Bytes of one character; a lone surrogate takes those of U+FFFD. */
function signLength(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** The longest beginning of a text that fits into so many bytes, cut between characters. */
export function cutToBytes(text: string, limit: number): string {
  if (text.length * 3 <= limit) return text;
  let left = limit;
  let end = 0;
  for (const sign of text) {
    left -= signLength(sign);
    if (left < 0) break;
    end += sign.length;
  }
  return text.slice(0, end);
}

interface Decoded {
  readonly text: string;
  readonly valid: boolean;
}

/** The text of plain ASCII, as most names are; null for anything else. */
function decodeAscii(bytes: Uint8Array): string | null {
  for (const byte of bytes) if (byte >= 0x80) return null;
  return bytesKey(bytes);
}

function decode(bytes: Uint8Array): Decoded {
  let text = '';
  let valid = true;
  for (let at = 0; at < bytes.length;) {
    const [code, length] = decodeSign(bytes, at);
    text += code === null ? REPLACEMENT : String.fromCodePoint(code);
    valid &&= code !== null;
    at += length;
  }
  return { text, valid };
}

/** Lead bytes by length: mask of the payload, and the smallest code that needs so many bytes. */
const FORMS = [
  { length: 2, lead: 0xc0, mask: 0x1f, least: 0x80 },
  { length: 3, lead: 0xe0, mask: 0x0f, least: 0x800 },
  { length: 4, lead: 0xf0, mask: 0x07, least: 0x10000 },
] as const;

function decodeSign(bytes: Uint8Array, at: number): readonly [number | null, number] {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return [first, 1];
  const form = FORMS.find(({ lead, mask }) => (first & ~mask & 0xff) === lead);
  if (form === undefined) return [null, 1];
  const tails = bytes.subarray(at + 1, at + form.length);
  if (tails.length < form.length - 1 || !tails.every((byte) => (byte & 0xc0) === 0x80)) return [null, 1];
  const code = tails.reduce((sum, byte) => (sum << 6) | (byte & 0x3f), first & form.mask);
  return code < form.least || !isScalar(code) ? [null, 1] : [code, form.length];
}

const isScalar = (code: number): boolean => code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);

/** A name as text in NFC; each byte that is not UTF-8 becomes U+FFFD. */
export function decodeName(bytes: Uint8Array): string {
  return decodeAscii(bytes) ?? decode(bytes).text.normalize('NFC');
}

/** Whether bytes are UTF-8, so that text made of them leads back to the same bytes. */
export function isUtf8(bytes: Uint8Array): boolean {
  return decode(bytes).valid;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** `folder/name`, with one slash between them also behind the root. */
export function joinPath(folder: Uint8Array, name: Uint8Array): Uint8Array {
  const needsSlash = folder.at(-1) !== SLASH;
  return concatBytes(folder, Uint8Array.from(needsSlash ? [SLASH] : []), name);
}

/** The names of a path, without empty ones. */
export function splitPath(path: Uint8Array): Uint8Array[] {
  const names: Uint8Array[] = [];
  let from = 0;
  for (let at = 0; at <= path.length; at++) {
    if (at < path.length && path[at] !== SLASH) continue;
    if (at > from) names.push(path.subarray(from, at));
    from = at + 1;
  }
  return names;
}

/** The last name of a path. */
export function baseName(path: Uint8Array): Uint8Array {
  return path.subarray(path.lastIndexOf(SLASH) + 1);
}

/** The path above, `/` for what lies in the root. */
export function parentPath(path: Uint8Array): Uint8Array {
  return path.subarray(0, Math.max(1, path.lastIndexOf(SLASH)));
}

/** Whether `inner` is `outer` or lies below it; whole names are compared, so `/a/bc` is not within `/a/b`. */
export function isWithin(inner: Uint8Array, outer: Uint8Array): boolean {
  const parts = splitPath(inner);
  return splitPath(outer).every((name, at) => {
    const part = parts[at];
    return part !== undefined && equalBytes(part, name);
  });
}

/** Bytes as a text of one sign each, for keys of maps: equal only for equal bytes. */
export function bytesKey(bytes: Uint8Array): string {
  // In one call for a name: a text put together sign by sign is a chain of pieces that later reading has to join.
  if (bytes.length <= CALL) return String.fromCharCode(...bytes);
  let key = '';
  for (let at = 0; at < bytes.length; at += CALL)
    key += String.fromCharCode(...bytes.subarray(at, at + CALL));
  return key;
}

/** Arguments that a call takes without trouble for the stack. */
const CALL = 1_024;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += HEX[byte];
  return hex;
}

/** Order of bytes, as PostgreSQL orders `bytea`: negative, zero or positive. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
