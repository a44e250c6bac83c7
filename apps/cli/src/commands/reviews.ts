import { resolve } from 'node:path';
import type { DecisionResult, ReviewView, VideoView } from '#contracts/http';
import { ApiClient } from '../client/api-client.js';
import { printJson, printLine } from '../client/output.js';
import { CommandFailure, EXIT, type ExitCode } from '../exit.js';

interface Options {
  readonly json?: boolean;
  readonly kind?: string;
}

const SHOWN_CANDIDATES = 5;

/** `pending`: what waits for the user, with the candidates and why none was taken. */
export async function pending({ json }: Options): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  const reviews: ReviewView[] = [];
  for await (const review of api.each<ReviewView>('/reviews')) reviews.push(review);
  if (json) printJson({ items: reviews });
  else for (const review of reviews) showReview(review);
  if (!json && reviews.length === 0) printLine('Nothing waits for you.');
  return EXIT.done;
}

function showReview(review: ReviewView): void {
  const year = review.year === null ? '' : ` (${review.year})`;
  printLine(
    `cluster ${review.id}: ${review.title || '(no title)'}${year} · ${review.kind} · ${review.files} file(s)`,
  );
  printLine(`  ${review.example}`);
  for (const reason of review.reasons) printLine(`  because ${reason}`);
  for (const { work, score } of review.candidates.slice(0, SHOWN_CANDIDATES)) {
    printLine(`  ${Math.round(score * 100)} %  ${work.tmdbId}  ${work.title} (${work.year ?? '?'})`);
  }
  printLine();
}

/** `accept CLUSTER|FILE ID`: what the files of a cluster are, by TMDb id. */
export async function accept(target: string, tmdbId: string, { json, kind }: Options): Promise<ExitCode> {
  if (!/^\d+$/.test(tmdbId)) throw new CommandFailure(`"${tmdbId}" is no TMDb id`, EXIT.usage);
  const decision = {
    tmdbId: Number(tmdbId),
    ...(kind === undefined ? {} : { kind: kind === 'series' ? 'episode' : 'movie' }),
  };
  return decide(target, decision, json);
}

/** `reject CLUSTER|FILE`: none of the candidates is right. */
export async function reject(target: string, { json }: Options): Promise<ExitCode> {
  return decide(target, { reject: true }, json);
}

async function decide(target: string, decision: object, json: boolean | undefined): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  const cluster = await clusterOf(api, target);
  const result = await api.post<DecisionResult>(`/reviews/${cluster}/decision`, decision);
  if (json) printJson(result);
  else printLine(`cluster ${result.id}: ${result.state}`);
  return EXIT.done;
}

/** A cluster's id, or the path of one of its files. */
async function clusterOf(api: ApiClient, target: string): Promise<string> {
  if (/^\d+$/.test(target)) return target;
  const path = resolve(target);
  const name = path.slice(path.lastIndexOf('/') + 1);
  for await (const video of api.each<VideoView>('/videos', { q: name })) {
    if ((video.path === path || video.currentPath === path) && video.clusterId !== null)
      return video.clusterId;
  }
  throw new CommandFailure(`No video is known at ${path}`);
}
