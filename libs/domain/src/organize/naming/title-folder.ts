import type { OrganizableTitle, OrganizableVideo } from '../plan.js';
import { titlePathBy } from './place.js';
import type { NamingScheme } from './scheme.js';
import type { Tree } from './template/check-template.js';
import { type FieldName, NAMING_FIELDS } from './template/fields.js';
import type { Template, TemplatePart } from './template/parse-template.js';
import { renderTemplate, type RenderedPath } from './template/render-template.js';
import { fieldsOf, namesOf } from './template/template-parts.js';
import { type NameNeeds, valuesOf } from './values.js';

/** Fields that differ among the files of one title: a folder named by one is within the title's folder. */
const OF_ONE_FILE: ReadonlySet<FieldName> = new Set<FieldName>([
  ...(['season', 'episode', 'code', 'episodeTitle', 'part', 'original'] as const),
]);

const LONGEST = 255;

/** The folders of a tree down to the title's own; null where titles have none, as films in the preset's view. */
export function titleFolderOf(
  scheme: NamingScheme,
  tree: Tree,
  { video, needs }: { readonly video: OrganizableVideo; readonly needs: NameNeeds },
): RenderedPath['folders'] | null {
  const template = scheme.templates[tree][video.kind];
  const upTo = upToTitle(template);
  if (upTo === null) return null;
  const values = valuesOf(video, needs, { scheme, shown: fieldsOf(template) });
  return renderTemplate(upTo, values, { room: LONGEST, signs: scheme.signs }).folders;
}

/** The same for all videos of a title, as `titlePathOf` names it. */
export function titleFolderPathOf(
  scheme: NamingScheme,
  tree: Tree,
  title: OrganizableTitle,
): RenderedPath['folders'] | null {
  const upTo = upToTitle(scheme.templates[tree][title.kind]);
  return upTo === null ? null : titlePathBy(upTo, scheme, title).folders;
}

/** The template cut behind the folder of the title; slashes within conditions belong to a folder as a whole. */
function upToTitle(template: Template): Template | null {
  const names = namesOf(template);
  const last = names.slice(0, -1).findLastIndex((name) => isOfTitle(fieldsOf(name)));
  if (last < 0) return null;
  const kept = names.slice(0, last + 1).flatMap((name): TemplatePart[] => [...name, SLASH]);
  return [...kept, { kind: 'text', text: '_' }];
}

const SLASH: TemplatePart = { kind: 'text', text: '/' };

const isOfTitle = (fields: ReadonlySet<FieldName>): boolean =>
  [...fields].some((field) => NAMING_FIELDS.has(field)) &&
  ![...fields].some((field) => OF_ONE_FILE.has(field));
