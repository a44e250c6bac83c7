import type { OperationCount, PlanView } from '#contracts/http';
import { ApiClient } from '../client/api-client.js';
import { Interruption } from '../client/interruption.js';
import { bar, bytes, endProgress, printJson, printLine, printProgress } from '../client/output.js';
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
  const { hash } = await api.get<PlanView>(pathOf(id));
  if (hash === null) throw new CommandFailure(`Plan ${id} is not ready`);
  const begun = await api.post<PlanView>(`${pathOf(id)}/${verb}`, { hash, ...selection });
  const now = wait ? await waited(api, begun) : begun;
  show(now, json);
  return wait ? codeOf(now, verb) : EXIT.done;
}

async function waited(api: ApiClient, { id }: PlanView): Promise<PlanView> {
  const interruption = new Interruption();
  try {
    return await waitForPlan(api, id, progress, interruption.signal);
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    const { state } = await api.get<PlanView>(`/plans/${id}`);
    const how = `it goes on without this command; "cineorg pause ${id}" holds it, "cineorg stop ${id}" ends it`;
    throw new CommandFailure(`plan ${id} is ${state}: ${how}`);
  } finally {
    endProgress();
    interruption.dispose();
  }
}

/** 0 when all is as asked, 3 when something was refused, 4 when the user has to go on. */
function codeOf({ state, counts }: PlanView, verb: 'apply' | 'undo'): ExitCode {
  if (state === 'paused') return EXIT.waiting;
  if (verb === 'apply') return state === 'applied' ? EXIT.done : EXIT.conflicts;
  return counts.some((count) => count.state === 'done' && count.refused > 0) ? EXIT.conflicts : EXIT.done;
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

function show(now: PlanView, json: boolean | undefined): void {
  if (json) printJson(summary(now));
  else {
    printLine(
      `plan ${now.id}: ${now.state}, ${now.done} of ${now.operations} operations in place, ${now.refused} refused`,
    );
  }
}

const STOPS = { pause: 'pause', resume: 'resume', stop: 'cancel' } as const;

async function ask(id: string, verb: keyof typeof STOPS, { json, wait }: Options): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  const asked = await api.post<PlanView>(`${pathOf(id)}/${STOPS[verb]}`);
  const now = wait ? await waited(api, asked) : asked;
  show(now, json);
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
