import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '#testing';
import { boolArray, byteaArray, int8Array, jsonbArray, numericArray, textArray } from './binary-arrays.js';
import { Database } from './database.js';

describe('arrays in binary', () => {
  let server: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    server = await createTestDatabase();
    database = await Database.connect(server.url);
  });
  afterAll(async () => {
    await database.close();
    await server.drop();
  });

  /** What PostgreSQL makes of an array, each element as text. */
  async function read(type: string, array: Buffer): Promise<(string | null)[]> {
    const rows = await database.query<{ value: string | null }>(
      `SELECT value::text AS value FROM unnest($1::${type}[]) AS given (value)`,
      [array],
    );
    return rows.map(({ value }) => value);
  }

  it('bring whole numbers over', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }))),
        async (values) => {
          expect(await read('bigint', int8Array(values))).toEqual(
            values.map((value) => (value === null ? null : String(value))),
          );
        },
      ),
    ));

  it('bring numbers beyond 64 bits with a sign over', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })), async (values) => {
        expect(await read('numeric', numericArray(values))).toEqual(values.map(String));
      }),
    ));

  it('bring bytes over', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.option(fc.uint8Array())), async (values) => {
        expect(await read('bytea', byteaArray(values))).toEqual(
          values.map((value) => (value === null ? null : `\\x${Buffer.from(value).toString('hex')}`)),
        );
      }),
    ));

  it('bring texts and documents over', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.option(fc.string({ unit: 'grapheme' }))), async (given) => {
        const texts = given.map((text) => text?.replaceAll('\0', '') ?? null);
        expect(await read('text', textArray(texts))).toEqual(texts);
        const documents = texts.map((text) => (text === null ? null : { text }));
        const back = await read('jsonb', jsonbArray(documents));
        expect(back.map((text) => (text === null ? null : JSON.parse(text)))).toEqual(documents);
      }),
    ));

  it('bring truths over', async () => {
    expect(await read('boolean', boolArray([true, false]))).toEqual(['true', 'false']);
    expect(await read('boolean', boolArray([]))).toEqual([]);
  });
});
