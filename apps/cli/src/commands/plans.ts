import type { OperationView, PlanPage, PlanView } from '#contracts/http';
import { ApiClient } from '../client/api-client.js';
import { bar, endProgress, printJson, printLine, printProgress, printTable } from '../client/output.js';
import { waitForPlan } from '../client/wait.js';
import { CommandFailure, EXIT, type ExitCode } from '../exit.js';

interface Options {
  readonly json?: boolean;
  readonly wait?: boolean;
  readonly library?: string;
}

/** The stable fields of `plan --json`, and what went wrong if anything did. */
function summary({ id, hash, state, operations, conflicts, done, refused, error }: PlanView): object {
  return { id, hash, state, operations, conflicts, done, refused, error };
}

function progress(plan: PlanView): void {
  const share = plan.operations === 0 ? 1 : plan.done / plan.operations;
  printProgress(`plan ${plan.id} ${plan.state} ${bar(share)} ${plan.done} of ${plan.operations}`);
}

/** `plan`: computes what would be done, and shows it. Nothing is touched. */
export async function plan({ json, library }: Options): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  const made = await api.post<PlanView>('/plans', library === undefined ? {} : { libraryId: library });
  const ready = await waitForPlan(api, made.id, () => undefined);
  if (json) printJson(summary(ready));
  else await preview(api, ready);
  if (ready.state === 'failed') throw new CommandFailure(ready.error ?? 'the plan could not be made');
  return ready.conflicts > 0 ? EXIT.conflicts : EXIT.done;
}

async function preview(api: ApiClient, { id, hash, operations, conflicts }: PlanView): Promise<void> {
  for await (const one of api.each<OperationView>(`/plans/${id}/operations`)) {
    if (one.state === 'conflict') printLine(`conflict  ${one.source}\n          ${one.reason ?? ''}`);
    else printLine(`${one.kind.padEnd(8)}  ${one.source}\n       -> ${one.target}`);
  }
  printLine(`plan ${id}: ${operations} operations, ${conflicts} conflicts; hash ${hash ?? '-'}`);
  if (operations > 0) printLine(`To carry it out: cineorg apply ${id} --wait`);
}

/** `apply PLAN`: carries out the plan as it was shown. */
export async function apply(id: string, options: Options): Promise<ExitCode> {
  return run(id, 'apply', options);
}

/** `undo PLAN`: takes back what the plan did, as far as it is untouched. */
export async function undo(id: string, options: Options): Promise<ExitCode> {
  return run(id, 'undo', options);
}

async function run(id: string, verb: 'apply' | 'undo', { json, wait }: Options): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  const { hash } = await api.get<PlanView>(`/plans/${encodeURIComponent(id)}`);
  if (hash === null) throw new CommandFailure(`Plan ${id} is not ready`);
  let now = await api.post<PlanView>(`/plans/${encodeURIComponent(id)}/${verb}`, { hash });
  if (wait) {
    now = await waitForPlan(api, id, progress);
    endProgress();
  }
  if (json) printJson(summary(now));
  else
    printLine(
      `plan ${id}: ${now.state}, ${now.done} of ${now.operations} operations in place, ${now.refused} refused`,
    );
  return wait && now.state === 'partly-applied' ? EXIT.conflicts : EXIT.done;
}

/** `history`: the latest plans. */
export async function history({ json }: Options): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  const page = await api.get<PlanPage>('/plans');
  if (json) printJson(page);
  else {
    const rows = page.items.map((one) => [
      one.id,
      one.state,
      String(one.operations),
      String(one.conflicts),
      one.createdAt,
    ]);
    printTable(['plan', 'state', 'operations', 'conflicts', 'made'], rows);
  }
  return EXIT.done;
}
