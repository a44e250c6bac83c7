import type { OrganizableTitle, OrganizableVideo } from '../plan.js';
import type { NamingScheme } from './scheme.js';
import type { Tree } from './template/check-template.js';
import { type FieldName, NAMING_FIELDS } from './template/fields.js';
import type { Template, TemplatePart } from './template/parse-template.js';
import { renderTemplate, type RenderedPath } from './template/render-template.js';
import { fieldsOf, surelyShown } from './template/template-parts.js';
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
  const template = completed(scheme.templates[tree][video.kind], needs, video);
  const values = valuesOf(video, needs, { scheme, shown: fieldsOf(template) });
  return renderTemplate(template, values, { room, signs: scheme.signs });
}

/**
 * What a work says of the paths of all its files: the same for two works that names do not tell apart. Episodes have
 * numbers, so that there are as many folders as in the paths of its files.
 */
export const titlePathOf = (scheme: NamingScheme, tree: Tree, title: OrganizableTitle): RenderedPath =>
  titlePathBy(scheme.templates[tree][title.kind], scheme, title);

/** The same by a template, or by the beginning of one. */
export function titlePathBy(template: Template, scheme: NamingScheme, title: OrganizableTitle): RenderedPath {
  const isSeries = title.kind === 'episode';
  const numbers = isSeries ? { season: '0', episode: '0' } : {};
  const values = {
    texts: { ...titleTexts(title, scheme, false), ...numbers },
    titles: title.titles,
    season: isSeries ? 0 : null,
    episodes: isSeries ? [0] : [],
  };
  const options = { room: LONGEST_TITLE_PATH, signs: scheme.signs };
  return renderTemplate(template, values, options);
}

const LONGEST_TITLE_PATH = 160;

/** The template with what tells clashing names apart at the end of its last name, where it cannot be relied on for that. */
function completed(
  template: Template,
  { detail, copy, homonym }: NameNeeds,
  { kind }: OrganizableVideo,
): Template {
  const shown = surelyShown(template);
  const has = (...fields: readonly FieldName[]): boolean => fields.some((field) => shown.has(field));
  const clashes = detail !== 'none' || copy > 1;
  const parts: TemplatePart[] = [];
  if (homonym && !has('homonym', 'tmdbId')) parts.push(marked(' [tmdbid-', 'tmdbId', ']'));
  if (clashes && !has('version', 'words')) parts.push(marked(' - ', 'version', ''));
  // The parts of a film are never versions of each other; what an episode's name calls a part need not be one.
  if ((clashes || kind === 'movie') && !has('part')) parts.push(marked(' - part', 'part', ''));
  return [...template, ...parts];
}

const marked = (before: string, field: FieldName, behind: string): TemplatePart => ({
  kind: 'when',
  field,
  equals: null,
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
