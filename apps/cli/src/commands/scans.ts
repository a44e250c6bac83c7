import { resolve } from 'node:path';
import type { ScanPage, ScanView } from '#contracts/http';
import { ApiClient } from '../client/api-client.js';
import { endProgress, printJson, printLine, printProgress, printTable } from '../client/output.js';
import { needsUser, waitForScan } from '../client/wait.js';
import { EXIT, type ExitCode } from '../exit.js';

interface Options {
  readonly json?: boolean;
  readonly wait?: boolean;
  readonly full?: boolean;
}

const counted = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');

function describe(scan: ScanView): string {
  const parts = [`scan ${scan.id}: ${scan.state}${scan.settled ? ', settled' : ''}`, counted(scan.counts)];
  if (scan.waitingFor !== null) parts.push(`waiting: ${scan.waitingFor.message}`);
  if (scan.error !== null) parts.push(scan.error);
  return parts.filter(Boolean).join(' · ');
}

function show(scan: ScanView, { json }: Options): void {
  if (json) printJson(scan);
  else printLine(`${describe(scan)}\n${scan.path}`);
}

/** 0 when nothing is left to the user, 3 after failures, 4 when only the user can go on. */
function codeOf(scan: ScanView): ExitCode {
  if (scan.state === 'failed') return EXIT.failure;
  if (needsUser(scan)) return EXIT.waiting;
  return (scan.counts['failed'] ?? 0) > 0 ? EXIT.conflicts : EXIT.done;
}

async function waited(api: ApiClient, scan: ScanView, options: Options): Promise<ExitCode> {
  let last = '';
  const ended = await waitForScan(api, scan.id, (now) => {
    const text = describe(now);
    if (text !== last) printProgress(text);
    last = text;
  });
  endProgress();
  show(ended, options);
  return codeOf(ended);
}

/** `scan PATH`: starts (or joins) a scan. */
export async function scan(path: string, options: Options): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  const full = options.full === true ? { full: true } : {};
  const started = await api.post<ScanView>('/scans', { path: resolve(path), ...full });
  if (options.wait) return waited(api, started, options);
  show(started, options);
  return EXIT.done;
}

/** `status [SCAN]`: a scan, by default the newest. */
export async function status(id: string | undefined, options: Options): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  if (id !== undefined) {
    const found = await api.get<ScanView>(`/scans/${encodeURIComponent(id)}`);
    if (options.wait) return waited(api, found, options);
    show(found, options);
    return codeOf(found);
  }
  const { items } = await api.get<ScanPage>('/scans', { limit: 1 });
  const [newest] = items;
  if (newest === undefined) {
    if (options.json) printJson(null);
    else printLine('Nothing has been scanned yet: cineorg scan PATH');
    return EXIT.done;
  }
  show(newest, options);
  return codeOf(newest);
}

/** `scans`: the latest scans. */
export async function scans(options: Options): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  const page = await api.get<ScanPage>('/scans');
  if (options.json) printJson(page);
  else {
    const rows = page.items.map((one) => [
      one.id,
      one.state,
      String(one.settled),
      one.path,
      counted(one.counts),
    ]);
    printTable(['scan', 'state', 'settled', 'path', 'counts'], rows);
  }
  return EXIT.done;
}

/** `cancel SCAN`. */
export async function cancel(id: string, options: Options): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  show(await api.delete<ScanView>(`/scans/${encodeURIComponent(id)}`), options);
  return EXIT.done;
}

/** `confirm SCAN`: what it missed is gone. */
export async function confirm(id: string, options: Options): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  show(await api.post<ScanView>(`/scans/${encodeURIComponent(id)}/confirm`), options);
  return EXIT.done;
}
