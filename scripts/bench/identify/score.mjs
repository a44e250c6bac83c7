/** Scores what CineOrg decided by itself, and what it asks; docs/measuring-identifying.md says how. */
import { isWork, titlesOf } from './truth.mjs';

/** Files of a series that count, so that long ones do not outweigh the rest. */
const FILES_OF_A_SERIES = 10;
const FIRST_CANDIDATES = 5;

const tally = (list, isRight) => ({ right: list.filter(isRight).length, total: list.length });

/**
 * The scores of a run: `files` (films and episodes) and `others` (the rest) joined with the truth, and the clusters
 * that wait for the user.
 */
export function scoreRun({ files, others, reviews }) {
  const titles = titlesOf(files);
  const sure = titlesOf(files.filter(({ marked }) => !marked));
  return {
    titles: { films: ofMedia(titles, 'movie').length, series: ofMedia(titles, 'tv').length },
    files: files.length,
    withoutRow: files.filter(({ video }) => video === null).length,
    precision: precision(titles),
    precisionUnmarked: precision(sure),
    places: tally(titles.flatMap(countedFiles), ({ rightPlace }) => rightPlace),
    coverage: coverage(sure),
    coverageByNote: byNote(files),
    review: scoreReviews(reviews, files),
    taken: {
      decided: others.filter(({ decided }) => decided).length,
      asked: others.filter(({ video }) => ['review', 'unmatched'].includes(video.state)).length,
      total: others.filter(({ row }) => row.kind === 'extra' || row.kind === 'sample').length,
    },
  };
}

const ofMedia = (titles, media) => titles.filter((title) => title.media === media);

const perMedia = (titles, isRight) => ({
  ...tally(titles, isRight),
  films: tally(ofMedia(titles, 'movie'), isRight),
  series: tally(ofMedia(titles, 'tv'), isRight),
});

/** Of the titles of which any file was decided: those of which every decided file bears the right id. */
function precision(titles) {
  const decided = titles.filter(({ files }) => files.some((file) => file.decided));
  return perMedia(decided, ({ files }) => files.every((file) => !file.decided || file.right));
}

/** The titles of which most files were decided. */
const coverage = (titles) =>
  perMedia(titles, ({ files }) => files.filter(({ decided }) => decided).length * 2 > files.length);

/** The decided files of a title; of a series ten at most, spread evenly over it. */
function countedFiles({ media, files }) {
  const decided = files.filter((file) => file.decided);
  if (media !== 'tv' || decided.length <= FILES_OF_A_SERIES) return decided;
  const inOrder = decided.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const step = inOrder.length / FILES_OF_A_SERIES;
  return Array.from({ length: FILES_OF_A_SERIES }, (_, at) => inOrder[Math.floor(at * step)]);
}

/** Titles decided by what makes their names hard; a title counts for each note that any of its files bears. */
function byNote(files) {
  const notes = new Set(files.flatMap(({ row }) => row.notes));
  const entries = [...notes].toSorted().map((note) => {
    const { right, total } = coverage(titlesOf(files.filter(({ row }) => row.notes.includes(note))));
    return [note, { right, total }];
  });
  return Object.fromEntries(entries);
}

/** Each cluster that waits is one question; it is marked when all its files are. */
function scoreReviews(reviews, files) {
  const waiting = files.filter(({ video }) => video !== null && !isSettled(video));
  const byCluster = Map.groupBy(waiting, ({ video }) => video.clusterId);
  const questions = reviews.flatMap((review) => {
    const own = byCluster.get(review.id);
    if (own === undefined) return [];
    const marked = own.every((file) => file.marked);
    return [{ marked, hit: isOffered(review, own), isEmpty: review.candidates.length === 0 }];
  });
  return {
    all: tally(questions, ({ hit }) => hit),
    unmarked: tally(
      questions.filter(({ marked }) => !marked),
      ({ hit }) => hit,
    ),
    withoutCandidate: questions.filter(({ isEmpty }) => isEmpty).length,
    noWork: reviews.length - questions.length,
  };
}

const isSettled = ({ state }) => !['review', 'unmatched'].includes(state);

/** Whether the work of every waiting file is among the first candidates. */
function isOffered({ candidates }, files) {
  const offered = candidates.slice(0, FIRST_CANDIDATES);
  return files.every(({ row }) => offered.some(({ work }) => isWork(row, work)));
}
