import type { WorkKind } from '../../../release/reading.js';
import { type FieldName, NAMING_FIELDS, TITLE_FIELDS } from './fields.js';
import { parseTemplate, type Template, TemplateError } from './parse-template.js';
import { fieldsOf } from './render-template.js';

/** The two trees that a template may place files in. */
export type Tree = 'storage' | 'view';

/** One name of a template's path: the texts between two slashes. */
interface TemplateName {
  readonly texts: readonly string[];
  readonly fields: ReadonlySet<FieldName>;
}

/** What is wrong with a template, in words that say what to change; empty when it can be used. */
export function templateProblems(text: string, tree: Tree, kind: WorkKind): string[] {
  let template: Template;
  try {
    template = parseTemplate(text);
  } catch (error) {
    if (error instanceof TemplateError) return [error.message];
    throw error;
  }
  const names = namesOf(template);
  return [
    ...shapeProblems(text, names),
    ...rangeProblems(names, tree),
    ...identityProblems(fieldsOf(template), names.at(-1)?.fields ?? new Set(), kind),
  ];
}

function shapeProblems(text: string, names: readonly TemplateName[]): string[] {
  const problems: string[] = [];
  if (text.startsWith('/')) problems.push('it begins with "/": paths are relative to the tree');
  const isEmpty = ({ texts, fields }: TemplateName): boolean => fields.size === 0 && texts.join('') === '';
  if (names.slice(1).some(isEmpty))
    problems.push('a folder or the file has no name: two "/" in a row, or one at the end');
  const isDots = ({ texts, fields }: TemplateName): boolean =>
    fields.size === 0 && /^\.{1,2}$/.test(texts.join('').trim());
  if (names.some(isDots)) problems.push('"." and ".." are no names: files stay within their tree');
  if (/\p{Cc}/u.test(text)) problems.push('it has control characters');
  return problems;
}

function rangeProblems(names: readonly TemplateName[], tree: Tree): string[] {
  const at = names.findIndex(({ fields }) => fields.has('range'));
  if (at < 0) return [];
  if (tree === 'storage') return ['{range} is for the view only: storage is never rearranged'];
  const { texts, fields } = names[at] ?? { texts: [], fields: new Set() };
  const isAlone = fields.size === 1 && texts.join('').trim() === '' && at < names.length - 1;
  if (!isAlone) return ['{range} must be a folder of its own: ".../{range}/..."'];
  if (names.slice(at + 1).some((name) => name.fields.has('range'))) return ['{range} can be there only once'];
  const unsteady = names
    .slice(0, at)
    .flatMap((name) => [...name.fields].filter((field) => !TITLE_FIELDS.has(field)));
  return unsteady.length === 0
    ? []
    : [`{${unsteady[0]}} cannot stand before {range}: it is not the same for all files of a work`];
}

function identityProblems(
  all: ReadonlySet<FieldName>,
  inName: ReadonlySet<FieldName>,
  kind: WorkKind,
): string[] {
  const problems: string[] = [];
  const names = [...NAMING_FIELDS];
  if (!names.some((field) => all.has(field))) {
    problems.push(
      `nothing in it tells works apart: use one of ${names.map((name) => `{${name}}`).join(', ')}`,
    );
  }
  const tellsEpisodes =
    inName.has('code') || inName.has('original') || (inName.has('episode') && all.has('season'));
  if (kind === 'episode' && !tellsEpisodes) {
    problems.push("the file's name does not tell episodes apart: use {code}, or {season} and {episode}");
  }
  return problems;
}

/** Cuts a template at the slashes that stand outside of conditions; what a condition holds counts for its name. */
function namesOf(template: Template): TemplateName[] {
  const names: { texts: string[]; fields: Set<FieldName> }[] = [{ texts: [], fields: new Set() }];
  for (const part of template) {
    if (part.kind === 'text') {
      const [first = '', ...rest] = part.text.split('/');
      names.at(-1)?.texts.push(first);
      for (const begun of rest) names.push({ texts: [begun], fields: new Set() });
    } else {
      for (const field of fieldsOf([part])) names.at(-1)?.fields.add(field);
    }
  }
  return names;
}
