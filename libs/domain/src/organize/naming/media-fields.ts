import type { NamingScheme } from './scheme.js';
import type { FieldName } from './template/fields.js';
import { fieldsAbout } from './template/template-parts.js';

/** Fields that a video's own headers fill, where they are known. */
const MEDIA_FIELDS: ReadonlySet<FieldName> = new Set<FieldName>([
  ...(['language', 'audio', 'channels', 'video', 'resolution', 'hdr', 'words', 'version'] as const),
]);

/** Whether names under a scheme say, or hang on, something that videos' headers know. */
export function namesNeedMedia({ templates: { storage, view } }: NamingScheme): boolean {
  const all = [storage.movie, storage.episode, view.movie, view.episode];
  return all.some((template) => fieldsAbout(template).some((field) => MEDIA_FIELDS.has(field)));
}
