import type { BulkDecisionResult } from '#contracts/http';
import { ApiClient } from '../client/api-client.js';
import { oneLine, printJson, printLine, printProgress } from '../client/output.js';
import { EXIT, type ExitCode } from '../exit.js';

/** What a bulk acceptance may take. */
export interface AcceptMany {
  readonly minScore: number;
  readonly kind: string | undefined;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** Problems with the key; then only the user can go on. */
const KEY_PROBLEMS = new Set(['provider.refused-key', 'provider.no-key']);

/** `accept --min-score`: gives every cluster in review its best candidate, where that is good enough and alone. */
export async function acceptMany({ minScore, kind, dryRun, json }: AcceptMany): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  const decisions: BulkDecisionResult['decisions'][number][] = [];
  const skipped: BulkDecisionResult['skipped'][number][] = [];
  let cursor: string | undefined;
  let accepted = 0;
  do {
    const request = { minScore, dryRun, ...(kind && { kind }), ...(cursor && { cursor }) };
    const result = await api.post<BulkDecisionResult>('/reviews/decisions', request);
    decisions.push(...result.decisions);
    skipped.push(...result.skipped);
    accepted += result.accepted;
    cursor = result.nextCursor ?? undefined;
    if (cursor !== undefined) printProgress(`${decisions.length} accepted, ${skipped.length} left`);
  } while (cursor !== undefined && !hasFailed(skipped));
  if (json) printJson({ accepted, decisions, skipped });
  else tell(decisions, skipped, dryRun);
  if (skipped.some(({ code }) => KEY_PROBLEMS.has(code))) return EXIT.waiting;
  return hasFailed(skipped) ? EXIT.conflicts : EXIT.done;
}

/** What was left for another reason than its candidates. */
const hasFailed = (skipped: BulkDecisionResult['skipped']): boolean =>
  skipped.some(({ code }) => code.startsWith('provider.') || code === 'review.busy');

function tell(
  decisions: BulkDecisionResult['decisions'],
  skipped: BulkDecisionResult['skipped'],
  dryRun: boolean,
): void {
  for (const { id, score, title, year, tmdbId } of decisions) {
    const percent = `${Math.round(score * 100)} %`;
    printLine(`cluster ${id}: ${percent}  ${oneLine(title)} (${year ?? '?'})  tmdb:${tmdbId}`);
  }
  for (const { id, reason } of skipped) printLine(`cluster ${id} is left: ${oneLine(reason)}`);
  const verb = dryRun ? 'would be accepted' : 'accepted';
  printLine(`${decisions.length} ${verb}, ${skipped.length} left to you`);
}
