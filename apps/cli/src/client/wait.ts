import { setTimeout as pause } from 'node:timers/promises';
import type { PlanView, ScanView } from '#contracts/http';
import type { ApiClient } from './api-client.js';

const POLL_MS = 250;

interface Poll<Answer> {
  readonly ask: () => Promise<Answer>;
  readonly isOver: (answer: Answer) => boolean;
  /** Is told each answer. */
  readonly show: (answer: Answer) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Asks again and again until `isOver`. Throws when the signal is given. */
async function poll<Answer>({ ask, isOver, show, signal }: Poll<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    show(answer);
    if (isOver(answer)) return answer;
    await pause(POLL_MS, undefined, signal === undefined ? {} : { signal });
  }
}

/** Problems that pass only when the user does something. */
export function needsUser({ state, waitingFor }: ScanView): boolean {
  if (state === 'needs-confirmation') return true;
  return waitingFor !== null && waitingFor.problem !== 'provider.unavailable';
}

const WALKING = new Set(['pending', 'running']);

/** Waits until a scan is settled, or only the user can go on. */
export async function waitForScan(
  api: ApiClient,
  id: string,
  show: (scan: ScanView) => void,
): Promise<ScanView> {
  return poll({
    ask: () => api.get<ScanView>(`/scans/${id}`),
    isOver: (scan) => scan.settled || (!WALKING.has(scan.state) && needsUser(scan)),
    show,
  });
}

const WORKING = new Set(['building', 'applying', 'undoing']);

/** Waits until nobody works on a plan any more, or only the user can go on. Throws when the signal is given. */
export async function waitForPlan(
  api: ApiClient,
  id: string,
  show: (plan: PlanView) => void,
  signal?: AbortSignal,
): Promise<PlanView> {
  return poll({
    ask: () => api.get<PlanView>(`/plans/${id}`),
    isOver: ({ state, waitingFor }) => !WORKING.has(state) || (waitingFor?.disk ?? null) !== null,
    show,
    signal,
  });
}
