import { ALWAYS_KNOWN, type FieldName } from './fields.js';
import type { Template, TemplatePart } from './parse-template.js';

type Condition = Extract<TemplatePart, { kind: 'when' }>;

/** The fields whose values a template shows in a name or path. */
export function fieldsOf(template: Template): ReadonlySet<FieldName> {
  return new Set(
    template.flatMap((part): FieldName[] => {
      if (part.kind === 'text') return [];
      if (part.kind === 'field') return [part.field];
      return [...fieldsOf(part.shown), ...fieldsOf(part.otherwise)];
    }),
  );
}

/** Cuts a template at the slashes that stand outside of conditions; what a condition holds counts for its name. */
export function namesOf(template: Template): Template[] {
  const names: TemplatePart[][] = [[]];
  for (const part of template) {
    if (part.kind !== 'text') {
      names.at(-1)?.push(part);
      continue;
    }
    const [first = '', ...rest] = part.text.split('/');
    names.at(-1)?.push({ kind: 'text', text: first });
    for (const text of rest) names.push([{ kind: 'text', text }]);
  }
  return names;
}

/** All conditions of a template, those within conditions too. */
export const conditionsIn = (template: Template): readonly Condition[] =>
  template.flatMap((part) =>
    part.kind === 'when' ? [part, ...conditionsIn(part.shown), ...conditionsIn(part.otherwise)] : [],
  );

/** Fields that a template depends on, shown or not. */
export const fieldsAbout = (template: Template): readonly FieldName[] => [
  ...fieldsOf(template),
  ...conditionsIn(template).map(({ field }) => field),
];

/**
 * The fields that a template shows whenever they have a value, and whole: it can rely on these to tell files apart.
 * What another field's condition hides, or a number of bytes cuts, is none of them.
 */
export function surelyShown(template: Template): ReadonlySet<FieldName> {
  return new Set(
    template.flatMap((part): FieldName[] => {
      if (part.kind === 'text') return [];
      if (part.kind === 'field') return part.modifiers.some(({ kind }) => kind === 'cut') ? [] : [part.field];
      return shownWithValue(part);
    }),
  );
}

function shownWithValue({ field, equals, negated, shown, otherwise }: Condition): FieldName[] {
  if (equals !== null) return [];
  const fields = [...surelyShown(negated ? otherwise : shown)];
  return ALWAYS_KNOWN.has(field)
    ? fields
    : fields.filter((one) => one === field || one === SAME_VALUE[field]);
}

/** A field that has the very value of another one whenever it has any. */
const SAME_VALUE: Readonly<Partial<Record<FieldName, FieldName>>> = { homonym: 'tmdbId' };

/** The languages that a template asks titles for. */
export const languagesOf = (template: Template): ReadonlySet<string> =>
  new Set(
    template.flatMap((part): string[] => {
      if (part.kind === 'text') return [];
      if (part.kind === 'when') return [...languagesOf(part.shown), ...languagesOf(part.otherwise)];
      return part.modifiers.flatMap((modifier) => (modifier.kind === 'language' ? [modifier.code] : []));
    }),
  );
