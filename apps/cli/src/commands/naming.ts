import type {
  LibraryPage,
  LibraryView,
  NamesView,
  NamingChange,
  NamingReferenceView,
  NamingView,
  PreviewView,
  TemplatesChange,
} from '#contracts/http';
import { ApiClient } from '../client/api-client.js';
import { printJson, printLine, printTable } from '../client/output.js';
import { CommandFailure, EXIT, type ExitCode } from '../exit.js';

interface Options {
  readonly json?: boolean;
  readonly library?: string;
}

/** A way of naming as the command line gives it. */
export interface NamingOptions extends Options {
  readonly preset?: string;
  readonly words?: string;
  readonly colon?: string;
  readonly illegal?: string;
  /** Keys with commas between them. */
  readonly genres?: string;
  readonly storageMovie?: string;
  readonly storageEpisode?: string;
  readonly viewMovie?: string;
  readonly viewEpisode?: string;
}

interface PreviewOptions extends NamingOptions {
  readonly videos?: number;
}

/** `naming show`: how a library names its files. */
export async function show({ json, library }: Options): Promise<ExitCode> {
  const { naming } = await libraryOf(await ApiClient.fromEnvironment(), library);
  if (json) printJson(naming);
  else printNaming(naming);
  return EXIT.done;
}

/** `naming preview`: what names would become, without changing anything. */
export async function preview({ videos, json, library, ...given }: PreviewOptions): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  const { id } = await libraryOf(api, library);
  const count = videos === undefined ? {} : { videos };
  const shown = await api.post<PreviewView>('/naming/preview', {
    libraryId: id,
    ...count,
    ...changeOf(given),
  });
  if (json) printJson(shown);
  else {
    for (const one of [...shown.videos, ...shown.samples]) printNames(one);
    for (const { template, message } of shown.problems) process.stderr.write(`${template}: ${message}\n`);
  }
  return shown.problems.length > 0 ? EXIT.usage : EXIT.done;
}

/** `naming set`: changes what is given, and nothing when a template could not be used. */
export async function set({ json, library, ...given }: NamingOptions): Promise<ExitCode> {
  const change = changeOf(given);
  if (Object.keys(change).length === 0) {
    throw new CommandFailure('Say what to set; "cineorg naming set --help" lists it', EXIT.usage);
  }
  return save({ json, library }, change);
}

/** `naming reset`: makes everything usual again, or what is named (`preset`, `colon`, `view.movie`). */
export async function reset(settings: readonly string[], options: Options): Promise<ExitCode> {
  const unknown = settings.filter((one) => !RESETTABLE.includes(one));
  if (unknown.length > 0) {
    const known = RESETTABLE.join(', ');
    throw new CommandFailure(`There is no ${unknown.join(', ')} to reset; there are ${known}`, EXIT.usage);
  }
  if (settings.length === 0) return save(options, null);
  const templates: Record<string, Record<string, null>> = {};
  const change: Record<string, unknown> = {};
  for (const setting of settings) {
    const [name = '', kind] = setting.split('.');
    if (kind === undefined) change[name] = null;
    else templates[name] = { ...templates[name], [kind]: null };
  }
  const some = Object.keys(templates).length > 0 && change['templates'] !== null ? { templates } : {};
  return save(options, { ...change, ...some });
}

const RESETTABLE: readonly string[] = [
  ...['preset', 'words', 'colon', 'illegal', 'genres', 'templates'],
  ...['storage.movie', 'storage.episode', 'view.movie', 'view.episode'],
];

