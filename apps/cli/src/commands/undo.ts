import { dataFolderOf, undoManifest } from '#infrastructure/plans';
import { DataLock } from '#infrastructure/processes';
import { printJson, printLine } from '../client/output.js';
import { CommandFailure, EXIT, type ExitCode } from '../exit.js';
import { undoPlan, type UndoOptions } from './run-plan.js';

interface Options extends UndoOptions {
  readonly manifest?: string;
  readonly dryRun?: boolean;
}

/** `undo PLAN` by the gateway, or `undo --manifest FILE` without any service. */
export async function undo(id: string | undefined, options: Options): Promise<ExitCode> {
  const { manifest, dryRun = false, json } = options;
  if ((id === undefined) === (manifest === undefined)) {
    throw new CommandFailure('Say which plan, or give its --manifest', EXIT.usage);
  }
  if (manifest !== undefined) {
    // Taking back more than was asked is worse than taking back nothing.
    if (options.operation !== undefined || options.file !== undefined)
      throw new CommandFailure('--operation and --file go with a plan, not with --manifest', EXIT.usage);
    return undoByManifest(manifest, { dryRun, json: json === true });
  }
  if (dryRun) throw new CommandFailure('--dry-run goes with --manifest', EXIT.usage);
  return undoPlan(id ?? '', options);
}

async function undoByManifest(
  path: string,
  { dryRun, json }: { readonly dryRun: boolean; readonly json: boolean },
): Promise<ExitCode> {
  const report = dryRun ? await undoManifest(path, { dryRun }) : await undoAlone(path);
  const { plan, undone, refused } = report;
  if (json) printJson(report);
  else {
    for (const one of refused)
      printLine(`kept      ${one.from}\n       -> ${one.to}\n          ${one.reason}`);
    printLine(
      `plan ${plan}: ${undone} operations ${dryRun ? 'would be taken back' : 'taken back'}, ${refused.length} kept`,
    );
    if (!dryRun && undone > 0) {
      printLine(`If its database is still there, tell it with: cineorg undo ${plan} --wait`);
    }
  }
  return refused.length > 0 ? EXIT.conflicts : EXIT.done;
}

/** While nothing else works on the data folder: `up` is refused there meanwhile, and so is this while it runs. */
async function undoAlone(path: string): ReturnType<typeof undoManifest> {
  const lock = DataLock.take(dataFolderOf(path));
  try {
    return await undoManifest(path);
  } finally {
    lock.release();
  }
}
