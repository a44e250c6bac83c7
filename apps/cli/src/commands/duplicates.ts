import { resolve } from 'node:path';
import type { DuplicateDecisionResult, DuplicateView, PlanView } from '#contracts/http';
import { ApiClient } from '../client/api-client.js';
import { oneLine, printJson, printLine } from '../client/output.js';
import { waitForPlan } from '../client/wait.js';
import { CommandFailure, EXIT, type ExitCode } from '../exit.js';
import { kindOf, type KindOption } from './kind.js';

interface Options extends KindOption {
  readonly json?: boolean;
  readonly reason?: string;
  readonly better?: boolean;
  readonly dryRun?: boolean;
}

type File = DuplicateView['files'][number];

const AT_ONCE = 100;

/** `duplicates`: copies side by side; with `--better` one plan that puts away what something is clearly better than. */
export async function duplicates(options: Options): Promise<ExitCode> {
  const { json, better, dryRun, reason } = options;
  if (dryRun && !better) throw new CommandFailure('--dry-run goes with --better', EXIT.usage);
  const api = await ApiClient.fromEnvironment();
  const selection = { kind: kindOf(options.kind), reason };
  if (better && !dryRun) return planBetter(api, selection, json);
  const found: DuplicateView[] = [];
  for await (const one of api.each<DuplicateView>('/duplicates', { limit: AT_ONCE, ...selection }))
    found.push(one);
  return better ? propose(found, json) : list(found, json);
}

function list(found: readonly DuplicateView[], json: boolean | undefined): ExitCode {
  if (json) printJson({ items: found });
  else for (const one of found) show(one);
  if (!json && found.length === 0) printLine('There are no duplicates to decide about.');
  return EXIT.done;
}

function show(duplicate: DuplicateView): void {
  printLine(`duplicate ${duplicate.id}: ${nameOf(duplicate)} · same ${duplicate.reason}`);
  for (const file of duplicate.files) {
    printLine(`  file ${file.id}${file.id === duplicate.best ? ' (best)' : ''}  ${oneLine(file.path)}`);
    printLine(`    ${qualityOf(file)}${file.companions > 0 ? ` · ${file.companions} companion(s)` : ''}`);
    if (file.why !== '')
      printLine(
        `    the best is ${file.worse ? 'clearly better' : 'not clearly better'}: ${oneLine(file.why)}`,
      );
  }
  printLine();
}

function nameOf({ title, year, season, episodes, part, editions }: DuplicateView): string {
  const numbers = season === null ? '' : ` S${season}${episodes.map((episode) => `E${episode}`).join('')}`;
  const words = [...editions, part === null ? '' : `part ${part}`].filter((word) => word !== '');
  return oneLine(
    `${title || '(no title)'} (${year ?? '?'})${numbers}${words.map((word) => ` ${word}`).join('')}`,
  );
}

const qualityOf = ({ quality }: File): string =>
  oneLine(
    quality
      .flatMap(({ feature, value }) => (value === '' || HIDDEN.has(`${feature} ${value}`) ? [] : [value]))
      .join(' · '),
  );

/** What goes without saying. */
const HIDDEN: ReadonlySet<string> = new Set([
  'damage sound',
  'damage not probed',
  'release regular',
  'proper first',
]);

/** `--better --dry-run`: what would be kept and what would go, without making a plan. */
function propose(found: readonly DuplicateView[], json: boolean | undefined): ExitCode {
  const proposals = found
    .map(({ id, files }) => ({
      id,
      keep: files.filter(({ worse }) => !worse).map((file) => file.id),
      trash: files.filter(({ worse }) => worse).map((file) => file.id),
    }))
    .filter(({ trash }) => trash.length > 0);
  const left = found.length - proposals.length;
  if (json) printJson({ proposals, left });
  else {
    for (const { id, files } of found) {
      for (const { worse, path, why } of files)
        if (worse) printLine(`${id}: would put away ${oneLine(path)}\n  ${oneLine(why)}`);
    }
    printLine(`${proposals.length} duplicate(s) would be settled, ${left} left to you`);
  }
  return EXIT.done;
}

async function planBetter(
  api: ApiClient,
  selection: Readonly<Record<string, string | undefined>>,
  json: boolean | undefined,
): Promise<ExitCode> {
  const made = await api.post<PlanView>('/duplicates/decisions', selection);
  return tellPlan(await waitForPlan(api, made.id, () => undefined), json);
}

/** `duplicates keep ID FILE…`: keeps these files; the others go into a plan. */
export async function keep(id: string, files: readonly string[], { json }: Options): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  const duplicate = await find(api, id);
  const kept = files.map((file) => idOf(duplicate, file));
  const trash = duplicate.files.map((file) => file.id).filter((file) => !kept.includes(file));
  return decide(api, id, { keep: kept, trash }, json);
}

/** `duplicates keep-all ID`: keeps every copy. */
export async function keepAll(id: string, { json }: Options): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  const { files } = await find(api, id);
  return decide(api, id, { keep: files.map((file) => file.id), trash: [] }, json);
}

const find = async (api: ApiClient, id: string): Promise<DuplicateView> =>
  api.get<DuplicateView>(`/duplicates/${encodeURIComponent(id)}`);

/** A file of a duplicate by its id or its path. */
function idOf({ id, files }: DuplicateView, given: string): string {
  const found = files.find((file) => file.id === given) ?? files.find(({ path }) => path === resolve(given));
  if (found !== undefined) return found.id;
  throw new CommandFailure(`Duplicate ${id} has no file ${given}`);
}

async function decide(
  api: ApiClient,
  id: string,
  decision: object,
  json: boolean | undefined,
): Promise<ExitCode> {
  const { plan } = await api.post<DuplicateDecisionResult>(
    `/duplicates/${encodeURIComponent(id)}/decision`,
    decision,
  );
  if (plan !== null) return tellPlan(await waitForPlan(api, plan.id, () => undefined), json);
  if (json) printJson({ id, plan });
  else printLine(`duplicate ${id}: all files are kept`);
  return EXIT.done;
}

function tellPlan(plan: PlanView, json: boolean | undefined): ExitCode {
  const { id, hash, state, operations, conflicts, error } = plan;
  if (json) printJson({ id, hash, state, operations, conflicts, error });
  else {
    printLine(`plan ${id}: ${operations} operations, ${conflicts} conflicts; nothing is touched yet`);
    if (operations > 0) printLine(`To carry it out: cineorg apply ${id} --wait`);
  }
  if (state === 'failed') throw new CommandFailure(error ?? 'the plan could not be made');
  return conflicts > 0 ? EXIT.conflicts : EXIT.done;
}
