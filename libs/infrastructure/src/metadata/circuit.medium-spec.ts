import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '#testing';
import { Database } from '../database/index.js';
import { Circuit } from './circuit.js';

let testDatabase: TestDatabase;
let database: Database;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = await Database.connect(testDatabase.url, 4);
}, 60_000);
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});
beforeEach(() => database.query('TRUNCATE provider_status'));

const AWAY = { code: 'provider.unavailable', retryable: true };

/** A circuit that has seen as many failures as open it. */
async function opened(): Promise<Circuit> {
  const circuit = new Circuit(database, 'tmdb');
  for (let failure = 0; failure < 8; failure++) await circuit.failed();
  return circuit;
}

const isDue = (): Promise<unknown> => database.query('UPDATE provider_status SET retry_at = now()');

describe('Circuit', () => {
  it('lets requests pass while only some of them fail', async () => {
    const circuit = new Circuit(database, 'tmdb');
    for (let round = 0; round < 20; round++) {
      await circuit.failed();
      await circuit.failed();
      await circuit.worked();
    }
    expect(await circuit.pass()).toBe(false);
  });

  it('opens after failures in a row, whichever process had them', async () => {
    const [one, two] = [new Circuit(database, 'tmdb'), new Circuit(database, 'tmdb')];
    for (let failure = 0; failure < 8; failure++) await (failure % 2 === 0 ? one : two).failed();
    await expect(two.pass()).rejects.toMatchObject(AWAY);
    expect(() => two.check(false)).toThrow('away');
    expect(() => two.check(true)).not.toThrow();
  });

  it('lets one process try when it is due, and all when the try worked', async () => {
    const [one, two] = [await opened(), new Circuit(database, 'tmdb')];
    await two.failed();
    await isDue();
    const passes = await Promise.allSettled([one.pass(), two.pass(), one.pass()]);
    expect(passes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await one.worked();
    expect(await two.pass()).toBe(false);
    expect(await one.pass()).toBe(false);
  });

  it('waits longer after a try that failed, but never for long', async () => {
    const circuit = await opened();
    const pauses: number[] = [];
    for (let round = 0; round < 6; round++) {
      await isDue();
      expect(await circuit.pass()).toBe(true);
      await circuit.failed();
      const [row] = await database.query<{ ms: number }>(
        'SELECT extract(epoch FROM retry_at - now())::float8 * 1000 AS ms FROM provider_status',
      );
      pauses.push(Math.round((row?.ms ?? 0) / 1000));
    }
    expect(pauses).toEqual([2, 4, 4, 4, 4, 4]);
  });

  it('is free again when the process that tried is gone', async () => {
    const [dead, alive] = [await opened(), await opened()];
    await isDue();
    expect(await dead.pass()).toBe(true);
    await expect(alive.pass()).rejects.toMatchObject(AWAY);
    const [row] = await database.query<{ ms: number }>(
      'SELECT extract(epoch FROM retry_at - now())::float8 * 1000 AS ms FROM provider_status',
    );
    expect(row?.ms).toBeLessThanOrEqual(10_000);
  });

  it('keeps providers apart', async () => {
    await opened();
    const other = new Circuit(database, 'omdb');
    await other.failed();
    expect(await other.pass()).toBe(false);
  });
});
