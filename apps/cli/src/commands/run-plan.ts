import type { OperationCount, OperationPage, PlanView } from '#contracts/http';
import { ApiClient } from '../client/api-client.js';
import { Interruption } from '../client/interruption.js';
import { bar, bytes, endProgress, oneLine, printJson, printLine, printProgress } from '../client/output.js';
import { waitForPlan } from '../client/wait.js';
import { CommandFailure, EXIT, type ExitCode } from '../exit.js';
import { summary } from './plans.js';

interface Options {
  readonly json?: boolean;
  readonly wait?: boolean;
}

/** Options of `undo`. */
export interface UndoOptions extends Options {
  readonly operation?: readonly string[];
  readonly file?: readonly string[];
}

/** `apply PLAN`: carries out the plan as it was shown. */
export async function apply(id: string, options: Options): Promise<ExitCode> {
  return run(id, { verb: 'apply', selection: {} }, options);
}

/** `undo PLAN`: takes back what the plan did, or a part of it, as far as it is untouched. */
export async function undoPlan(id: string, options: UndoOptions): Promise<ExitCode> {
  const { operation, file } = options;
  const selection = { ...(operation ? { operations: operation } : {}), ...(file ? { files: file } : {}) };
  return run(id, { verb: 'undo', selection }, options);
}

interface Asked {
  readonly verb: 'apply' | 'undo';
  /** The part of the plan that is meant. */
  readonly selection: object;
}

const pathOf = (id: string): string => `/plans/${encodeURIComponent(id)}`;

async function run(id: string, { verb, selection }: Asked, { json, wait }: Options): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  const { hash, state, error } = await api.get<PlanView>(pathOf(id));
  if (hash === null) throw new CommandFailure(`Plan ${id} is ${state}${error === null ? '' : `: ${error}`}`);
  const begun = await api.post<PlanView>(`${pathOf(id)}/${verb}`, { hash, ...selection });
  const now = wait ? await waited(api, begun) : begun;
  await show(api, now, { json, reasons: wait === true });
  return wait ? codeOf(now, verb) : EXIT.done;
}

async function waited(api: ApiClient, { id }: PlanView): Promise<PlanView> {
  const interruption = new Interruption();
  try {
    return await waitForPlan(api, id, progress, interruption.signal);
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    const { state } = await api.get<PlanView>(`/plans/${id}`);
    const stops = state === 'undoing' ? '' : `; "cineorg pause ${id}" holds it, "cineorg stop ${id}" ends it`;
    throw new CommandFailure(`plan ${id} is ${state}: it goes on without this command${stops}`);
  } finally {
    endProgress();
    interruption.dispose();
  }
}

/** 0 when all is as asked, 3 when something was refused, 4 when the user has to go on. */
function codeOf({ state, counts, waitingFor }: PlanView, verb: 'apply' | 'undo'): ExitCode {
  if (state === 'paused' || waitingFor !== null) return EXIT.waiting;
  if (verb === 'apply') return state === 'applied' ? EXIT.done : EXIT.conflicts;
  const isLeft = ({ state: of, refused }: OperationCount): boolean =>
    (of === 'done' && refused > 0) || of === 'needs-attention';
  return counts.some(isLeft) ? EXIT.conflicts : EXIT.done;
}

function progress(plan: PlanView): void {
  const share = plan.operations === 0 ? 1 : plan.done / plan.operations;
  const copies = plan.counts.filter((count) => count.bytes !== null);
  const copied = copies.filter(({ state }) => state === 'done');
  const volume =
    copies.length === 0 ? '' : `, ${bytes(volumeOf(copied))} of ${bytes(volumeOf(copies))} copied`;
  printProgress(`plan ${plan.id} ${plan.state} ${bar(share)} ${plan.done} of ${plan.operations}${volume}`);
}

const volumeOf = (counts: readonly OperationCount[]): number =>
  counts.reduce((sum, count) => sum + (count.bytes ?? 0), 0);

/** Reasons that are printed; a plan may have as many as files. */
const MOST_REASONS = 100;

async function show(
  api: ApiClient,
  now: PlanView,
  { json, reasons }: { readonly json: boolean | undefined; readonly reasons: boolean },
): Promise<void> {
  if (json) {
    printJson(summary(now));
    return;
  }
  if (reasons) await showTroubles(api, now);
  printLine(
    `plan ${now.id}: ${now.state}, ${now.done} of ${now.operations} operations in place, ${now.refused} refused`,
  );
}

/** Prints why operations of a plan were refused, and what it stands still for. */
export async function showTroubles(api: ApiClient, { id, refused, waitingFor }: PlanView): Promise<void> {
  if (refused > 0) await showReasons(api, id, refused);
  if (waitingFor?.disk) printLine(`plan ${id} waits: ${oneLine(waitingFor.disk)}`);
}

async function showReasons(api: ApiClient, id: string, refused: number): Promise<void> {
  const path = `${pathOf(id)}/operations`;
  const { items } = await api.get<OperationPage>(path, { refused: 'true', limit: MOST_REASONS });
  for (const { kind, state, source, target, reason } of items)
    printLine(
      `${state}: ${kind}  ${oneLine(source)}\n       -> ${oneLine(target)}\n          ${reason ?? ''}`,
    );
  if (refused > items.length)
    printLine(`… and ${refused - items.length} more: GET /api/v1${path}?refused=true lists them all`);
}

const STOPS = { pause: 'pause', resume: 'resume', stop: 'cancel' } as const;

async function ask(id: string, verb: keyof typeof STOPS, { json, wait }: Options): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  const asked = await api.post<PlanView>(`${pathOf(id)}/${STOPS[verb]}`);
  const now = wait ? await waited(api, asked) : asked;
  await show(api, now, { json, reasons: wait === true });
  return wait && verb === 'resume' ? codeOf(now, 'apply') : EXIT.done;
}

/** `pause PLAN`: holds a plan that is being applied. */
export async function pause(id: string, options: Options): Promise<ExitCode> {
  return ask(id, 'pause', options);
}

/** `resume PLAN`: goes on with a plan that was paused. */
export async function resume(id: string, options: Options): Promise<ExitCode> {
  return ask(id, 'resume', options);
}

/** `stop PLAN`: ends a plan where it is. */
export async function stop(id: string, options: Options): Promise<ExitCode> {
  return ask(id, 'stop', { ...options, wait: true });
}
