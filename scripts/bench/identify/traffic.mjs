/** What a stand-in was asked, whichever of two ways it tells it, and how well the budget was used. */

/** Counts of nothing: what `addTraffic` starts from. */
export const NO_TRAFFIC = { requests: 0, refused: 0, duplicates: 0, peak: 0, endpoints: {}, seconds: [] };

/** Reads the answer of `/__stats`. */
export function readTraffic(stats) {
  const since = Date.parse(stats.since);
  const endpoints = Object.entries(stats.byEndpoint ?? stats.endpoints ?? {});
  return {
    requests: stats.requests,
    refused: refusedIn(stats),
    duplicates: stats.duplicates ?? stats.duplicateRequests ?? 0,
    peak: stats.peakPerSecond ?? 0,
    endpoints: Object.fromEntries(endpoints.map(([name, count]) => [name.replace(/^tmdb /, ''), count])),
    seconds: Object.entries(stats.perSecond ?? {})
      .map(([second, count]) => ({ at: since + Number(second) * 1000, count }))
      .toSorted((a, b) => a.at - b.at),
  };
}

/** 429 for the rate or the connections, not those ordered as faults. */
function refusedIn({ throttled, refused = 0 }) {
  return throttled === undefined ? refused : throttled.rate + throttled.connections;
}

/** The counts of two stand-ins that ran one after the other. */
export function addTraffic(one, other) {
  const endpoints = { ...one.endpoints };
  for (const [name, count] of Object.entries(other.endpoints))
    endpoints[name] = (endpoints[name] ?? 0) + count;
  return {
    requests: one.requests + other.requests,
    refused: one.refused + other.refused,
    duplicates: one.duplicates + other.duplicates,
    peak: Math.max(one.peak, other.peak),
    endpoints,
    seconds: [...one.seconds, ...other.seconds],
  };
}

/** Calls for films, for series, and by id, per distinct title of the library. */
export function callsPerTitle({ endpoints }, { films, series }) {
  const sum = (pattern) =>
    Object.entries(endpoints).reduce((all, [name, count]) => all + (pattern.test(name) ? count : 0), 0);
  const calls = {
    films: sum(/^(search\/)?movie(\/|$)/),
    series: sum(/^(search\/)?tv(\/|$)/),
    find: sum(/^find/),
  };
  const all = sum(/./);
  return {
    ...calls,
    other: all - calls.films - calls.series - calls.find,
    perFilm: films === 0 ? null : calls.films / films,
    perSeries: series === 0 ? null : calls.series / series,
  };
}

/** A second is left out this long after an outage: nobody can ask before noticing that it is over. */
const RECOVERY_MS = 5_000;
/** Left out at either end: the first titles are still being found, the last ones are too few. */
const EDGE = 2;

/**
 * The share of the budget (requests a second) used in the full seconds during which lookups waited: all samples
 * within and beside a second saw at least a second's worth of them. Null when there was no such second. `samples`
 * are `{at, waiting}` in their order; `outage` is `{from, to}` or null; moments in ms.
 */
export function budgetUse({ seconds, samples, rate, outage }) {
  const shares = fullSeconds(seconds)
    .filter(({ at }) => outage === null || at + 1000 <= outage.from || at >= outage.to + RECOVERY_MS)
    .filter(({ at }) => hadWork(samples, at, rate))
    .map(({ count }) => count / rate);
  if (shares.length === 0) return null;
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return { seconds: shares.length, least: Math.min(...shares), mean };
}

/** Every second from the first request to the last, with those in which nothing came, without both ends. */
function fullSeconds(seconds) {
  const [first, last] = [seconds[0], seconds.at(-1)];
  if (first === undefined) return [];
  const all = [];
  for (let at = first.at; at <= last.at; at += 1000) {
    const count = seconds
      .filter((one) => one.at >= at && one.at < at + 1000)
      .reduce((sum, one) => sum + one.count, 0);
    all.push({ at, count });
  }
  return all.slice(EDGE, -EDGE);
}

function hadWork(samples, at, rate) {
  const before = samples.findLast((sample) => sample.at <= at);
  const after = samples.find((sample) => sample.at >= at + 1000);
  if (before === undefined || after === undefined) return false;
  return samples
    .filter((sample) => sample.at >= before.at && sample.at <= after.at)
    .every(({ waiting }) => waiting >= rate);
}
