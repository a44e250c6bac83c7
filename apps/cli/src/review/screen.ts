import type { ReviewFileView, ReviewView } from '#contracts/http';
import { bar, oneLine } from '../client/output.js';
import type { Choice, SessionView } from './session.js';

/** What fits on the terminal. */
export interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

const SHOWN_FILES = 3;
const SHOWN_REASONS = 4;
const BAR_WIDTH = 10;

/** Scores from which a feature speaks for, and below which it speaks against a candidate. */
const FOR = 0.8;
const AGAINST = 0.5;

const KEYS = '1-9 accept · s skip · r reject · / search · i id · o overview · u undo · ? help · q quit';

const HELP = [
  '1-9   it is that candidate; a series is decided for all of its clusters in the folder',
  's     not now: it goes to the end of the list',
  'r     none of them: do not ask again',
  '/     search at TMDb (Tab: films or series); Esc goes back to the candidates',
  'i     give an id: 603, tt0133093 or tvdb:81189 (Tab: film or series)',
  'o     show the whole overviews, or one line of each',
  'u     take back the last decision of this session',
  'q     leave; Ctrl-C does so at once',
  '',
  'Any key goes back.',
];

const nameOf = (kind: string): string => (kind === 'movie' ? 'film' : 'series');

/** The lines of the screen, none of them wider than it. */
export function renderSession(view: SessionView, { columns, rows }: ScreenSize): readonly string[] {
  const head = `review: ${view.decided} decided, ${view.skipped} put off`;
  const foot = [view.message, prompt(view)].filter((line) => line !== '');
  const body = view.mode === 'help' ? HELP : bodyOf(view, { columns, rows: rows - foot.length - 2 });
  return [head, '', ...body, ...foot].map((line) => cut(oneLine(line), columns));
}

function prompt({ mode, input, kind }: SessionView): string {
  if (mode === 'help') return '';
  if (mode === 'search') return `search (${kind === 'movie' ? 'films' : 'series'}): ${input}_`;
  if (mode === 'id') return `id (${nameOf(kind)}): ${input}_`;
  return mode === 'over' ? 'u undo · q quit' : KEYS;
}

function bodyOf(view: SessionView, size: ScreenSize): readonly string[] {
  if (view.review === null) return ['Nothing else waits for you.', ''];
  const about = aboutReview(view.review, size.columns);
  const room = size.rows - about.length - 1;
  return [...about, ...choicesIn(view, { ...size, rows: room }), ''];
}

function aboutReview(review: ReviewView, columns: number): readonly string[] {
  const year = review.year === null ? 'no year' : String(review.year);
  const read = `read as ${nameOf(review.kind)} "${review.title}", ${year}`;
  const put = review.skipped ? ' · put off before' : '';
  const files = review.firstFiles.slice(0, SHOWN_FILES).map((file) => aboutFile(file, columns));
  const left = review.files - files.length;
  const reasons = review.reasons.slice(0, SHOWN_REASONS).map((reason) => `because ${reason}`);
  return [
    `cluster ${review.id} · ${review.files} file(s)${put}`,
    ...files,
    ...(left > 0 ? [`  and ${left} more`] : []),
    read,
    ...reasons,
    '',
  ];
}

const MEGABYTE = 1_000_000;

/** A path that is too long keeps its end, which tells most. */
function aboutFile({ path, size, duration, numbers }: ReviewFileView, columns: number): string {
  const facts = [
    numbers,
    `${Math.ceil(size / MEGABYTE)} MB`,
    duration === null ? '' : `${duration} min`,
  ].filter((fact) => fact !== '');
  const before = `  ${facts.join(' · ')}  `;
  const signs = [...oneLine(path)];
  const room = columns - before.length;
  return before + (signs.length <= room ? signs.join('') : `…${signs.slice(1 - room).join('')}`);
}

/** As much of the choices as fits: overviews go first, then reasons. */
function choicesIn(view: SessionView, { columns, rows }: ScreenSize): readonly string[] {
  const { choices, searched, expanded } = view;
  if (choices.length === 0)
    return [searched ? 'nothing found' : 'no candidates: search (/) or give an id (i)'];
  const title = searched ? ['found at TMDb (Esc: back to the candidates)'] : [];
  const whole = choices.map((choice, at) => linesOf(choice, at + 1, expanded ? columns : 0));
  const forms = [whole, whole.map(([name, , why]) => [name, why]), whole.map(([name]) => [name])];
  const fitting = expanded ? whole : (forms.find((form) => form.flat().length <= rows) ?? forms[2]);
  return [...title, ...(fitting ?? []).flat(2).filter((line) => line !== undefined && line !== '')];
}

type ChoiceLines = readonly [name: string, overview: string | readonly string[], why: string];

/** `wrapAt` 0: one line of the overview. */
function linesOf({ work, score, features, runtime }: Choice, number: number, wrapAt: number): ChoiceLines {
  const share = score ?? null;
  const degree = share === null ? '' : `${bar(share, BAR_WIDTH)} ${Math.round(share * 100)} %  `;
  const length = typeof runtime === 'number' ? ` · ${runtime} min` : '';
  const original = work.originalTitle === work.title ? '' : ` [${work.originalTitle}]`;
  const name = `${number} ${degree}${work.title}${original} (${work.year ?? '?'})${length} · ${nameOf(work.kind)} · tmdb:${work.tmdbId}`;
  const overview = wrapAt === 0 ? indented(work.overview) : wrapped(work.overview, wrapAt);
  return [
    name,
    overview,
    (features ?? []).length === 0 ? '' : `    ${(features ?? []).map(speaks).join('  ')}`,
  ];
}

const indented = (text: string): string => (text === '' ? '' : `    ${text}`);

function speaks({ feature, score, detail }: { feature: string; score: number; detail: string }): string {
  const sign = score >= FOR ? '+' : score < AGAINST ? '-' : '~';
  return `${sign} ${feature}: ${detail}`;
}

/** A text in lines of words. */
function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length >= columns) lines.push(`    ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

function cut(line: string, columns: number): string {
  const signs = [...line];
  return signs.length <= columns ? line : `${signs.slice(0, Math.max(0, columns - 1)).join('')}…`;
}
