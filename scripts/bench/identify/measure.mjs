/** One run: a library is made, scanned twice, and what was made of it is compared with the truth. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from '../../lib/run.mjs';
import { prepareLibrary } from './library.mjs';
import { decidedNamesakes, namesakesIn } from './namesakes.mjs';
import { scoreRun } from './score.mjs';
import { CineOrg, OWN_STAND_IN, StandIn, twoPorts } from './services.mjs';
import { budgetUse, callsPerTitle } from './traffic.mjs';
import { joinOthers, joinVideos } from './truth.mjs';

const SAMPLE_MS = 500;

/** The result of a run in the empty folder `home`, and the files that were decided wrongly or not at all. */
export async function measure(settings, home) {
  say('making the library …');
  const library = await prepareLibrary(settings.library, home);
  say(`starting a stand-in and CineOrg in ${home} …`);
  const { standIn, cineorg } = await startAll(settings, { library, home });
  say('scanning …');
  const first = await firstScan(settings, { library, standIn, cineorg });
  say('scanning again …');
  const second = await timed(() => cineorg.scan(library.folder));
  const again = (await standIn.traffic()).requests - first.traffic.requests;
  const { score, files } = await compare(cineorg, library, home);
  const { traffic } = first;
  return {
    files,
    result: {
      library: { files: library.rows.length, seed: settings.library.seed },
      score,
      calls: {
        ...callsPerTitle(traffic, score.titles),
        ...{ duplicates: traffic.duplicates, secondScan: again, refused: traffic.refused },
      },
      speed: { ...speedOf(settings, first, score.files), secondScan: second.seconds },
    },
  };
}

async function startAll({ standIn: { program, options }, rate, workers, queue }, { library, home }) {
  const [port, own] = await twoPorts();
  const standIn = new StandIn({
    program: program ?? OWN_STAND_IN,
    options,
    port,
    log: join(home, 'stand-in.log'),
  });
  const folder = join(home, 'cineorg');
  mkdirSync(folder);
  const settings = {
    ...{ TMDB_RATE: String(rate), CINEORG_METADATA_WORKERS: String(workers) },
    ...(queue === null ? {} : { QUEUE_URL: queue }),
  };
  const cineorg = new CineOrg({ folder, library: library.folder, port: own, standIn, settings });
  await standIn.start();
  await cineorg.start();
  return { standIn, cineorg };
}

async function timed(work) {
  const start = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - start) / 1000 };
}

/** Scans until all is settled, watching the lookups that wait, with the outage that was asked for. */
async function firstScan({ outage }, { library, standIn, cineorg }) {
  const over = new AbortController();
  const watching = watch(cineorg, over.signal);
  const failing = outage === null ? Promise.resolve(null) : fail(standIn, outage, over.signal);
  try {
    const { seconds } = await timed(() => cineorg.scan(library.folder));
    over.abort();
    return { seconds, samples: await watching, outage: await failing, traffic: await standIn.traffic() };
  } finally {
    over.abort();
    await Promise.allSettled([watching, failing]);
  }
}

/** How many lookups waited at which moment; a question that fails is no sample. */
async function watch(cineorg, signal) {
  const samples = [];
  while (!signal.aborted) {
    const at = Date.now();
    const jobs = await cineorg.get('/admin/jobs').catch(() => null);
    const lookups = jobs?.work.find(({ step }) => step === 'lookup');
    if (lookups !== undefined) samples.push({ at, waiting: lookups.waiting });
    await pause(SAMPLE_MS, null, { signal }).catch(() => null);
  }
  return samples;
}

/** Stops the stand-in for a time; it is back in any case. Null when the scan was over before. */
async function fail(standIn, { seconds, after }, signal) {
  const isEarly = await pause(after * 1000, true, { signal }).catch(() => false);
  if (!isEarly) return null;
  await standIn.stop();
  const from = Date.now();
  await pause(seconds * 1000, null, { signal }).catch(() => null);
  await standIn.start();
  return { from, to: Date.now() };
}

async function compare(cineorg, library, home) {
  const videos = await cineorg.all('/videos', { include: 'everything' });
  const reviews = await cineorg.all('/reviews');
  writeFileSync(join(home, 'videos.jsonl'), jsonLines(videos));
  writeFileSync(join(home, 'reviews.jsonl'), jsonLines(reviews));
  const files = joinVideos(library.rows, videos, library.folder);
  const others = joinOthers(library.rows, videos, library.folder);
  const namesakes =
    library.films === null ? null : decidedNamesakes(files, namesakesIn(library.films), library.folder);
  return {
    score: { ...scoreRun({ files, others, reviews }), namesakes: namesakes?.length ?? null },
    files: {
      wrong: files.filter(({ decided, rightPlace }) => decided && !rightPlace),
      taken: others.filter(({ decided }) => decided),
      namesakes: namesakes ?? [],
      open: files.filter(({ decided, marked }) => !decided && !marked),
    },
  };
}

const jsonLines = (list) => list.map((one) => `${JSON.stringify(one)}\n`).join('');

function speedOf({ rate }, { seconds, samples, outage, traffic }, files) {
  const [first, last] = [traffic.seconds[0], traffic.seconds.at(-1)];
  const asking = first === undefined ? 0 : (last.at + 1000 - first.at) / 1000;
  const back = outage === null ? undefined : traffic.seconds.find(({ at }) => at + 1000 > outage.to);
  return {
    seconds,
    filesPerSecond: files / seconds,
    requestsPerSecond: asking === 0 ? null : traffic.requests / asking,
    peak: traffic.peak,
    budget: budgetUse({ seconds: traffic.seconds, samples, rate, outage }),
    ...(back === undefined ? {} : { resumedAfter: Math.max(0, back.at - outage.to) / 1000 }),
  };
}
