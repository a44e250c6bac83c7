/**
 * One-dimensional arrays as PostgreSQL reads them in binary: the driver passes buffers on as they are, so that rows in
 * bulk cost neither quoting here nor parsing there. Layout after `array_recv` in PostgreSQL's `arrayfuncs.c`: count of
 * dimensions, flags, type, length, lower bound, then each element with its length (-1: null).
 */

/** OIDs of the built-in types, as `pg_type.dat` fixes them. */
const OID = { bool: 16, bytea: 17, int8: 20, text: 25, numeric: 1700, jsonb: 3802 } as const;

const HEADER = 20;
const LENGTH = 4;

/** `bigint[]`. */
export function int8Array(values: readonly (bigint | string | number | null)[]): Buffer {
  const array = begin(OID.int8, values, () => 8);
  let at = HEADER;
  for (const value of values) {
    at = array.writeInt32BE(value === null ? -1 : 8, at);
    if (value !== null) at = array.writeBigInt64BE(BigInt(value), at);
  }
  return array;
}

/** `boolean[]`. */
export function boolArray(values: readonly boolean[]): Buffer {
  const array = begin(OID.bool, values, () => 1);
  let at = HEADER;
  for (const value of values) at = array.writeUInt8(value ? 1 : 0, array.writeInt32BE(1, at));
  return array;
}

/** `bytea[]`. */
export function byteaArray(values: readonly (Uint8Array | null)[]): Buffer {
  const array = begin(OID.bytea, values, (value) => value.length);
  let at = HEADER;
  for (const value of values) {
    at = array.writeInt32BE(value?.length ?? -1, at);
    if (value === null) continue;
    array.set(value, at);
    at += value.length;
  }
  return array;
}

/** `text[]`; a null character, which PostgreSQL keeps in no text, is its error to report. */
export function textArray(values: readonly (string | null)[]): Buffer {
  const array = begin(OID.text, values, (value) => Buffer.byteLength(value));
  let at = HEADER;
  for (const value of values) at = writeText(array, value, at);
  return array;
}

/** `jsonb[]`; null is SQL's null. The format's version, 1, goes before each text. */
export function jsonbArray(values: readonly (object | null)[]): Buffer {
  const texts = values.map((value) => (value === null ? null : `\u0001${JSON.stringify(value)}`));
  const array = begin(OID.jsonb, texts, (text) => Buffer.byteLength(text));
  let at = HEADER;
  for (const text of texts) at = writeText(array, text, at);
  return array;
}

/** `numeric[]` of whole numbers from 0: digits to the base 10,000, the highest first. */
export function numericArray(values: readonly bigint[]): Buffer {
  const digits = values.map((value) => digitsOf(value));
  const array = begin(OID.numeric, digits, ({ length }) => 8 + 2 * length);
  let at = HEADER;
  for (const own of digits) {
    at = array.writeInt32BE(8 + 2 * own.length, at);
    at = array.writeInt16BE(own.length, at);
    at = array.writeInt16BE(own.length - 1, at);
    // Sign and digits behind the point: none.
    at = array.writeInt32BE(0, at);
    for (const digit of own) at = array.writeInt16BE(digit, at);
  }
  return array;
}

function digitsOf(value: bigint): number[] {
  const digits: number[] = [];
  let left = value;
  for (; left > Number.MAX_SAFE_INTEGER; left /= 10_000n) digits.unshift(Number(left % 10_000n));
  for (let rest = Number(left); rest > 0; rest = Math.floor(rest / 10_000)) digits.unshift(rest % 10_000);
  return digits;
}

/** A buffer of the right size with the array's head. */
function begin<Value>(
  oid: number,
  values: readonly (Value | null)[],
  sizeOf: (value: Value) => number,
): Buffer {
  let size = HEADER;
  for (const value of values) size += LENGTH + (value === null ? 0 : sizeOf(value));
  const array = Buffer.allocUnsafe(size);
  array.writeInt32BE(1, 0);
  array.writeInt32BE(values.some((value) => value === null) ? 1 : 0, 4);
  array.writeInt32BE(oid, 8);
  array.writeInt32BE(values.length, 12);
  array.writeInt32BE(1, 16);
  return array;
}

function writeText(array: Buffer, text: string | null, at: number): number {
  if (text === null) return array.writeInt32BE(-1, at);
  const length = array.write(text, at + LENGTH);
  array.writeInt32BE(length, at);
  return at + LENGTH + length;
}
