import { setTimeout as sleep } from 'node:timers/promises';
import type { EnrichmentView } from '#contracts/http';
import { ApiClient } from '../client/api-client.js';
import { endProgress, printJson, printLine, printProgress } from '../client/output.js';
import { EXIT, type ExitCode } from '../exit.js';

interface Options {
  readonly json?: boolean;
  readonly wait?: boolean;
  readonly refresh?: boolean;
}

const EVERY_MS = 1_000;

const describe = ({ waiting, done, gone }: EnrichmentView): string =>
  `${done} titles have their facts, ${waiting} wait for them${gone > 0 ? `, ${gone} are gone from the provider` : ''}`;

/** `enrich`: fetches facts of the titles that lack them, and with `--refresh` of those that were changed. */
export async function enrich({ json, wait, refresh }: Options): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  let state = await api.post<EnrichmentView>('/titles/enrichment', refresh === true ? { refresh } : {});
  while (wait === true && state.waiting > 0) {
    printProgress(describe(state));
    await sleep(EVERY_MS);
    state = await api.get<EnrichmentView>('/titles/enrichment');
  }
  endProgress();
  if (json) printJson(state);
  else printLine(describe(state));
  return EXIT.done;
}