/** `naming fields`: what templates may say. */
export async function fields({ json }: Options): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  const reference = await api.get<NamingReferenceView>('/naming');
  if (json) {
    printJson(reference);
    return EXIT.done;
  }
  const forms = [...reference.conditions, ...reference.modifiers];
  const styles = [
    ...reference.episodeStyles.map(({ style, gives }) => [`{code:${style}}`, gives]),
    ...reference.colonStyles.map(({ style, gives }) => [`--colon ${style}`, gives]),
    ...reference.illegalStyles.map(({ style, gives }) => [`--illegal ${style}`, gives]),
  ];
  printTable(
    ['field', 'meaning'],
    reference.fields.map(({ field, meaning }) => [`{${field}}`, meaning]),
  );
  printLine();
  printTable(
    ['form', 'meaning', 'example', 'gives'],
    forms.map(({ form, meaning, example, gives }) => [form, meaning, example, gives]),
  );
  printLine();
  printTable(['style', 'gives'], styles);
  printLine();
  printTable(
    ['genre', 'in French', 'in English'],
    reference.genres.map(({ key, names }) => [key, names.fr, names.en]),
  );
  return EXIT.done;
}

async function save({ json, library }: Options, naming: NamingChange | null): Promise<ExitCode> {
  const api = await ApiClient.fromEnvironment();
  const { id } = await libraryOf(api, library);
  const changed = await api.patch<LibraryView>(`/libraries/${id}`, { naming });
  if (json) printJson(changed.naming);
  else printNaming(changed.naming);
  return EXIT.done;
}

/** The library of an id or name; the default one without either. */
async function libraryOf(api: ApiClient, wanted = 'default'): Promise<LibraryView> {
  const { items } = await api.get<LibraryPage>('/libraries', { limit: 1_000 });
  const found = items.find(({ id, name }) => id === wanted || name === wanted);
  if (found === undefined) throw new CommandFailure(`There is no library ${wanted}`);
  return found;
}

/** An empty text takes a template away. */
function changeOf(given: NamingOptions): NamingChange {
  const { preset, words, colon, illegal, genres } = given;
  const templates = templatesOf(given);
  const settings = {
    preset,
    words,
    colon,
    illegal,
    genres: genres?.split(',').map((key) => key.trim()),
    templates,
  };
  const named = Object.entries(settings).filter(([, value]) => value !== undefined);
  return Object.fromEntries(named) as NamingChange;
}

function templatesOf(given: NamingOptions): TemplatesChange | undefined {
  const { storageMovie, storageEpisode, viewMovie, viewEpisode } = given;
  const storage = treeOf(storageMovie, storageEpisode);
  const view = treeOf(viewMovie, viewEpisode);
  if (storage === undefined && view === undefined) return undefined;
  return { ...(storage && { storage }), ...(view && { view }) };
}

function treeOf(
  movie: string | undefined,
  episode: string | undefined,
): Record<string, string | null> | undefined {
  const texts = Object.entries({ movie, episode }).flatMap(([kind, text]): [string, string | null][] =>
    text === undefined ? [] : [[kind, text === '' ? null : text]],
  );
  return texts.length === 0 ? undefined : Object.fromEntries(texts);
}

function printNaming({ templates, own, configured, ...rest }: NamingView): void {
  const origin = (setting: string): string =>
    configured.includes(setting) ? 'configuration' : own.includes(setting) ? 'own' : '';
  const { preset, words, colon, illegal, genres } = rest;
  const settings = { preset, words, colon, illegal, genres: genres.join(', ') };
  const { storage, view } = templates;
  const texts = {
    ...{ 'storage.movie': storage.movie, 'storage.episode': storage.episode },
    ...{ 'view.movie': view.movie, 'view.episode': view.episode },
  };
  printTable(
    ['setting', 'from', 'value'],
    Object.entries({ ...settings, ...texts }).map(([name, value]) => [name, origin(name), value]),
  );
}

function printNames({ about, source, before, after }: NamesView): void {
  printLine(`${source}${about === null ? '' : `  (${about})`}`);
  for (const tree of ['storage', 'view'] as const) {
    const [old, fresh] = [before[tree] ?? '-', after[tree] ?? '-'];
    printLine(`  ${tree.padEnd(8)} ${fresh}`);
    if (old !== fresh) printLine(`       was ${old}`);
  }
}
