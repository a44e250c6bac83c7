import type { LibraryView } from '#contracts/http';
import { NAMING_KINDS, NAMING_TREES, type OwnNaming, schemeOf, templatesOf } from '#domain';
import { configuredNaming, type LibraryView as Library, namingOf } from '#infrastructure/database';

/** A library as the API shows it, with the way of naming that is in force. */
export function showLibrary(library: Library): LibraryView {
  const { id, name, sources, storageDir, viewDir, mode, ownNaming } = library;
  const settings = namingOf(library);
  const { preset, words } = settings;
  const { signs, genres } = schemeOf(settings);
  const configured = Object.entries(configuredNaming(library)).flatMap(([setting, value]) =>
    value === null ? [] : [setting],
  );
  const own = ownSettings(ownNaming);
  return {
    ...{ id, name, sources, storageDir, viewDir, mode },
    naming: { preset, words, ...signs, genres, templates: templatesOf(settings), own, configured },
  };
}

/** Names of what was chosen, each template by its own. */
function ownSettings({ templates, ...rest }: OwnNaming): string[] {
  const own = NAMING_TREES.flatMap((tree) =>
    NAMING_KINDS.flatMap((kind) => (templates?.[tree]?.[kind] === undefined ? [] : [`${tree}.${kind}`])),
  );
  return [...Object.keys(rest), ...own];
}
