import { once } from 'node:events';
import type { VideoView, WorkList } from '#contracts/http';
import { ApiClient } from '../client/api-client.js';
import { printJson, printTable } from '../client/output.js';
import { CommandFailure, EXIT, type ExitCode } from '../exit.js';

/** The fields of `export`, in their order; ids and titles are the API's own. */
function exported(video: VideoView): object {
  const { path, pathBytes, currentPath, currentPathBytes, kind, state, tmdbId, season, episodes, part } =
    video;
  const { score, decidedBy, reasons } = video;
  return {
    path,
    ...(pathBytes === undefined ? {} : { pathBytes }),
    currentPath,
    ...(currentPathBytes === undefined ? {} : { currentPathBytes }),
    ...{ kind, state, tmdbId, season, episodes, part, score, decidedBy, reasons },
  };
}

/** `export`: one JSON a line per video, companion, extra, sample and disc folder. */
export async function exportLibrary(): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  for await (const video of api.each<VideoView>('/videos', { include: 'everything' })) {
    const line = `${JSON.stringify(exported(video))}\n`;
    if (!process.stdout.write(line)) await once(process.stdout, 'drain');
  }
  return EXIT.done;
}

/** `search QUERY`: videos of the library, and works that TMDb knows by that name. */
export async function search(
  query: string,
  { json, kind }: { json?: boolean; kind?: string },
): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  const { items: videos } = await api.get<{ items: VideoView[] }>('/videos', { q: query, limit: 50 });
  const { works, problem } = await worksOf(api, query, kind === 'series' ? 'episode' : 'movie');
  if (json) printJson({ videos, works, problem });
  else {
    printTable(
      ['file', 'state', 'title', 'path'],
      videos.map((one) => [one.id, one.state, one.title ?? '', one.currentPath]),
    );
    printTable(
      ['TMDb id', 'title', 'year'],
      works.map((one) => [String(one.tmdbId), one.title, String(one.year ?? '')]),
    );
    if (problem !== null) process.stderr.write(`${problem}\n`);
  }
  return EXIT.done;
}

/** A provider that is away does not keep the library's own videos from being found. */
async function worksOf(
  api: ApiClient,
  q: string,
  kind: string,
): Promise<{ works: WorkList['items']; problem: string | null }> {
  try {
    return { works: (await api.get<WorkList>('/reviews/search', { q, kind })).items, problem: null };
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    return { works: [], problem: error.message };
  }
}
