import type { EmptiedTrash, PlanView, TrashItem, TrashPage } from '#contracts/http';
import { ApiClient } from '../client/api-client.js';
import { oneLine, printJson, printLine } from '../client/output.js';
import { waitForPlan } from '../client/wait.js';
import { showTroubles } from './run-plan.js';
import { CommandFailure, EXIT, type ExitCode } from '../exit.js';

interface Options {
  readonly json?: boolean;
}

/** `trash`: what was put away. */
export async function trash({ json }: Options): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  if (json) {
    const items: TrashItem[] = [];
    for await (const item of api.each<TrashItem>('/trash')) items.push(item);
    printJson({ items, nextCursor: null } satisfies TrashPage);
    return EXIT.done;
  }
  let files = 0;
  let bytes = 0;
  for await (const item of api.each<TrashItem>('/trash')) {
    files += 1;
    bytes += item.size;
    printLine(`${item.id}  ${item.putAwayAt}  plan ${item.planId}\n    ${oneLine(item.source)}`);
    if (item.copy !== null) printLine(`    moved to ${oneLine(item.copy)}`);
    if (item.reason !== null) printLine(`    ${item.state}: ${oneLine(item.reason)}`);
  }
  printLine(`${files} files, ${(bytes / 1e9).toFixed(1)} GB`);
  if (files > 0) printLine('To have one back: cineorg trash restore ID');
  return EXIT.done;
}

/** `trash restore ID`: undoes what put a file away. */
export async function restore(id: string, { json, wait }: Options & { wait?: boolean }): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  let plan = await api.post<PlanView>(`/trash/${encodeURIComponent(id)}/restore`);
  if (wait) plan = await waitForPlan(api, plan.id, () => undefined);
  const item = await api.get<TrashItem>(`/trash/${encodeURIComponent(id)}`);
  if (wait && !json) await showTroubles(api, plan);
  if (json) printJson(item);
  else printLine(`${oneLine(item.source)}: ${item.state}${wait ? '' : `; plan ${plan.id} is ${plan.state}`}`);
  return wait && item.state !== 'restored' ? EXIT.conflicts : EXIT.done;
}

interface EmptyOptions extends Options {
  readonly olderThan?: string;
  readonly id?: readonly string[];
  readonly yes?: boolean;
}

/** `trash empty`: removes files for good. */
export async function empty(options: EmptyOptions): Promise<ExitCode> {
  checkEmpty(options);
  const { json, olderThan, id } = options;
  const api = await ApiClient.fromEnvironment();
  const request = id === undefined ? { olderThanDays: Number(olderThan) } : { ids: id };
  const emptied = await api.post<EmptiedTrash>('/trash/empty', request);
  if (json) printJson(emptied);
  else printLine(`${emptied.purging} files are being removed for good`);
  const left = (id?.length ?? 0) - emptied.purging;
  if (left <= 0) return EXIT.done;
  if (!json) printLine(`${left} are not: they are not in the trash, or their plan is being worked on`);
  return EXIT.conflicts;
}

/** What removes files for good has to be meant. */
function checkEmpty({ olderThan, id, yes }: EmptyOptions): void {
  if ((olderThan === undefined) === (id === undefined))
    throw new CommandFailure('Say what is to go: --older-than DAYS, or --id ID …', EXIT.usage);
  if (!yes)
    throw new CommandFailure(
      'Files would be gone for good, nothing was done: add --yes if you mean it',
      EXIT.usage,
    );
  // An empty text would be 0 days, which is everything.
  if (olderThan !== undefined && !/^\d{1,5}$/.test(olderThan))
    throw new CommandFailure(`--older-than: "${olderThan}" is not a number of days`, EXIT.usage);
}
