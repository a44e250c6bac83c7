import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlanView, ReviewView, ScanView, VideoView } from '#contracts/http';
import type { ApiClient } from '../client/api-client.js';
import { bar, endProgress, printLine, printProgress } from '../client/output.js';
import { waitForPlan, waitForScan } from '../client/wait.js';
import { makeMessyLibrary } from '../demo/messy-library.js';
import { type DemoFolders, DemoStage } from '../demo/stage.js';
import { treeLines } from '../demo/tree.js';
import { EXIT, type ExitCode } from '../exit.js';

/** `demo`: the main job on a small messy library, through the API like any client. */
export async function demo({ keep }: { keep?: boolean }): Promise<ExitCode> {
  const home = mkdtempSync(join(tmpdir(), 'cineorg-demo-'));
  // Started as root, PostgreSQL runs as another account, which has to enter the folder.
  chmodSync(home, 0o755);
  const folders = { library: 'library', storage: 'storage', view: 'view', data: 'data' };
  const paths = Object.fromEntries(
    Object.entries(folders).map(([name, folder]) => [name, join(home, folder)]),
  ) as unknown as DemoFolders;
  for (const path of Object.values(paths)) mkdirSync(path);
  const stage = new DemoStage();
  try {
    const files = makeMessyLibrary(paths.library);
    heading(`A messy folder of ${files} files`, paths.library);
    printLine('\nStarting PostgreSQL, the gateway, three workers and a stand-in for TMDb …');
    const api = await stage.start(paths);
    await scan(api, paths.library);
    await showReviews(api);
    await organize(api);
    heading('Storage: the files themselves', paths.storage);
    heading('View: links for the media centre', paths.view);
    heading('Left where it was', paths.library);
    return await verdict(api);
  } finally {
    await stage.stop();
    if (keep) printLine(`\nKept: ${home}`);
    else rmSync(home, { recursive: true, force: true });
  }
}

function heading(title: string, folder: string): void {
  printLine(`\n${title}\n${folder}`);
  for (const line of treeLines(folder)) printLine(line);
}

async function scan(api: ApiClient, path: string): Promise<void> {
  const started = await api.post<ScanView>('/scans', { path });
  const ended = await waitForScan(api, started.id, ({ counts, settled }) => {
    const { identified = 0, review = 0, unmatched = 0, discovered = 0 } = counts;
    const decided = identified + review + unmatched;
    const share = decided + discovered === 0 ? 0 : decided / (decided + discovered);
    printProgress(`identifying ${bar(settled ? 1 : share)} ${decided} decided, ${discovered} to go`);
  });
  endProgress();
  if (ended.waitingFor !== null) printLine(`Lookups wait: ${ended.waitingFor.message}`);
}

async function showReviews(api: ApiClient): Promise<void> {
  printLine('\nWhat CineOrg would rather ask about:');
  for await (const review of api.each<ReviewView>('/reviews')) {
    printLine(`  ${review.example}`);
    for (const reason of review.reasons) printLine(`    because ${reason}`);
    for (const { work, score } of review.candidates.slice(0, 3)) {
      printLine(`    ${Math.round(score * 100)} %  ${work.title} (${work.year ?? '?'}), TMDb ${work.tmdbId}`);
    }
  }
}

async function organize(api: ApiClient): Promise<void> {
  const made = await api.post<PlanView>('/plans');
  const ready = await waitForPlan(api, made.id, () => undefined);
  printLine(`\nPlan ${ready.id}: ${ready.operations} operations, ${ready.conflicts} conflicts`);
  if (ready.state !== 'ready') return;
  await api.post(`/plans/${ready.id}/apply`, { hash: ready.hash });
  await waitForPlan(api, ready.id, ({ done, operations }) =>
    printProgress(`organizing  ${bar(operations === 0 ? 1 : done / operations)} ${done} of ${operations}`),
  );
  endProgress();
}

/** Done only when every video is in its place or waits for the user. */
async function verdict(api: ApiClient): Promise<ExitCode> {
  const videos: VideoView[] = [];
  for await (const video of api.each<VideoView>('/videos')) videos.push(video);
  const placed = videos.filter(({ state }) => state === 'organized');
  const asked = videos.filter(({ state }) => state === 'review' || state === 'unmatched');
  const left = videos.filter((video) => !placed.includes(video) && !asked.includes(video));
  printLine(
    `\n${videos.length} videos: ${placed.length} in place, ${asked.length} waiting for you, ${left.length} left`,
  );
  for (const { path, state, reasons } of left) printLine(`  ${state}: ${path} ${reasons.join('; ')}`);
  return left.length === 0 && placed.length > 0 ? EXIT.done : EXIT.failure;
}
