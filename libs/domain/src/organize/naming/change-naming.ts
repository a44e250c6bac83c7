import { DomainError } from '../../shared/domain-error.js';
import { genreProblems } from '../layout/genres.js';
import {
  NAMING_KINDS,
  NAMING_TREES,
  type NamingProblem,
  namingProblems,
  type NamingSettings,
  type OwnTemplates,
  templatesOf,
} from './scheme.js';

/** What a library has chosen itself; what it has not is as the configuration or CineOrg has it. */
export type OwnNaming = Partial<NamingSettings>;

/** What the configuration says of all naming; null where it says nothing. */
export type ConfiguredNaming = {
  readonly [Setting in 'preset' | 'words']: NamingSettings[Setting] | null;
};

/** A change of what a library has chosen: a value, null to have it as usual again, or nothing to leave it. */
export type NamingChange = {
  readonly [Setting in Exclude<keyof NamingSettings, 'templates'>]?: NamingSettings[Setting] | null;
} & { readonly templates?: TemplatesChange | null };

type TemplatesChange = {
  readonly [Tree in keyof OwnTemplates]?:
    | {
        readonly [Kind in keyof NonNullable<OwnTemplates[Tree]>]?: string | null;
      }
    | null;
};

/** A way of naming that cannot be used, with every problem of its templates. */
export class NamingRefused extends DomainError {
  constructor(readonly problems: readonly NamingProblem[]) {
    super('naming.invalid', problems.map(({ template, message }) => `${template}: ${message}`).join('\n'));
  }
}

/** How a library names its files. */
export const namingSettings = (configured: ConfiguredNaming, own: OwnNaming): NamingSettings => ({
  ...own,
  preset: configured.preset ?? own.preset ?? 'cineorg',
  words: configured.words ?? own.words ?? 'fr',
});

/**
 * What a library has chosen after a change, which is not checked. Throws `naming.invalid` for genres that there are not.
 */
export function changedNaming(own: OwnNaming, change: NamingChange): OwnNaming {
  const problems = genreProblems(change.genres ?? []);
  if (problems.length > 0) throw new DomainError('naming.invalid', problems.join('; '));
  const { templates, ...rest } = change;
  const named = Object.entries(rest).filter(([, value]) => value !== undefined);
  const all = {
    ...own,
    ...Object.fromEntries(named),
    ...(templates === undefined ? {} : { templates: null }),
  };
  const kept = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as OwnNaming;
  if (templates === undefined || templates === null) return kept;
  const merged = changedTemplates(own.templates ?? {}, templates);
  return merged === null ? kept : { ...kept, templates: merged };
}

/** Null when none is left. */
function changedTemplates(own: OwnTemplates, change: TemplatesChange): OwnTemplates | null {
  const trees = NAMING_TREES.flatMap((tree) => {
    const wanted = change[tree];
    const kinds = NAMING_KINDS.flatMap((kind): (readonly [string, string])[] => {
      const given = wanted === null ? null : wanted?.[kind];
      const text = given === undefined ? own[tree]?.[kind] : given;
      return text === undefined || text === null ? [] : [[kind, text]];
    });
    return kinds.length === 0 ? [] : [[tree, Object.fromEntries(kinds)] as const];
  });
  return trees.length === 0 ? null : (Object.fromEntries(trees) as OwnTemplates);
}

/**
 * What a library has chosen after a change that is to be saved. Throws NamingRefused when its templates could not be
 * used, and `naming.configured` for what the configuration says.
 */
export function acceptedNaming(
  configured: ConfiguredNaming,
  own: OwnNaming,
  change: NamingChange,
): OwnNaming {
  for (const [setting, variable] of CONFIGURED_BY) {
    const wanted = change[setting] ?? null;
    if (wanted === null || configured[setting] === null || configured[setting] === wanted) continue;
    throw new DomainError(
      'naming.configured',
      `${variable}=${configured[setting]} is set: change it there, or take it out to choose here`,
    );
  }
  const changed = changedNaming(own, change);
  const problems = namingProblems(templatesOf(namingSettings(configured, changed)));
  if (problems.length > 0) throw new NamingRefused(problems);
  return changed;
}

const CONFIGURED_BY = [
  ['preset', 'CINEORG_NAMING'],
  ['words', 'CINEORG_WORDS'],
] as const;
