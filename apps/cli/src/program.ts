import { Command, CommanderError, Option } from 'commander';
import { CommandFailure, EXIT, type ExitCode } from './exit.js';
import { addNaming } from './naming-program.js';
import type { Action, Run } from './run.js';

/** A service runs on after its command has returned, so it has no exit code yet. */
type Outcome = ExitCode | null;

const JSON_OPTION = ['--json', 'print one JSON value on one line'] as const;

/**
 * Runs one command line. Each command's code is loaded only when it is called, so that a small one starts at once.
 * Answers the exit code, or undefined for a service that goes on running.
 */
export async function runCli(argv: readonly string[]): Promise<ExitCode | undefined> {
  let outcome: Outcome = EXIT.done;
  const program = new Command('cineorg')
    .description('Keeps large video libraries in order: scan, identify, organize, undo.')
    .exitOverride()
    // Options behind a subcommand are its own, also where the command above it has the same.
    .enablePositionalOptions()
    .showHelpAfterError('(see cineorg --help)');
  /** Loads and runs a command, passing commander's arguments without the command itself. */
  const run =
    (load: () => Promise<Action>) =>
    async (...given: unknown[]): Promise<void> => {
      const action = await load();
      outcome = await action(...(given.slice(0, -1) as never[]));
    };
  addServices(program, run);
  addScans(program, run);
  addReviews(program, run);
  addPlans(program, run);
  addTrash(program, run);
  addDuplicates(program, run);
  addNaming(program, run);
  addUpkeep(program, run);
  try {
    await program.parseAsync(argv);
  } catch (error) {
    return codeOf(error);
  }
  return outcome ?? undefined;
}

function addServices(program: Command, run: Run): void {
  program
    .command('up')
    .description('start everything on this machine: PostgreSQL, the gateway and all workers')
    .option('--data-dir <dir>', 'where CineOrg keeps its own data (CINEORG_DATA_DIR)')
    .option('--port <port>', 'where the gateway listens (CINEORG_PORT)')
    .action(run(async () => (await import('./commands/up.js')).up));
  program
    .command('serve <service>')
    .description('run one service: gateway, scanner, metadata or organizer')
    .action(run(async () => (await import('./commands/serve.js')).serve));
  program
    .command('migrate')
    .description('bring the database schema up to date')
    .action(run(async () => (await import('./commands/serve.js')).migrate));
  program
    .command('demo')
    .description('show the main job on a small messy library made for it')
    .option('--keep', 'keep the folders it works in')
    .action(run(async () => (await import('./commands/demo.js')).demo));
  program
    .command('doctor')
    .description('say what is wrong with this installation')
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/doctor.js')).doctor));
}

function addScans(program: Command, run: Run): void {
  program
    .command('scan <path>')
    .description('scan a folder')
    .option('--wait', 'wait until every video has its identity or waits for you')
    .option('--full', 'read every folder, also where its times say that nothing has changed')
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/scans.js')).scan));
  program
    .command('status [scan]')
    .description('show a scan, by default the newest')
    .option('--wait', 'wait until it is settled')
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/scans.js')).status));
  program
    .command('scans')
    .description('list the latest scans')
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/scans.js')).scans));
  program
    .command('cancel <scan>')
    .description('stop a scan; what it has found stays')
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/scans.js')).cancel));
  program
    .command('confirm <scan>')
    .description('accept that the files a scan missed are gone')
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/scans.js')).confirm));
  program
    .command('parse')
    .description('read names: one path a line in, one JSON a line out')
    .action(run(async () => (await import('./commands/parse.js')).parse));
  program
    .command('export')
    .description('print every video, companion, extra and sample as one JSON a line')
    .action(run(async () => (await import('./commands/library.js')).exportLibrary));
}

function addReviews(program: Command, run: Run): void {
  program
    .command('search <query>')
    .description('find videos of the library, and works at TMDb')
    .option('--kind <kind>', 'what to look for at TMDb: movie or series', 'movie')
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/library.js')).search));
  program
    .command('pending')
    .description('show what waits for your decision')
    .addOption(kindOption('only films or only series'))
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/reviews.js')).pending));
  program
    .command('review')
    .description('decide what waits, one by one, at the keyboard')
    .addOption(kindOption('only films or only series'))
    .action(run(async () => (await import('./commands/review.js')).review));
  program
    .command('accept [target] [id]')
    .description(
      'say what the files of a cluster (or of the cluster of a file) are: 603, tt0133093 or tvdb:81189',
    )
    .addOption(kindOption('movie or series, when it was read wrongly'))
    .option(
      '--min-score <share>',
      'instead: take the best candidate of each cluster, from 0 to 1, where it is alone',
    )
    .option('--dry-run', 'with --min-score: only show what would be taken')
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/reviews.js')).accept));
  for (const [verb, description] of DECISIONS) {
    program
      .command(`${verb} <target>`)
      .description(description)
      .option(...JSON_OPTION)
      .action(run(async () => (await import('./commands/reviews.js'))[verb]));
  }
}

