import { copyFacets } from './facets/copy-facets.js';
import type { Place } from './folders/locate.js';
import type { ReadComponent } from './read-component.js';
import type { CopyFacets } from './reading.js';

/** What file and folder say of the copy: the file's words, and the folder's where the file has none. */
export function copyOf({ file, series, film, episode }: Place): CopyFacets {
  const own = facetsOf(file);
  const folder = (episode === null ? film : series).component;
  if (folder === null || (own.resolution !== null && own.source !== null)) return own;
  return filled(own, facetsOf(folder));
}

function facetsOf({ text, leadingGroup, episode, film }: ReadComponent): CopyFacets {
  return copyFacets({ text, leadingGroup, tagsFrom: (episode ?? film()).tagsFrom });
}

function filled(own: CopyFacets, further: CopyFacets): CopyFacets {
  const missing = Object.entries(own).filter(
    ([, value]) => value === null || value === false || (Array.isArray(value) && value.length === 0),
  );
  const found = Object.fromEntries(missing.map(([name]) => [name, further[name as keyof CopyFacets]]));
  return { ...own, ...found };
}
