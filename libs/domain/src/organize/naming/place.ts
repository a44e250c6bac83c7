import type { OrganizableTitle, OrganizableVideo } from '../plan.js';
import type { NamingScheme } from './scheme.js';
import type { Tree } from './template/check-template.js';
import { type FieldName, NAMING_FIELDS } from './template/fields.js';
import type { Template, TemplatePart } from './template/parse-template.js';
import { fieldsOf, renderTemplate, type RenderedPath } from './template/render-template.js';
import { type NameNeeds, titleTexts, valuesOf } from './values.js';

/** Names a video for a tree. The last name has at most `room` bytes. */
export function placeOf(
  scheme: NamingScheme,
  tree: Tree,
  {
    video,
    needs,
    room,
  }: { readonly video: OrganizableVideo; readonly needs: NameNeeds; readonly room: number },
): RenderedPath {
  const template = completed(scheme.templates[tree][video.kind], needs);
  const values = valuesOf(video, needs, { words: scheme.words, shown: fieldsOf(template) });
  return renderTemplate(template, values, room);
}

/** What a work says of the paths of all its files: the same for two works that names do not tell apart. */
export function titlePathOf(scheme: NamingScheme, tree: Tree, title: OrganizableTitle): RenderedPath {
  const values = {
    texts: titleTexts(title, scheme.words, false),
    titles: title.titles,
    season: null,
    episodes: [],
  };
  return renderTemplate(scheme.templates[tree][title.kind], values, LONGEST_TITLE_PATH);
}

const LONGEST_TITLE_PATH = 160;

/** The template with what tells clashing names apart at the end of its last name, if it has no place for that itself. */
function completed(template: Template, { detail, copy, homonym }: NameNeeds): Template {
  const shown = fieldsOf(template);
  const has = (...fields: readonly FieldName[]): boolean => fields.some((field) => shown.has(field));
  const parts: TemplatePart[] = [];
  if (homonym && !has('homonym', 'tmdbId')) parts.push(marked(' [tmdbid-', 'tmdbId', ']'));
  if ((detail !== 'none' || copy > 1) && !has('version', 'words')) parts.push(marked(' - ', 'version', ''));
  return [...template, ...parts];
}

const marked = (before: string, field: FieldName, behind: string): TemplatePart => ({
  kind: 'when',
  field,
  negated: false,
  shown: [
    { kind: 'text', text: before },
    { kind: 'field', field, modifiers: [] },
    { kind: 'text', text: behind },
  ],
  otherwise: [],
});

/** Whether a work's files lie in a folder of that work alone. */
export function hasTitleFolder(template: Template): boolean {
  const text = template.findLastIndex((part) => part.kind === 'text' && part.text.includes('/'));
  const above = template.slice(0, text + 1);
  return [...fieldsOf(above)].some((field) => NAMING_FIELDS.has(field));
}
