import { setTimeout as pause } from 'node:timers/promises';
import { DomainError } from '#domain';
import { freePort, portProblem } from '#infrastructure/postgres';

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there: stop it, or choose another port with --port or CINEORG_PORT',
  EACCES: 'it needs rights that this user has not: choose a port from 1024 on',
  EADDRNOTAVAIL: 'this machine has no such address: set CINEORG_HOST to one of its own',
};

/** The gateway of a `cineorg up` that was killed needs some seconds to end. */
const PATIENCE_MS = 8_000;

/**
 * The port that the gateway will listen on: the one asked for, or a free one for 0. Throws `up.port` when it cannot;
 * with `patient` only after some seconds.
 */
export async function choosePort(host: string, port: number, patient: boolean): Promise<number> {
  if (port === 0) return freePort();
  const until = Date.now() + (patient ? PATIENCE_MS : 0);
  for (;;) {
    const problem = await portProblem(host, port);
    if (problem === null) return port;
    if (Date.now() >= until) {
      throw new DomainError('up.port', `Cannot listen on ${host}:${port}: ${REASONS[problem] ?? problem}`);
    }
    await pause(200);
  }
}

/** Where a browser or client on this machine finds the gateway. */
export function addressOf(host: string, port: number): string {
  const all = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${all.includes(':') ? `[${all}]` : all}:${port}`;
}

/** Waits until the gateway answers; false when `signal` came first. */
export async function untilLive(address: string, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    const answer = await fetch(`${address}/livez`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (answer?.ok === true) return true;
    await pause(100);
  }
  return false;
}
