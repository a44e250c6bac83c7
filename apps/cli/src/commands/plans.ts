import { resolve } from 'node:path';
import type { OperationView, PlanFilter, PlanPage, PlanView } from '#contracts/http';
import { ApiClient } from '../client/api-client.js';
import { printJson, printLine, printTable } from '../client/output.js';
import { waitForPlan } from '../client/wait.js';
import { CommandFailure, EXIT, type ExitCode } from '../exit.js';
import { kindOf } from './kind.js';

interface Options {
  readonly json?: boolean;
  readonly library?: string;
  readonly kind?: string;
  readonly path?: string;
  readonly scan?: string;
  readonly title?: readonly string[];
  readonly file?: readonly string[];
}

/** The stable fields of `plan --json`, and what went wrong if anything did. */
export function summary({ id, hash, state, operations, conflicts, done, refused, error }: PlanView): object {
  return { id, hash, state, operations, conflicts, done, refused, error };
}

/** `plan`: computes what would be done, and shows it. Nothing is touched. */
export async function plan(options: Options): Promise<ExitCode> {
  const { json, library } = options;
  const api = await ApiClient.fromEnvironment();
  const filter = filterOf(options);
  const made = await api.post<PlanView>('/plans', {
    ...(library === undefined ? {} : { libraryId: library }),
    ...(Object.keys(filter).length === 0 ? {} : { filter }),
  });
  const ready = await waitForPlan(api, made.id, () => undefined);
  if (json) printJson(summary(ready));
  else await preview(api, ready);
  if (ready.state === 'failed') throw new CommandFailure(ready.error ?? 'the plan could not be made');
  return ready.conflicts > 0 ? EXIT.conflicts : EXIT.done;
}

function filterOf({ kind, path, scan, title, file }: Options): PlanFilter {
  const given = {
    kind: kindOf(kind),
    path: path === undefined ? undefined : resolve(path),
    scanId: scan,
    titleIds: title,
    fileIds: file,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

async function preview(
  api: ApiClient,
  { id, hash, operations, conflicts, settles }: PlanView,
): Promise<void> {
  for await (const one of api.each<OperationView>(`/plans/${id}/operations`)) {
    if (one.state === 'conflict') printLine(`conflict  ${one.source}\n          ${one.reason ?? ''}`);
    else printLine(`${one.kind.padEnd(8)}  ${one.source}\n       -> ${one.target}`);
  }
  printLine(`plan ${id}: ${operations} operations, ${conflicts} conflicts; hash ${hash ?? '-'}`);
  if (settles > 0)
    printLine(`${settles} videos have their names already, and count as organized once it is applied`);
  if (operations + settles > 0) printLine(`To carry it out: cineorg apply ${id} --wait`);
}

/** `history`: the latest plans, and what they did. */
export async function history({ json }: Options): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  const page = await api.get<PlanPage>('/plans');
  if (json) printJson(page);
  else {
    const rows = page.items.map((one) => [
      one.id,
      one.state,
      filtered(one),
      counted(one),
      String(one.conflicts),
      timeOf(one.createdAt),
      timeOf(one.appliedAt),
      timeOf(one.undoneAt),
    ]);
    printTable(['plan', 'state', 'for', 'operations', 'conflicts', 'made', 'applied', 'undone'], rows);
  }
  return EXIT.done;
}

const timeOf = (time: string | null): string => time?.slice(0, 19).replace('T', ' ') ?? '-';

const filtered = ({ filter }: PlanView): string =>
  filter === null
    ? 'everything'
    : Object.entries(filter)
        .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(' ') : value}`)
        .join(', ');

/** How many operations are in each state, as `12 done, 3 skipped`. */
function counted({ counts }: PlanView): string {
  const states = Map.groupBy(counts, ({ state }) => state);
  const texts = [...states].map(
    ([state, of]) => `${of.reduce((sum, { operations }) => sum + operations, 0)} ${state}`,
  );
  return texts.join(', ') || 'none';
}
