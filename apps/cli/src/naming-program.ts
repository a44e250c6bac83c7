import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Run } from './run.js';

const JSON_OPTION = ['--json', 'print one JSON value on one line'] as const;
const LIBRARY_OPTION = ['--library <id>', 'the library, by default the default one'] as const;

const MOST_VIDEOS = 50;

/** The commands about how files are named. */
export function addNaming(program: Command, run: Run): void {
  const naming = program.command('naming').description('show and choose how files are named');
  naming
    .command('show', { isDefault: true })
    .description("show a library's templates and settings")
    .option(...LIBRARY_OPTION)
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/naming.js')).show));
  withSettings(naming.command('preview').description('show what names would become; nothing is changed'))
    .option('--videos <count>', `also show so many videos of the library, at most ${MOST_VIDEOS}`, countOf)
    .action(run(async () => (await import('./commands/naming.js')).preview));
  withSettings(naming.command('set').description('choose how files are named from now on'))
    .addHelpText('after', EXAMPLES)
    .action(run(async () => (await import('./commands/naming.js')).set));
  naming
    .command('reset [settings...]')
    .description('name files as usual again, or only in what is named (preset, colon, view.movie, …)')
    .option(...LIBRARY_OPTION)
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/naming.js')).reset));
  naming
    .command('fields')
    .description('list what templates may say')
    .option(...JSON_OPTION)
    .action(run(async () => (await import('./commands/naming.js')).fields));
}

const EXAMPLES = `
Examples:
  cineorg naming set --preset jellyfin --colon smart
  cineorg naming set --view-movie 'Films/{genre}/{range}/{title} ({year}){edition? - {edition}}'
  cineorg naming set --view-movie ''     (the preset's again)
"cineorg naming fields" lists what templates may say, "cineorg naming preview" shows what they do.`;

const withSettings = (command: Command): Command =>
  command
    .addOption(
      new Option('--preset <preset>', 'whose way to follow').choices(['cineorg', 'jellyfin', 'plex', 'kodi']),
    )
    .addOption(new Option('--words <language>', 'language of folders and genres').choices(['fr', 'en']))
    .addOption(
      new Option('--colon <style>', 'what becomes of a colon').choices([
        ...['delete', 'dash', 'space-dash', 'space-dash-space', 'smart'],
      ]),
    )
    .addOption(
      new Option('--illegal <style>', 'what becomes of other illegal signs').choices(['remove', 'replace']),
    )
    .option('--genres <keys>', 'genres that films are filed under, in order: action,comedy-drama,…')
    .option('--storage-movie <template>', 'template of films in storage')
    .option('--storage-episode <template>', 'template of episodes in storage')
    .option('--view-movie <template>', 'template of films in the view')
    .option('--view-episode <template>', 'template of episodes in the view')
    .option(...LIBRARY_OPTION)
    .option(...JSON_OPTION);

function countOf(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 0 && count <= MOST_VIDEOS) return count;
  throw new InvalidArgumentError(`It must be a number from 0 to ${MOST_VIDEOS}.`);
}
