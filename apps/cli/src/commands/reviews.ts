import { resolve } from 'node:path';
import type { DecisionResult, ReviewView, VideoView } from '#contracts/http';
import { ApiClient } from '../client/api-client.js';
import { oneLine, printJson, printLine } from '../client/output.js';
import { CommandFailure, EXIT, type ExitCode } from '../exit.js';
import { type NamedWork, readWork } from '../review/work-id.js';
import { acceptMany } from './accept-many.js';
import { kindOf, type KindOption } from './kind.js';

interface Options extends KindOption {
  readonly json?: boolean;
}

interface AcceptOptions extends Options {
  readonly minScore?: string;
  readonly dryRun?: boolean;
}

const SHOWN_CANDIDATES = 5;
const AT_ONCE = 100;

/** The API looks for names no longer than this. */
const LONGEST_QUERY = 200;

/** `pending`: what waits for the user, with the candidates and why none was taken. */
export async function pending({ json, kind }: Options): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  const reviews: ReviewView[] = [];
  const query = { limit: AT_ONCE, kind: kindOf(kind) };
  for await (const review of api.each<ReviewView>('/reviews', query)) reviews.push(review);
  if (json) printJson({ items: reviews });
  else for (const review of reviews) showReview(review);
  if (!json && reviews.length === 0) printLine('Nothing waits for you.');
  return EXIT.done;
}

function showReview(review: ReviewView): void {
  const year = review.year === null ? '' : ` (${review.year})`;
  const name = `${oneLine(review.title) || '(no title)'}${year}`;
  const put = review.skipped ? ' · put off' : '';
  printLine(`cluster ${review.id}: ${name} · ${review.kind} · ${review.files} file(s)${put}`);
  printLine(`  ${oneLine(review.example)}`);
  for (const reason of review.reasons) printLine(`  because ${oneLine(reason)}`);
  for (const { work, score } of review.candidates.slice(0, SHOWN_CANDIDATES)) {
    printLine(`  ${Math.round(score * 100)} %  ${work.tmdbId}  ${oneLine(work.title)} (${work.year ?? '?'})`);
  }
  printLine();
}

/** `accept CLUSTER|FILE ID`: what the files of a cluster are; `accept --min-score`: the best candidate of each. */
export async function accept(
  target: string | undefined,
  id: string | undefined,
  options: AcceptOptions,
): Promise<ExitCode> {
  const { json = false, minScore, dryRun = false } = options;
  const kind = kindOf(options.kind);
  if (target === undefined && minScore !== undefined) {
    return acceptMany({ minScore: shareOf(minScore), kind, dryRun, json });
  }
  if (target === undefined || id === undefined || minScore !== undefined || dryRun) {
    throw new CommandFailure('Give a cluster (or file) and an id, or --min-score alone', EXIT.usage);
  }
  return decide(target, { ...workOf(id), ...(kind && { kind }) }, json);
}

function workOf(id: string): NamedWork {
  const work = readWork(id);
  if (work !== null) return work;
  throw new CommandFailure(`"${id}" is no id: give one as 603, tt0133093 or tvdb:81189`, EXIT.usage);
}

function shareOf(text: string): number {
  const share = text.trim() === '' ? Number.NaN : Number(text);
  if (share >= 0 && share <= 1) return share;
  throw new CommandFailure('--min-score is a number from 0 to 1, as 0.8', EXIT.usage);
}

/** `reject CLUSTER|FILE`: none of the candidates is right. */
export async function reject(target: string, { json }: Options): Promise<ExitCode> {
  return decide(target, { reject: true }, json);
}

/** `skip CLUSTER|FILE`: not now; it goes to the end of the list. */
export async function skip(target: string, { json }: Options): Promise<ExitCode> {
  return decide(target, { skip: true }, json);
}

/** `reopen CLUSTER|FILE`: takes back a decision, the user's or an automatic one. */
export async function reopen(target: string, { json }: Options): Promise<ExitCode> {
  return decide(target, { undo: true }, json);
}

async function decide(target: string, decision: object, json: boolean | undefined): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  const cluster = await clusterOf(api, target);
  const result = await api.post<DecisionResult>(`/reviews/${cluster}/decision`, decision);
  if (json) printJson(result);
  else printLine(told(result));
  return EXIT.done;
}

function told({ id, state, files, unplaced, alsoDecided }: DecisionResult): string {
  const others = alsoDecided.length === 0 ? '' : `, with cluster(s) ${alsoDecided.join(', ')}`;
  const left = unplaced === 0 ? '' : `; ${unplaced} without such an episode stay in review`;
  return `cluster ${id}: ${state}, ${files} file(s)${others}${left}`;
}

/** A cluster's id, or the path of one of its files. */
async function clusterOf(api: ApiClient, target: string): Promise<string> {
  if (/^\d+$/.test(target)) return target;
  const path = resolve(target);
  const q = path.slice(path.lastIndexOf('/') + 1).slice(0, LONGEST_QUERY);
  for await (const video of api.each<VideoView>('/videos', { q })) {
    if ((video.path === path || video.currentPath === path) && video.clusterId !== null)
      return video.clusterId;
  }
  throw new CommandFailure(`No video is known at ${path}`);
}
