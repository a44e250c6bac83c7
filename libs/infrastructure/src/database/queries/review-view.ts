import { type Candidate, joinPath, type Reading } from '#domain';

/** A candidate with how long it runs, as far as that is known. */
export interface ReviewCandidate extends Candidate {
  /** Minutes. */
  readonly runtime: number | null;
}

/** A file of a cluster, as far as the user needs it to decide. */
export interface ReviewFile {
  readonly id: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Minutes; null until it has been read from the file. */
  readonly duration: number | null;
  readonly state: string;
  readonly reason: string | null;
  /** What its name says about its place in a series, as `S01E02`; empty for films. */
  readonly numbers: string;
}

/** A work that a cluster is decided to be. */
export interface ReviewChoice {
  readonly kind: string;
  readonly tmdbId: number;
  readonly title: string;
  readonly year: number | null;
}

/** A cluster as the API shows it: what was read, what it may be, and what was decided. */
export interface ReviewView {
  readonly id: string;
  readonly state: string;
  readonly skipped: boolean;
  readonly decidedBy: string | null;
  readonly chosen: ReviewChoice | null;
  readonly kind: string;
  readonly title: string;
  readonly year: number | null;
  /** How many files the decision is about. */
  readonly files: number;
  /** One of them, to know it by. */
  readonly example: string;
  /** The first of them. */
  readonly firstFiles: readonly ReviewFile[];
  readonly score: number | null;
  readonly reasons: readonly string[];
  readonly candidates: readonly ReviewCandidate[];
}

export interface ClusterRecord {
  readonly id: string;
  readonly state: string;
  readonly skipped: boolean;
  readonly decided_by: string | null;
  readonly readings: readonly Reading[];
  readonly score: number | null;
  readonly reasons: readonly string[];
  readonly candidates: readonly Candidate[];
  readonly files: number;
  readonly title_kind: string | null;
  readonly tmdb_id: number | null;
  readonly title_name: string | null;
  readonly title_year: number | null;
}

export interface FileRecord {
  readonly cluster_id: string;
  readonly id: string;
  readonly folder: Buffer;
  readonly name: Buffer;
  readonly current_path: Buffer | null;
  readonly size: string;
  readonly minutes: number | null;
  readonly state: string;
  readonly reason: string | null;
  readonly reading: Reading | null;
}

/** Puts a cluster together with its files and its candidates' facts. */
export function toReview(
  row: ClusterRecord,
  files: readonly FileRecord[],
  candidates: readonly ReviewCandidate[],
): ReviewView {
  const [reading] = row.readings;
  const firstFiles = files.map(toFile);
  return {
    id: row.id,
    state: row.state,
    skipped: row.skipped,
    decidedBy: row.decided_by,
    chosen: choiceOf(row),
    kind: reading?.kind ?? 'movie',
    title: reading?.title ?? '',
    year: reading?.year ?? null,
    files: row.files,
    example: firstFiles[0]?.path ?? '',
    firstFiles,
    score: row.score,
    reasons: reasonsOf(row, firstFiles),
    candidates,
  };
}

function choiceOf({ title_kind, tmdb_id, title_name, title_year }: ClusterRecord): ReviewChoice | null {
  if (title_kind === null || tmdb_id === null) return null;
  return { kind: title_kind, tmdbId: tmdb_id, title: title_name ?? '', year: title_year };
}

/** Why it was not decided, or why its files could not be placed, and what the name itself leaves open. */
function reasonsOf({ state, reasons, readings }: ClusterRecord, files: readonly ReviewFile[]): string[] {
  const own = files.flatMap((file) => (file.state === 'review' && file.reason !== null ? [file.reason] : []));
  if (state === 'identified') return [...new Set(own.length > 0 ? own : reasons)];
  const doubts = readings.flatMap(({ doubt }) => (doubt === null ? [] : [doubt]));
  return [...new Set([...reasons, ...doubts])];
}

function toFile(row: FileRecord): ReviewFile {
  const { id, folder, name, current_path, size, minutes, state, reason, reading } = row;
  const path = Buffer.from(current_path ?? joinPath(folder, name)).toString();
  const numbers = reading === null ? '' : numbersOf(reading);
  const duration = minutes === null ? null : Math.round(minutes);
  return { id, path, size: Number(size), duration, state, reason, numbers };
}

const two = (number: number): string => String(number).padStart(2, '0');

/** What a name says about its place in a series. */
function numbersOf({ kind, seasons, episodes, absoluteEpisodes, date }: Reading): string {
  if (kind === 'movie') return '';
  const season = seasons.map((number) => `S${two(number)}`).join('');
  const numbered = episodes.map((number) => `E${two(number)}`).join('');
  const absolute = absoluteEpisodes.map((number) => `#${number}`);
  return [season + numbered, ...absolute, date ?? ''].filter((word) => word !== '').join(' ');
}
