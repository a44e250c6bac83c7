/** What the files of a library really are, beside what CineOrg made of them. */
import { join } from 'node:path';
import { SetUpError } from '../../lib/run.mjs';

const DISC = /^(.*?)\/(?:VIDEO_TS|BDMV)\//;

/** Marks of names that do not tell enough: nobody can be blamed for asking. */
const MARKS = ['ambiguous', 'season-unknown'];

const VIDEOS = ['movie', 'episode'];

const DECIDED = ['identified', 'planned', 'organized'];

/** The rows of a truth file: one JSON object a line. */
export function parseTruth(text) {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, at) => parseRow(line, at + 1));
}

function parseRow(line, number) {
  try {
    const { path, kind, media = null, tmdbId = null, season = null, episodes, notes } = JSON.parse(line);
    if (typeof path === 'string' && typeof kind === 'string') {
      return { path, kind, media, tmdbId, season, episodes: episodes ?? [], notes: notes ?? [] };
    }
  } catch {
    // Told below, with the line's number.
  }
  throw new SetUpError(
    `line ${number} of the truth is no row: a JSON object with "path" and "kind" is wanted`,
  );
}

/**
 * Films and episodes of the library, each with the video that CineOrg has for it (null when it has none). A disc
 * folder is one film, whatever lies in it.
 */
export function joinVideos(rows, videos, folder) {
  const byPath = new Map(videos.map((video) => [video.path, video]));
  const joined = new Map();
  for (const row of rows) {
    if (!VIDEOS.includes(row.kind)) continue;
    const path = DISC.exec(row.path)?.[1] ?? row.path;
    if (!joined.has(path)) joined.set(path, { row, path, video: byPath.get(join(folder, path)) ?? null });
  }
  return [...joined.values()].map((file) => ({ ...file, ...judge(file) }));
}

/** Everything else that CineOrg has a row for: extras, samples and files that are no video of a work. */
export function joinOthers(rows, videos, folder) {
  const byPath = new Map(videos.map((video) => [video.path, video]));
  return rows
    .filter(({ kind }) => !VIDEOS.includes(kind))
    .flatMap((row) => {
      const video = byPath.get(join(folder, row.path));
      return video === undefined ? [] : [{ row, path: row.path, video, ...judge({ row, video }) }];
    });
}

/** `decided`: without asking; `right`: the work; `rightPlace`: season and episodes too. */
function judge({ row, video }) {
  const decided = video !== null && isDecided(video);
  const right = decided && isWork(row, { kind: video.kind, tmdbId: video.tmdbId });
  return {
    marked: row.notes.some((note) => MARKS.includes(note)),
    decided,
    right,
    rightPlace: right && (row.kind !== 'episode' || samePlace(row, video)),
  };
}

const isDecided = ({ kind, state, tmdbId, decidedBy }) =>
  VIDEOS.includes(kind) && tmdbId !== null && decidedBy === 'auto' && DECIDED.includes(state);

/** Whether a film or series found is that of the row. */
export function isWork(row, { kind, tmdbId }) {
  return tmdbId === row.tmdbId && (kind === 'movie') === (row.media === 'movie');
}

function samePlace({ season, episodes }, video) {
  const sorted = (numbers) => numbers.toSorted((a, b) => a - b).join();
  return video.season === season && sorted(video.episodes) === sorted(episodes);
}

/** The files of each distinct film and series. */
export function titlesOf(files) {
  const titles = Map.groupBy(files, ({ row }) => `${row.media}/${row.tmdbId}`);
  return [...titles].map(([key, own]) => ({ key, media: own[0].row.media, files: own }));
}
