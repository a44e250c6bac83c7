import { copyFacets } from './facets/copy-facets.js';
import type { Place } from './folders/locate.js';
import type { ReadComponent } from './read-component.js';
import type { CopyFacets } from './reading.js';

/** What file and folder say of the copy: the file's words, and the folder's where the file has none. */
export function copyOf({ file, series, film, episode }: Place): CopyFacets {
  const own = facetsOf(file);
  if (own.resolution !== null && own.source !== null) return own;
  const folder = (episode === null ? film() : series).component;
  return folder === null ? own : filled(own, facetsOf(folder));
}

/** Folders are remembered while their files are read, and so is what they say of the copy. */
const known = new WeakMap<ReadComponent, CopyFacets>();

function facetsOf(component: ReadComponent): CopyFacets {
  const { text, leadingGroup, episode, film } = component;
  const facets =
    known.get(component) ?? copyFacets({ text, leadingGroup, tagsFrom: (episode ?? film()).tagsFrom });
  known.set(component, facets);
  return facets;
}

const listed = <T>(own: readonly T[], further: readonly T[]): readonly T[] =>
  own.length > 0 ? own : further;

function filled(own: CopyFacets, further: CopyFacets): CopyFacets {
  return {
    editions: listed(own.editions, further.editions),
    resolution: own.resolution ?? further.resolution,
    source: own.source ?? further.source,
    remux: own.remux || further.remux,
    videoCodec: own.videoCodec ?? further.videoCodec,
    audioCodecs: listed(own.audioCodecs, further.audioCodecs),
    audioChannels: own.audioChannels ?? further.audioChannels,
    hdr: listed(own.hdr, further.hdr),
    languages: listed(own.languages, further.languages),
    subtitleLanguages: listed(own.subtitleLanguages, further.subtitleLanguages),
    group: own.group ?? further.group,
    proper: own.proper || further.proper,
    threeD: own.threeD || further.threeD,
  };
}
