/**
 * Pauses in ms, drawn as `spec` says: `none`, `fixed:MS`, `uniform:LEAST:MOST`, or `lognormal:MEAN:SIGMA` (most answers
 * a little faster than the mean, few much slower, as services over a network are). `chance` gives numbers from 0 up
 * to 1. Throws on anything else.
 */
export function pausesOf(spec: string, chance: () => number): () => number {
  const [kind = '', ...numbers] = spec.split(':');
  const [first = 0, second = 0] = numbers.map(Number);
  const wanted = PARAMETERS[kind];
  if (wanted !== numbers.length || ![first, second].every((number) => number >= 0)) {
    throw new Error(`No latency is written "${spec}"`);
  }
  if (kind === 'uniform') return () => first + (second - first) * chance();
  if (kind === 'lognormal') return lognormal(first, second, chance);
  return () => first;
}

const PARAMETERS: Readonly<Record<string, number>> = { none: 0, fixed: 1, uniform: 2, lognormal: 2 };

function lognormal(mean: number, sigma: number, chance: () => number): () => number {
  const mu = Math.log(mean) - (sigma * sigma) / 2;
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  return () => Math.exp(mu + sigma * normal());
}
