import type { DecisionResult, ReviewPage, WorkList } from '#contracts/http';
import { ApiClient } from '../client/api-client.js';
import { printLine } from '../client/output.js';
import { CommandFailure, EXIT, type ExitCode } from '../exit.js';
import { ReviewSession, type SessionApi } from '../review/session.js';
import { runOnTerminal } from '../review/terminal.js';
import { kindOf, type KindOption } from './kind.js';

/** Clusters that are fetched at once; the rest while the user decides these. */
const AT_ONCE = 10;

/** `review`: decides what waits, one cluster at a time, at the keyboard. */
export async function review({ kind }: KindOption): Promise<ExitCode> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    throw new CommandFailure(
      'review needs a terminal; without one use "cineorg pending --json" and "cineorg accept", "reject" or "skip"',
      EXIT.usage,
    );
  }
  const session = new ReviewSession(sessionApi(await ApiClient.fromEnvironment(), kindOf(kind)));
  await session.start();
  await runOnTerminal(session, process.stdin, process.stdout);
  const { decided, skipped } = session.view;
  printLine(`${decided} decided, ${skipped} put off`);
  return EXIT.done;
}

function sessionApi(api: ApiClient, kind: string | undefined): SessionApi {
  return {
    page: (cursor) =>
      api.get<ReviewPage>('/reviews', { limit: AT_ONCE, kind, ...(cursor === null ? {} : { cursor }) }),
    search: async (q, of) => (await api.get<WorkList>('/reviews/search', { q, kind: of })).items,
    decide: (id, decision) =>
      api.post<DecisionResult>(`/reviews/${encodeURIComponent(id)}/decision`, decision),
  };
}
