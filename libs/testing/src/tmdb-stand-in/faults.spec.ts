import { afterEach, describe, expect, it } from '@jest/globals';
import { seededChance } from './chance.js';
import { FaultPlan, parseFaultShares } from './faults.js';
import { startTmdbStandIn, type TmdbStandIn, type TrafficStats } from './index.js';

describe('parseFaultShares', () => {
  it('reads kinds with their shares', () => {
    expect(parseFaultShares('500=0.01,reset=0.005')).toEqual({ 500: 0.01, reset: 0.005 });
    expect(parseFaultShares('')).toEqual({});
  });

  it.each(['418=0.1', '500', '500=2', 'reset=-1', '500:0.1'])('refuses "%s"', (text) => {
    expect(() => parseFaultShares(text)).toThrow('No fault');
  });
});

describe('FaultPlan', () => {
  const draws = (plan: FaultPlan, count: number): unknown[] =>
    Array.from({ length: count }, () => plan.take('/movie/1'));

  it('spoils about the share asked for, the same requests in each run', () => {
    const drawn = draws(new FaultPlan({ 500: 0.1, reset: 0.05 }, seededChance(3)), 4_000);
    expect(drawn.filter((kind) => kind === 500).length / 4_000).toBeCloseTo(0.1, 1);
    expect(drawn.filter((kind) => kind === 'reset').length / 4_000).toBeCloseTo(0.05, 1);
    expect(draws(new FaultPlan({ 500: 0.1, reset: 0.05 }, seededChance(3)), 4_000)).toEqual(drawn);
  });

  it('serves ordered faults first', () => {
    const plan = new FaultPlan({ 500: 1 });
    plan.add({ kind: 'html' });
    expect(draws(plan, 2)).toEqual(['html', 500]);
  });
});

describe('/__stats', () => {
  let standIn: TmdbStandIn;

  afterEach(() => standIn.close());

  it('tells the counts without being counted or refused', async () => {
    standIn = await startTmdbStandIn({ rate: 1, latency: 'fixed:1' });
    await fetch(`${standIn.url}/configuration?api_key=stand-in-key`);
    await fetch(`${standIn.url}/configuration?api_key=stand-in-key`);
    const response = await fetch(standIn.url.replace('/3', '/__stats'));
    const stats = (await response.json()) as TrafficStats;
    expect(stats).toMatchObject({ requests: 2, refused: 1, byEndpoint: { configuration: 2 } });
    expect(Object.values(stats.perSecond).reduce((sum, one) => sum + one, 0)).toBe(2);
    expect(Date.parse(stats.since)).toBeLessThanOrEqual(Date.now());
    expect(stats).not.toHaveProperty('paths');
  });
});
