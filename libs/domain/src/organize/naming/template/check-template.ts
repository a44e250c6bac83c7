import type { WorkKind } from '../../../release/reading.js';
import { utf8Length } from '../../../shared/bytes.js';
import { ALWAYS_KNOWN, CUT_FIRST, type FieldName, NAMING_FIELDS, TITLE_FIELDS } from './fields.js';
import { parseTemplate, type Template, TemplateError, type TemplatePart } from './parse-template.js';
import { conditionsIn, fieldsAbout, fieldsOf, namesOf, surelyShown } from './template-parts.js';

/** The two trees that a template may place files in. */
export type Tree = 'storage' | 'view';

/** What is wrong with a template. */
export interface TemplateProblem {
  /** The character where it is, from 1; null when it is about the template as a whole. */
  readonly at: number | null;
  /** What is wrong, and what to change. */
  readonly message: string;
}

/** What a name may say besides titles, so that these need not be cut to nothing; in bytes. */
const MOST_MARKS = 160;
/** As much as a field that is never cut takes, more or less. */
const USUAL_MARK = 12;

/** What is wrong with a template; empty when it can be used. */
export function templateProblems(text: string, tree: Tree, kind: WorkKind): TemplateProblem[] {
  let template: Template;
  try {
    template = parseTemplate(text);
  } catch (error) {
    if (error instanceof TemplateError) return [{ at: error.at + 1, message: error.message }];
    throw error;
  }
  const names = namesOf(template);
  return [
    ...shapeProblems(text, names),
    ...rangeProblems(text, { template, names, tree }),
    ...identityProblems(template, names.at(-1) ?? [], kind),
  ];
}

const problem = (message: string, at: number | null = null): TemplateProblem => ({ at, message });

/** The problem at the first place of a text, if it is there. */
function problemAt(text: string, pattern: RegExp, message: string): TemplateProblem[] {
  const at = text.search(pattern);
  return at < 0 ? [] : [problem(message, at + 1)];
}

const isEmpty = (name: Template): boolean =>
  name.every((part) => part.kind === 'text' && part.text.trim() === '');

const isDots = (name: Template): boolean =>
  fieldsOf(name).size === 0 && /^\.{1,2}$/.test(textIn(name).trim());

const textIn = (name: Template): string =>
  name.map((part) => (part.kind === 'text' ? part.text : '')).join('');

function shapeProblems(text: string, names: readonly Template[]): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  if (text.startsWith('/')) problems.push(problem('it begins with "/": paths are relative to the tree', 1));
  if (names.slice(text.startsWith('/') ? 1 : 0).some(isEmpty)) {
    const message = 'a folder or the file has no name: two "/" in a row, or one at the end';
    problems.push(problem(message, Math.max(0, text.search(/\/\s*(?:\/|$)/)) + 1));
  }
  if (names.some(isDots)) problems.push(problem('"." and ".." are no names: files stay within their tree'));
  problems.push(...problemAt(text, /\p{Cc}/u, 'it has control characters'));
  problems.push(
    ...problemAt(text, /\p{Cs}/u, 'it has half a character (a surrogate without its other half)'),
  );
  if (names.some((name) => marksIn(name) > MOST_MARKS)) {
    const message = `a name says so much besides the title that there is no room for it: at most ${MOST_MARKS} bytes`;
    problems.push(problem(message));
  }
  return problems;
}

/** Bytes of a name that are never cut, more or less; of a condition's two sides the longer one counts. */
function marksIn(name: Template): number {
  return name.reduce((sum, part) => sum + marksOf(part), 0);
}

function marksOf(part: TemplatePart): number {
  if (part.kind === 'text') return utf8Length(part.text);
  if (part.kind === 'when') return Math.max(marksIn(part.shown), marksIn(part.otherwise));
  return CUT_FIRST.includes(part.field) ? 0 : USUAL_MARK;
}

const isSteady = (field: FieldName): boolean => TITLE_FIELDS.has(field);

function rangeProblems(
  text: string,
  {
    template,
    names,
    tree,
  }: { readonly template: Template; readonly names: readonly Template[]; readonly tree: Tree },
): TemplateProblem[] {
  const at = names.findIndex((name) => fieldsOf(name).has('range'));
  if (at < 0) return [];
  const place = text.indexOf('{range') + 1;
  if (tree === 'storage') {
    return [problem('{range} is for the view only: storage is never rearranged', place)];
  }
  const name = names[at] ?? [];
  const isAlone = fieldsOf(name).size === 1 && textIn(name).trim() === '' && at < names.length - 1;
  if (!isAlone) return [problem('{range} must be a folder of its own: ".../{range}/..."', place)];
  if (names.slice(at + 1).some((one) => fieldsOf(one).has('range'))) {
    return [problem('{range} can be there only once', text.lastIndexOf('{range') + 1)];
  }
  const unsteady = names
    .slice(0, at)
    .flatMap(fieldsAbout)
    .find((field) => !isSteady(field));
  if (unsteady !== undefined) {
    const message = `{${unsteady}} cannot stand before {range}: it is not the same for all files of a work`;
    return [problem(message, text.indexOf(unsteady) + 1)];
  }
  return depthProblems(template, names.slice(at + 1, -1));
}

/** All files of a work must have as many folders below the range: that is how they are found again. */
function depthProblems(template: Template, below: readonly Template[]): TemplateProblem[] {
  const wavering = conditionsIn(template).find(
    ({ field, shown, otherwise }) => !isSteady(field) && hasSlash([...shown, ...otherwise]),
  );
  if (wavering !== undefined) {
    return [problem(`{${wavering.field}?…} cannot have "/" in it where there is {range}`)];
  }
  const isSure = (name: Template): boolean =>
    textIn(name).trim() !== '' ||
    [...surelyShown(name)].some((field) => ALWAYS_KNOWN.has(field) || field === 'season') ||
    fieldsAbout(name).every(isSteady);
  return below.every(isSure)
    ? []
    : [
        problem(
          'each folder below {range} needs a text, or a field that always has a value, such as {title}',
        ),
      ];
}

const hasSlash = (template: Template): boolean =>
  template.some((part) =>
    part.kind === 'text'
      ? part.text.includes('/')
      : part.kind === 'when' && hasSlash([...part.shown, ...part.otherwise]),
  );

function identityProblems(template: Template, name: Template, kind: WorkKind): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const all = fieldsOf(template);
  const names = [...NAMING_FIELDS];
  if (!names.some((field) => all.has(field))) {
    const list = names.map((one) => `{${one}}`).join(', ');
    problems.push(problem(`nothing in it tells works apart: use one of ${list}`));
  }
  const [everywhere, inName] = [surelyShown(template), surelyShown(name)];
  const tellsEpisodes =
    inName.has('code') || inName.has('original') || (inName.has('episode') && everywhere.has('season'));
  if (kind === 'episode' && !tellsEpisodes) {
    const message =
      "the file's name does not tell episodes apart: use {code}, or {season} and {episode}, whole and always shown";
    problems.push(problem(message));
  }
  return problems;
}
