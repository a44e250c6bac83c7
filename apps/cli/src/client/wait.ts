import { setTimeout as pause } from 'node:timers/promises';
import type { PlanView, ScanView } from '#contracts/http';
import type { ApiClient } from './api-client.js';

const POLL_MS = 250;

/** Asks again and again until `isOver`; `show` is told each answer. */
async function poll<Answer>(
  ask: () => Promise<Answer>,
  isOver: (answer: Answer) => boolean,
  show: (answer: Answer) => void,
): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    show(answer);
    if (isOver(answer)) return answer;
    await pause(POLL_MS);
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
  return poll(
    () => api.get<ScanView>(`/scans/${id}`),
    (scan) => scan.settled || (!WALKING.has(scan.state) && needsUser(scan)),
    show,
  );
}

const WORKING = new Set(['building', 'applying', 'undoing']);

/** Waits until nobody works on a plan any more. */
export async function waitForPlan(
  api: ApiClient,
  id: string,
  show: (plan: PlanView) => void,
): Promise<PlanView> {
  return poll(
    () => api.get<PlanView>(`/plans/${id}`),
    ({ state }) => !WORKING.has(state),
    show,
  );
}
