import { join } from 'node:path';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { GATE, LAYERS, runLayer, unmountAll } from '#testing';

// Thousands of crashes each, on whatever machine this is.
jest.setTimeout(300_000);

afterAll(unmountAll);

/** What `npm run crash` does by itself; `npm run crash -- --long` does it a million times. */
const SETTINGS = {
  counts: GATE,
  seed: 1,
  lanes: 2,
  built: join(import.meta.dirname, '../../dist/libs'),
};

describe('the file journal', () => {
  it.each(LAYERS)('loses, overwrites and forgets nothing: layer %s', async (layer) => {
    const { count, notRun, problems } = await runLayer(layer, SETTINGS);
    expect(problems).toEqual([]);
    if (notRun === null) expect(count).toBeGreaterThanOrEqual(GATE[layer]);
    else process.stderr.write(`crash tests: ${layer} is not run: ${notRun}\n`);
  });
});
