/** The result of a run as text. */

const figure = (number) => number.toLocaleString('en', { maximumFractionDigits: 2 });
const percent = (share) => `${(100 * share).toFixed(2)} %`;

function share({ right, total }) {
  return `${(total === 0 ? '-' : percent(right / total)).padStart(9)}  ${figure(right)}/${figure(total)}`;
}

const line = (name, text) => `  ${name.padEnd(44)} ${text}`;
const plain = (name, value) => line(name, (value === null ? '-' : figure(value)).padStart(9));

/** Films and series apart, below their sum. */
const perMedia = (name, score) => [
  line(name, share(score)),
  line('  films', share(score.films)),
  line('  series', share(score.series)),
];

/** The tables of a result. */
export function reportText({ library, score, calls, speed }) {
  const { titles, files, withoutRow } = score;
  return [
    `${figure(library.files)} files: ${figure(titles.films)} films and ${figure(titles.series)} series in ${figure(files)} videos` +
      (withoutRow === 0 ? '' : ` (${figure(withoutRow)} of them not found by the scan)`),
    section('decided without asking', [
      ...perMedia('titles decided that are right', score.precision),
      line('  of those whose names tell enough', share(score.precisionUnmarked)),
      line('files with the right season and episodes too', share(score.places)),
      ...perMedia('titles decided, of those that can be', score.coverage),
      plain('extras and samples taken for a work', score.taken.decided),
      plain('films decided that share title and year', score.namesakes),
    ]),
    section('asked', [
      line('the right work among the first five', share(score.review.all)),
      line('  where names tell enough', share(score.review.unmarked)),
      plain('questions without a candidate', score.review.withoutCandidate),
      plain('questions about what is no work', score.review.noWork),
    ]),
    callLines(calls),
    speedLines(speed),
  ].join('\n\n');
}

const section = (heading, lines) => [heading, ...lines].join('\n');

function callLines(calls) {
  return section('calls', [
    plain('per distinct film', calls.perFilm),
    plain('per distinct series', calls.perSeries),
    ...['films', 'series', 'find', 'other'].map((name) => plain(`  ${name}`, calls[name])),
    plain('the same call again', calls.duplicates),
    plain('in the second scan', calls.secondScan),
    plain('refused (429)', calls.refused),
  ]);
}

function speedLines({ seconds, secondScan, filesPerSecond, budget, requestsPerSecond, peak, resumedAfter }) {
  const use =
    budget === null
      ? 'lookups never waited for a full second'
      : `least ${percent(budget.least)}, mean ${percent(budget.mean)} in ${budget.seconds} full seconds`;
  return section('speed', [
    plain('seconds to settle', seconds),
    plain('seconds of the second scan', secondScan),
    plain('files a second', filesPerSecond),
    plain('requests a second, from first to last', requestsPerSecond),
    plain('requests in the busiest second', peak),
    line('budget used while lookups waited', `  ${use}`),
    ...(resumedAfter === undefined
      ? []
      : [plain('seconds from the outage to the next request', resumedAfter)]),
  ]);
}

/** A decided file that is wrong, or an open one: what it is, what was made of it, and why. */
export function fileLines({ row, path, video }) {
  const is = [row.media ?? row.kind, row.tmdbId ?? '-', placeOf(row), ...row.notes];
  return [
    `  ${path}`,
    `     is   ${is.join(' ')}`,
    `     made ${video === null ? 'not found by the scan' : madeOf(video)}`,
    ...(video?.reasons ?? []).map((reason) => `          ${reason}`),
  ].join('\n');
}

const madeOf = (video) =>
  [
    video.state,
    video.kind,
    video.tmdbId ?? '-',
    video.title ?? '',
    placeOf(video),
    `score ${video.score ?? '-'}`,
  ].join(' ');

const placeOf = ({ kind, season, episodes }) =>
  kind === 'episode' ? `S${season ?? '-'}E${episodes.join('+')}` : '';