const DECISIONS = [
  ['reject', 'say that none of the candidates is right'],
  ['skip', 'put a cluster off to the end of the list'],
  ['reopen', 'take back a decision, yours or an automatic one'],
] as const;

const kindOption = (description: string): Option =>
  new Option('--kind <kind>', description).choices(['movie', 'series']);

function addTrash(program: Command, run: Run): void {
  const trash = program
    .command('trash')
    .description('show what was put away')
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/trash.js')).trash));
  trash
    .command('restore <id>')
    .description('bring a file back, with all that was done for its video by the same plan')
    .option('--wait', 'wait until it is back')
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/trash.js')).restore));
  trash
    .command('empty')
    .description('remove files for good')
    .option('--older-than <days>', 'what was put away so many days ago or earlier')
    .option('--id <id...>', 'these files only')
    .option('--yes', 'mean it: nothing brings them back')
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/trash.js')).empty));
}

function addUpkeep(program: Command, run: Run): void {
  program
    .command('enrich')
    .description('fetch genres, cast, ratings and pictures of the titles that lack them')
    .option('--refresh', "read the provider's lists of changes first")
    .option('--wait', 'wait until every title has its facts')
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/enrich.js')).enrich));
}

function addPlans(program: Command, run: Run): void {
  program
    .command('plan')
    .description('work out and show what organizing would do; nothing is touched')
    .option('--library <id>', 'the library, by default the default one')
    .addOption(kindOption('only films or only series'))
    .option('--path <folder>', 'only what was scanned in a folder')
    .option('--scan <id>', 'only what this scan was the last to see')
    .option('--title <id>', 'only the videos of a title; may be repeated', collect)
    .option('--file <id>', 'only this video; may be repeated', collect)
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/plans.js')).plan));
  program
    .command('apply <plan>')
    .description('carry out a plan')
    .option('--wait', 'wait until it is done')
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/run-plan.js')).apply));
  addStops(program, run);
  program
    .command('undo [plan]')
    .description('take back what a plan did')
    .option('--operation <id>', "only an operation with all of its video's; may be repeated", collect)
    .option('--file <id>', 'only a video with its companions and links; may be repeated', collect)
    .option('--wait', 'wait until it is done')
    .option(
      '--manifest <file>',
      'instead of a plan: take back by its manifest, without database and services',
    )
    .option('--dry-run', 'with --manifest: only show what would be taken back')
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/undo.js')).undo));
  program
    .command('history')
    .description('list the latest plans')
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/plans.js')).history));
}

function addStops(program: Command, run: Run): void {
  program
    .command('pause <plan>')
    .description('hold a plan that is being applied; what is at hand is brought to its end')
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/run-plan.js')).pause));
  program
    .command('resume <plan>')
    .description('go on with a plan that was paused')
    .option('--wait', 'wait until it is done')
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/run-plan.js')).resume));
  program
    .command('stop <plan>')
    .description('end a plan where it is; what it did stays, and can be undone')
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/run-plan.js')).stop));
}

/** Gathers an option that may be repeated. */
const collect = (value: string, all: readonly string[] = []): readonly string[] => [...all, value];

function addDuplicates(program: Command, run: Run): void {
  const duplicates = program
    .command('duplicates')
    .description('show copies of one work or of one content, with their quality side by side')
    .addOption(kindOption('only films or only series'))
    .addOption(
      new Option('--reason <reason>', 'only copies of one work, or only files of one content').choices(
        REASONS,
      ),
    )
    .option('--better', 'make one plan that keeps the better copies and moves the others to the trash')
    .option('--dry-run', 'with --better: only show what would be kept')
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/duplicates.js')).duplicates));
  duplicates
    .command('keep <id> <file...>')
    .description('keep these files (ids or paths) of a duplicate; a plan moves its others to the trash')
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/duplicates.js')).keep));
  duplicates
    .command('keep-all <id>')
    .description('keep all files of a duplicate; it is shown no more until a further copy comes')
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/duplicates.js')).keepAll));
}

const REASONS = ['title', 'content'];

/** Help asked for is no error; a wrong command line is told by commander itself. */
function codeOf(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n`);
  return error instanceof CommandFailure ? error.exitCode : EXIT.failure;
}
